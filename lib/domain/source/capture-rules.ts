/** Most bytes of one stored copy. The interface says so before a file is read. */
export const maxCaptureBytes = 20 * 1024 * 1024;

/** Most UTF-16 units of a pasted copy. */
export const maxPasteLength = 1_000_000;

/** Most copies that go into one archive. */
export const mostArchivedCaptures = 500;

/** Most quotes that are marked in a copy at once. */
export const mostMarkedQuotes = 200;

/** Kinds of files that can be stored as a copy, by media type, with whether text can be read from them. */
export const captureTypes = {
  "text/html": { label: "web page", hasText: true },
  "application/xhtml+xml": { label: "web page", hasText: true },
  "application/pdf": { label: "PDF", hasText: true },
  "text/plain": { label: "text", hasText: true },
  "text/markdown": { label: "text", hasText: true },
  "text/csv": { label: "table (CSV)", hasText: true },
  "text/xml": { label: "XML", hasText: true },
  "application/xml": { label: "XML", hasText: true },
  "application/json": { label: "JSON", hasText: true },
  "image/png": { label: "image", hasText: false },
  "image/jpeg": { label: "image", hasText: false },
  "image/gif": { label: "image", hasText: false },
  "image/webp": { label: "image", hasText: false },
  "image/avif": { label: "image", hasText: false },
  "image/tiff": { label: "image", hasText: false },
} as const satisfies Record<string, { label: string; hasText: boolean }>;

export type CaptureType = keyof typeof captureTypes;

export function isCaptureType(mediaType: string): mediaType is CaptureType {
  return Object.hasOwn(captureTypes, mediaType);
}

/** A larger page is shown by its text alone. */
export const maxViewBytes = 3 * 1024 * 1024;

export function isWebPage(mediaType: string): boolean {
  return mediaType === "text/html" || mediaType === "application/xhtml+xml";
}

/** Why a stored copy has no text to check quotes against; null where it has some. */
export function missingText({
  mediaType,
  text,
  redaction = null,
}: {
  mediaType: string;
  text: string;
  /** By whom the copy was redacted, where it was. */
  redaction?: { by: string } | null;
}): string | null {
  if (redaction)
    return `The text of this copy was redacted. Quotes taken from it before stand with its hash; nobody can check them against it any more. ${redaction.by}, who redacted it, may know more.`;
  if (text.trim() !== "") return null;
  if (mediaType === "application/pdf")
    return "No text layer was found in this PDF; it may be scanned. Quotes cannot be checked against it by the program.";
  if (mediaType.startsWith("image/")) return "This is an image. Quotes cannot be checked against it by the program.";
  return "No text was found in this copy. Quotes cannot be checked against it by the program.";
}

export const captureChanges = ["first", "same", "changed", "gone"] as const;
export type CaptureChange = (typeof captureChanges)[number];

export const captureChangeWords = {
  first: "First copy",
  same: "Unchanged since the copy before",
  changed: "Changed since the copy before",
  gone: "The page was gone",
} as const satisfies Record<CaptureChange, string>;

/** What an address or a person gave, as far as the comparison needs it. */
export type ComparedBytes = { sha256: string; text: string };

/**
 * Compares a copy with the one before it from the same place. Where there is text, its matter decides (compare-copies.ts),
 * since the bytes of a web page differ at each visit.
 */
export function changeSince({
  before,
  now,
  hasSameMatter,
}: {
  before: ComparedBytes | null;
  now: ComparedBytes;
  hasSameMatter: boolean;
}): "first" | "same" | "changed" {
  if (before === null) return "first";
  if (before.sha256 === now.sha256) return "same";
  if (before.text === "" && now.text === "") return "changed";
  return hasSameMatter ? "same" : "changed";
}

/** HTTP statuses by which a website says that a page has gone for good. */
export function saysGone(httpStatus: number): boolean {
  return httpStatus === 404 || httpStatus === 410 || httpStatus === 451;
}
