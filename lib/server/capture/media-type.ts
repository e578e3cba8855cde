import { fileTypeFromBuffer } from "file-type";

const byEnding: Record<string, string> = {
  html: "text/html",
  htm: "text/html",
  xhtml: "application/xhtml+xml",
  txt: "text/plain",
  md: "text/markdown",
  csv: "text/csv",
  json: "application/json",
  xml: "text/xml",
};

/** Types that say nothing about what is inside. */
const vague = new Set([
  "",
  "application/octet-stream",
  "binary/octet-stream",
  "application/force-download",
  "application/unknown",
]);

/** What a file is: by its own first bytes, then by what it is called, never by its name where the bytes contradict it. */
export async function mediaTypeOf({
  bytes,
  claimed,
  fileName,
}: {
  bytes: Uint8Array;
  claimed: string | null;
  fileName: string | null;
}): Promise<string> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, 8192)).catch(() => undefined);
  if (found && !/[/+]xml$/.test(found.mime)) return found.mime;
  const essence = claimed?.split(";")[0]?.trim().toLowerCase() ?? "";
  const ending = /\.([a-z0-9]{1,10})$/iu.exec(fileName ?? "")?.[1]?.toLowerCase() ?? "";
  const named = vague.has(essence) ? (byEnding[ending] ?? "") : essence;
  // A file of these kinds has a signature; without it, it is something else.
  if (named === "application/pdf" || named.startsWith("image/")) return "application/octet-stream";
  if (named !== "") return named;
  return bytes.subarray(0, 8192).includes(0) ? "application/octet-stream" : "text/plain";
}
