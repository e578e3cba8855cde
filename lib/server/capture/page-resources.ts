import {
  attribute,
  elementsIn,
  listElements,
  parsePage,
  type PageElement,
  type PageNode,
} from "@/lib/import/page-tree";

/** Something that a page shows beside its words. */
export type PageResource = { url: string; kind: "style" | "image" };

/** Most style sheets and pictures of one page that are stored with it. */
export const mostResources = { style: 10, image: 30 } as const;

/** The style sheets and pictures that a page asks for, each once, in the order of the page, within the limits. */
export function listResources({ html, url }: { html: string; url: string }): PageResource[] {
  const page = parsePage(html);
  const base = baseOf({ page, url });
  const found = new Map<string, PageResource>();
  const left: Record<PageResource["kind"], number> = { ...mostResources };
  for (const element of elementsIn(page)) {
    const resource = resourceOf({ element, base });
    if (!resource || found.has(resource.url) || left[resource.kind] === 0) continue;
    left[resource.kind] -= 1;
    found.set(resource.url, resource);
  }
  return [...found.values()];
}

/** What one element asks for, its address resolved; null for nothing, or nothing on the web. */
export function resourceOf({ element, base }: { element: PageElement; base: string }): PageResource | null {
  const isStyle =
    element.tagName === "link" &&
    (attribute(element, "rel") ?? "").toLowerCase().split(/\s+/u).includes("stylesheet") &&
    !/\bprint\b/iu.test(attribute(element, "media") ?? "");
  const isImage = element.tagName === "img";
  if (!isStyle && !isImage) return null;
  const address = isStyle ? attribute(element, "href") : (attribute(element, "src") ?? attribute(element, "data-src"));
  if (!address || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  url.hash = "";
  return { url: url.href, kind: isStyle ? "style" : "image" };
}

/** What addresses of a page are resolved against: its base element where that leads to the web. */
export function baseOf({ page, url }: { page: PageNode; url: string }): string {
  const named = listElements(page, "base").map((element) => attribute(element, "href"))[0];
  return named && URL.canParse(named, url) ? new URL(named, url).href : url;
}
