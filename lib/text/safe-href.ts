const safeSchemes = new Set(["http:", "https:", "mailto:"]);

/** Longest address that an article may link to, in UTF-16 units. */
export const maxHrefLength = 4096;

/**
 * True of an absolute http, https or mailto address. Relative addresses are not safe here: they would point into
 * Plumbline itself.
 */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== "string" || href.length > maxHrefLength) return false;
  // URL() strips tabs and line ends, which a browser would strip too; an address that needs it is refused.
  if (/[\u0000-\u0020]/u.test(href) || !URL.canParse(href)) return false;
  return safeSchemes.has(new URL(href).protocol);
}
