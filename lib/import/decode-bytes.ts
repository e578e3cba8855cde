/** A text with the name of the encoding it was read in (WHATWG label). */
export type Decoded = { text: string; encoding: string };

/** The WHATWG encoding sniffing looks at the first 1024 bytes; many pages put their meta later behind scripts. */
const prescanBytes = 8192;

/**
 * Reads text in the encoding that the byte order mark, the charset of `contentType` or, for HTML, its own meta element
 * names, in this order; without any, UTF-8 where the bytes are valid UTF-8 and windows-1252 where they are not. A named
 * encoding that the bytes contradict gives way to valid UTF-8. Bytes that cannot be read become U+FFFD.
 */
export function decodeBytes({
  bytes,
  contentType = null,
  isHtml,
}: {
  bytes: Uint8Array;
  contentType?: string | null;
  isHtml: boolean;
}): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked) return decode({ bytes, label: marked });
  const named = charsetOf(contentType ?? "") ?? (isHtml ? charsetInMeta(bytes) : null);
  const utf8 = decodeStrictly({ bytes, label: "utf-8" });
  if (utf8 !== null && (named === null || named === "utf-8" || isAscii(utf8) || hasMultiByte(bytes, named)))
    return { text: utf8, encoding: "utf-8" };
  return decode({ bytes, label: named ?? "windows-1252" });
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Lower-case WHATWG name, or null for a label that nobody knows or that must not be trusted. */
function charsetOf(text: string): string | null {
  const label = /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(text)?.[1];
  if (!label) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function charsetInMeta(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, prescanBytes)).toString("latin1");
  for (const [tag] of head.matchAll(/<meta\s[^>]{0,500}>|<\?xml\s[^>]{0,200}\?>/gi)) {
    const encoding = charsetOf(tag.replace(/encoding\s*=/i, "charset="));
    // Who can read this in single bytes is not reading UTF-16 (HTML standard, "determining the character encoding").
    if (encoding) return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  }
  return null;
}

/** Valid UTF-8 with several bytes to a character is no accident, whatever a single-byte label says. */
function hasMultiByte(bytes: Uint8Array, named: string): boolean {
  return /^(windows-125\d|iso-8859-\d+|us-ascii|macintosh)$/.test(named) && bytes.some((byte) => byte >= 0x80);
}

function isAscii(text: string): boolean {
  return !/[^\u0000-\u007f]/.test(text);
}

function decodeStrictly({ bytes, label }: { bytes: Uint8Array; label: string }): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decode({ bytes, label }: { bytes: Uint8Array; label: string }): Decoded {
  const decoder = new TextDecoder(label);
  return { text: decoder.decode(bytes), encoding: decoder.encoding };
}
