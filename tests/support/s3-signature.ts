import { createHash, createHmac } from "node:crypto";
import type { S3Credentials } from "@/lib/platform/s3/sign-request";

/**
 * The signature that a store expects, worked out from its published description and not with the library that signs
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 * @param headers those that are signed, names in lower case, with host, x-amz-date and x-amz-content-sha256
 */
export function s3Signature({
  method,
  url,
  headers,
  credentials: { secretAccessKey, region },
}: {
  method: string;
  url: URL;
  headers: Record<string, string>;
  credentials: S3Credentials;
}): string {
  const names = Object.keys(headers).toSorted();
  const path = url.pathname.split("/").map((part) => encoded(decodeURIComponent(part)));
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).toSorted();
  const fields = names.map((name) => `${name}:${headers[name]!.trim().replace(/ +/gu, " ")}`);
  const request = [method, path.join("/"), query.join("&"), ...fields, "", names.join(";")];
  const canonical = [...request, headers["x-amz-content-sha256"]].join("\n");
  const at = headers["x-amz-date"]!;
  const scope = [at.slice(0, 8), region, "s3", "aws4_request"];
  const text = ["AWS4-HMAC-SHA256", at, scope.join("/"), createHash("sha256").update(canonical).digest("hex")].join(
    "\n",
  );
  const key = scope.reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString("hex");
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
