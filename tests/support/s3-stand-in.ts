import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { S3Credentials } from "@/lib/platform/s3/sign-request";
import { s3Signature } from "@/tests/support/s3-signature";

/**
 * A store of the S3 kind in memory, with one bucket. It signs each request anew from what arrived and refuses another signature, a date that
 * is far off, or a body that has not the digest that was signed.
 */
export async function startS3StandIn({ credentials, bucket }: { credentials: S3Credentials; bucket: string }) {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  let failures = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request);
      requests.push(`${request.method} ${request.url}`);
      if (failures > 0) {
        failures -= 1;
        return response.writeHead(503).end("<Error><Code>SlowDown</Code></Error>");
      }
      const refusal = refusalOf({ request, body, credentials });
      if (refusal) return response.writeHead(403).end(`<Error><Code>${refusal}</Code></Error>`);
      const key = request.url!;
      if (!key.startsWith(`/${bucket}/`))
        return response.writeHead(404).end("<Error><Code>NoSuchBucket</Code></Error>");
      const found = objects.get(key);
      if (request.method === "PUT") {
        objects.set(key, body);
        return response.writeHead(200).end();
      }
      if (request.method === "DELETE") {
        objects.delete(key);
        return response.writeHead(204).end();
      }
      if (!found) return response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
      return response
        .writeHead(200, { "content-length": found.byteLength })
        .end(request.method === "HEAD" ? undefined : found);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    requests,
    /** The next requests are answered with "slow down". */
    failNext: (count: number) => {
      failures = count;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refusalOf({
  request: { method, url, headers },
  body,
  credentials,
}: {
  request: IncomingMessage;
  body: Buffer;
  credentials: S3Credentials;
}): string | null {
  const digest = createHash("sha256").update(body).digest("hex");
  if (headers["x-amz-content-sha256"] !== digest) return "XAmzContentSHA256Mismatch";
  const at = String(headers["x-amz-date"]).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u, "$1-$2-$3T$4:$5:$6Z");
  if (!(Math.abs(Date.now() - Date.parse(at)) < 15 * 60_000)) return "RequestTimeTooSkewed";
  const authorization = headers.authorization ?? "";
  const names = /SignedHeaders=([^,]+)/u.exec(authorization)?.[1]?.split(";") ?? [];
  // Whatever is not signed could be changed on the way.
  if (!["host", "x-amz-date", "x-amz-content-sha256"].every((name) => names.includes(name))) return "AccessDenied";
  const signature = s3Signature({
    method: method!,
    url: new URL(url!, `http://${headers.host}`),
    headers: Object.fromEntries(names.map((name) => [name, String(headers[name])])),
    credentials,
  });
  return authorization.endsWith(`Signature=${signature}`) ? null : "SignatureDoesNotMatch";
}
