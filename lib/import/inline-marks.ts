import type { DocMark } from "@/lib/text/article-doc";
import { isSafeHref } from "@/lib/text/safe-href";
import { attribute, type PageElement } from "./page-tree";

const tagMarks: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  sup: "superscript",
  sub: "subscript",
};

/**
 * The marks of what stands inside an inline element: by its name, and by its style, since Word and Google Docs write bold
 * words as styled spans and wrap a whole clipboard in a bold element that is not bold.
 * @param marks those around the element.
 */
export function marksInside({
  element,
  marks,
  baseUrl,
}: {
  element: PageElement;
  marks: readonly DocMark[];
  baseUrl: string | null;
}): readonly DocMark[] {
  const own = Object.hasOwn(tagMarks, element.tagName) ? tagMarks[element.tagName]! : null;
  let inside = own ? withMark(marks, { type: own }) : marks;
  if (element.tagName === "a") {
    const link = linkOf({ element, baseUrl });
    if (link) inside = withMark(inside, link);
  }
  const style = attribute(element, "style");
  return style ? withStyle(inside, style) : inside;
}

function withMark(marks: readonly DocMark[], mark: DocMark): readonly DocMark[] {
  return [...without(marks, mark.type), mark];
}

function without(marks: readonly DocMark[], type: string): readonly DocMark[] {
  const clash = type === "superscript" ? "subscript" : type === "subscript" ? "superscript" : type;
  return marks.filter((mark) => mark.type !== type && mark.type !== clash);
}

function withStyle(marks: readonly DocMark[], style: string): readonly DocMark[] {
  const weight = /(?:^|;)\s*font-weight\s*:\s*([a-z0-9]+)/iu.exec(style)?.[1]?.toLowerCase();
  const slant = /(?:^|;)\s*font-style\s*:\s*([a-z]+)/iu.exec(style)?.[1]?.toLowerCase();
  const place = /(?:^|;)\s*vertical-align\s*:\s*(super|sub)\b/iu.exec(style)?.[1]?.toLowerCase();
  let styled = marks;
  if (weight && /^(?:bold|bolder|[6-9]00)$/u.test(weight)) styled = withMark(styled, { type: "bold" });
  if (weight && /^(?:normal|lighter|[1-4]00)$/u.test(weight)) styled = without(styled, "bold");
  if (slant && /^(?:italic|oblique)$/u.test(slant)) styled = withMark(styled, { type: "italic" });
  if (slant === "normal") styled = without(styled, "italic");
  return place ? withMark(styled, { type: `${place}script` }) : styled;
}

function linkOf({ element, baseUrl }: { element: PageElement; baseUrl: string | null }): DocMark | null {
  const href = attribute(element, "href");
  // A jump within the page leads nowhere once the text stands elsewhere.
  if (!href || href.startsWith("#") || !URL.canParse(href, baseUrl ?? undefined)) return null;
  const absolute = behindRedirect(new URL(href, baseUrl ?? undefined)).href;
  return isSafeHref(absolute) ? { type: "link", attrs: { href: absolute } } : null;
}

/** Google Docs writes links as https://www.google.com/url?q=<address>. */
function behindRedirect(url: URL): URL {
  if (!/^www\.google\.[a-z.]{2,6}$/u.test(url.hostname) || url.pathname !== "/url") return url;
  const real = url.searchParams.get("q") ?? url.searchParams.get("url");
  return real && /^https?:\/\//iu.test(real) && URL.canParse(real) ? new URL(real) : url;
}
