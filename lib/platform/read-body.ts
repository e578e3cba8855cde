/**
 * The bytes of a request, or null where there are more than `maxBytes`: a declared length is believed at once, so that
 * nothing of a large upload is read; one that says nothing or lies is cut off at the limit.
 */
export async function readBody({
  request,
  maxBytes,
}: {
  request: Pick<Request, "headers" | "body">;
  maxBytes: number;
}): Promise<Uint8Array | null> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > maxBytes) return null;
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel().catch(() => {});
      return null;
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
