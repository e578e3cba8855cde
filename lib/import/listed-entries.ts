import { authorsOfByline, isName } from "./find-byline";
import { dateOfMetadata } from "./find-date";
import { attribute, elementsIn, isElement, listElements, textIn, type PageElement, type PageNode } from "./page-tree";

/** What a page that lists several articles says of one of them in its markup. */
export type ListedEntry = {
  element: PageElement;
  publishedOn: string | null;
  authors: string[];
  /** The address that its title leads to, as it is written. */
  href: string | null;
};

/** Classes by which blog software marks the box of one article (microformats, WordPress, Blogger). */
const entryClass = /(?:^|\s)(?:hentry|h-entry|type-post|blog-post|post-outer|search-result)(?:\s|$)/iu;
/** Fewer words are a card that leads to an article, not the article. */
const wordsOfText = 40;
/** Share of a page's words that its list holds; below, the list stands beside an article. */
const leastShare = 0.5;

/**
 * The boxes of the articles that a page lists in full, as archives and search results do; empty where the page is one
 * article. They stand side by side, each with a heading, at least two of them with a text of their own.
 */
export function listedEntries(page: PageNode): ListedEntry[] {
  const body = listElements(page, "body")[0] ?? page;
  const boxes = new Set([...elementsIn(body)].filter(isBox));
  const outermost = [...boxes].filter((box) => !standsInOne(box, boxes));
  const siblings = [...Map.groupBy(outermost, (box) => box.parentNode).values()].toSorted(
    (one, other) => wordsOf(...other) - wordsOf(...one),
  )[0];
  if (!siblings || siblings.filter((box) => wordsOf(box) >= wordsOfText).length < 2) return [];
  if (wordsOf(...siblings) < wordsOf(body) * leastShare) return [];
  return siblings.map((element) => ({ element, ...saidOf(element) }));
}

function isBox(element: PageElement): boolean {
  const isMarked = element.tagName === "article" || entryClass.test(attribute(element, "class") ?? "");
  return isMarked && headingOf(element) !== undefined;
}

function headingOf(element: PageElement): PageElement | undefined {
  return listElements(element, "h1", "h2", "h3", "h4")[0];
}

function standsInOne(box: PageElement, boxes: ReadonlySet<PageNode>): boolean {
  for (let node: PageNode | null = box.parentNode; node; node = "parentNode" in node ? node.parentNode : null) {
    if (boxes.has(node)) return true;
  }
  return false;
}

function wordsOf(...nodes: PageNode[]): number {
  return nodes.reduce((sum, node) => sum + (textIn(node).match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}

function saidOf(element: PageElement): Omit<ListedEntry, "element"> {
  const heading = headingOf(element);
  const time = listElements(element, "time").find((each) => attribute(each, "datetime"));
  const link =
    (heading && listElements(heading, "a")[0]) ??
    (heading?.parentNode && isElement(heading.parentNode) && heading.parentNode.tagName === "a"
      ? heading.parentNode
      : undefined);
  return {
    publishedOn: time ? dateOfMetadata(attribute(time, "datetime") ?? "") : null,
    authors: authorsOf(element),
    href: link ? attribute(link, "href") : null,
  };
}

function authorsOf(element: PageElement): string[] {
  const named = [...elementsIn(element)].filter(
    (each) =>
      attribute(each, "rel")?.split(/\s+/u).includes("author") ||
      /(?:^|\s)(?:p-author|author-name|fn)(?:\s|$)/iu.test(attribute(each, "class") ?? ""),
  );
  const names = named.flatMap((each) => {
    const words = textIn(each);
    return isName(words) ? [words] : (authorsOfByline(words) ?? []);
  });
  return [...new Set(names)].slice(0, 8);
}
