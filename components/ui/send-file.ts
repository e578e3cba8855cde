/** What the receiving route answers, or why nothing came back. */
export type SentFile = { ok: boolean; reason?: string };

/**
 * Sends one file as the body of a request, telling how much is on its way. fetch() cannot tell, so this is the older way.
 * @param onProgress gets 0 to 1
 */
export function sendFile({
  to,
  file,
  signal,
  onProgress,
}: {
  to: string;
  file: File;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}): Promise<SentFile> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", to);
    request.responseType = "json";
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.upload.addEventListener("load", () => onProgress(1));
    request.addEventListener("load", () => {
      const answer = request.response as SentFile | null;
      // A proxy on the way may have a lower limit than we do, and says so by the status alone.
      const unread = { ok: false, reason: request.status === 413 ? "too_large" : "unavailable" };
      resolve(answer && typeof answer.ok === "boolean" ? answer : unread);
    });
    request.addEventListener("error", () => resolve({ ok: false, reason: "offline" }));
    request.addEventListener("abort", () => resolve({ ok: false, reason: "aborted" }));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
