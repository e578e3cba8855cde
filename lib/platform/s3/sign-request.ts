import { createHash, createHmac } from "node:crypto";

export type S3Credentials = { accessKeyId: string; secretAccessKey: string; region: string };

/**
 * The headers with which a request to an S3-compatible store is signed: AWS Signature Version 4 over the method, the path,
 * the query, all headers given here and the digest of the body
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 * @param headers names in lower case; they are all signed and have to be sent as they are
 * @param bodySha256 hex; of an empty body too
 */
export function signRequest({
  method,
  url,
  headers,
  bodySha256,
  credentials: { accessKeyId, secretAccessKey, region },
  now,
}: {
  method: string;
  url: URL;
  headers: Record<string, string>;
  bodySha256: string;
  credentials: S3Credentials;
  now: Date;
}): Record<string, string> {
  const at = now.toISOString().replace(/[-:]|\.\d{3}/gu, "");
  const day = at.slice(0, 8);
  const all: Record<string, string> = {
    ...headers,
    host: url.host,
    "x-amz-content-sha256": bodySha256,
    "x-amz-date": at,
  };
  const names = Object.keys(all).toSorted();
  const signedHeaders = names.join(";");
  const canonical = [
    method,
    url.pathname
      .split("/")
      .map((part) => encoded(decodeURIComponent(part)))
      .join("/"),
    [...url.searchParams]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .toSorted()
      .join("&"),
    ...names.map((name) => `${name}:${all[name]!.trim().replace(/ +/gu, " ")}`),
    "",
    signedHeaders,
    bodySha256,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", at, scope, createHash("sha256").update(canonical).digest("hex")].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(key, text).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope},SignedHeaders=${signedHeaders},Signature=${signature}`;
  const { host: _host, ...sent } = all;
  return { ...sent, authorization };
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

/** Percent-encoding as the signature wants it, stricter than that of addresses. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
