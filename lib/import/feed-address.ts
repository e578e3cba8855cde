import { maxUrlLength } from "@/lib/domain/article/article-fields";

/** A link of a page or a feed in full, or null where it leads nowhere on the web. */
export function absoluteAddress(link: string | null | undefined, base: string): string | null {
  const text = link?.trim();
  if (!text || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return /^https?:$/u.test(url.protocol) && url.href.length <= maxUrlLength ? url.href : null;
}
