export type S3Credentials = { accessKeyId: string; secretAccessKey: string; region: string };

/**
 * The headers with which a request to an S3-compatible store is signed: AWS Signature Version 4 over the method, the path,
 * the query, all headers given here and the digest of the body
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 * @param url its path is signed as it is: signs other than letters, digits and -._~ have to be encoded in it
 * @param headers names in lower case and none of them `date`; they are all signed and have to be sent as they are
 * @param bodySha256 hex; of an empty body too
 */
export async function signRequest({
  method,
  url: { protocol, host, hostname, pathname, searchParams },
  headers,
  bodySha256,
  credentials: { region, ...credentials },
  now,
}: {
  method: string;
  url: URL;
  headers: Record<string, string>;
  bodySha256: string;
  credentials: S3Credentials;
  now: Date;
}): Promise<Record<string, string>> {
  // Some 13 MB of memory, which an installation without such a store does without.
  const [{ Sha256 }, { SignatureV4 }] = await Promise.all([
    import("@smithy/core/checksum"),
    import("@smithy/signature-v4"),
  ]);
  // Elsewhere than in S3 a path is encoded twice.
  const signer = new SignatureV4({ service: "s3", region, credentials, sha256: Sha256, uriEscapePath: false });
  const request = {
    method,
    protocol,
    hostname,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: { ...headers, host, "x-amz-content-sha256": bodySha256 },
  };
  const signed = await signer.sign(request, { signingDate: now, signableHeaders: new Set(Object.keys(headers)) });
  const { host: _host, ...sent } = signed.headers;
  return sent;
}
