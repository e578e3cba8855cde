const endings: Record<string, string> = {
  "text/html": "html",
  "application/xhtml+xml": "xhtml",
  "application/pdf": "pdf",
  "text/plain": "txt",
  "text/markdown": "md",
  "text/csv": "csv",
  "text/xml": "xml",
  "application/xml": "xml",
  "application/json": "json",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/tiff": "tiff",
};

/**
 * Headers under which a stored copy leaves: as a file to keep, never as a page of ours, since what is in it was written
 * by others.
 */
export function downloadHeaders({
  mediaType,
  sha256,
  bytes,
}: {
  mediaType: string;
  sha256: string;
  bytes: number;
}): Record<string, string> {
  const ending = endings[mediaType];
  return {
    "Content-Type": mediaType,
    "Content-Length": String(bytes),
    "Content-Disposition": `attachment; filename="copy-${sha256.slice(0, 12)}${ending ? `.${ending}` : ""}"`,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, max-age=0, must-revalidate",
    ETag: `"${sha256}"`,
  };
}
