import { env } from "@/lib/platform/env";
import type { S3Bucket } from "@/lib/platform/s3/s3-bucket";

/** The store that the environment names; null where copies lie on the disk. */
export function bucketOfEnv(): S3Bucket | null {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  if (!S3_BUCKET) return null;
  // Both are there: the settings are refused otherwise.
  const credentials = { accessKeyId: S3_ACCESS_KEY_ID!, secretAccessKey: S3_SECRET_ACCESS_KEY!, region: S3_REGION };
  return { endpoint: S3_ENDPOINT ?? `https://s3.${S3_REGION}.amazonaws.com`, bucket: S3_BUCKET, credentials };
}
