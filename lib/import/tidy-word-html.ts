import { defaultTreeAdapter, html } from "parse5";
import { attribute, childrenOf, elementsIn, isElement, textIn, type PageElement, type PageNode } from "./page-tree";

/** What Word calls a paragraph that HTML has an element for. */
const elementOfClass: [RegExp, string][] = [
  [/^MsoTitle/u, "h1"],
  [/^MsoCaption$/u, "figcaption"],
  [/^Mso(?:Intense)?Quote/u, "blockquote"],
];

/** One paragraph that Word draws as an item of a list. */
type Item = { element: PageElement; level: number; list: string; marker: string };

/**
 * Puts right what Word's HTML says only in its styles: paragraphs that are items of lists become lists, titles,
 * captions and quotations their own elements, and words that somebody has deleted with changes being tracked go. Changes the tree; a page that Word has not written stays as it is.
 */
export function tidyWordHtml(root: PageNode): void {
  const parents = new Set<PageNode>();
  for (const element of [...elementsIn(root)].filter(isDeletion)) defaultTreeAdapter.detachNode(element);
  for (const element of elementsIn(root)) {
    if (element.tagName !== "p") continue;
    const name = attribute(element, "class") ?? "";
    const renamed = elementOfClass.find(([pattern]) => pattern.test(name))?.[1];
    if (renamed) {
      element.tagName = renamed;
      element.nodeName = renamed;
    } else if (element.parentNode && listStyle(element)) parents.add(element.parentNode);
  }
  for (const parent of parents) gatherLists(parent);
}

/** Word names who deleted something and when; a plain `del` may be a correction that readers of a page are shown. */
function isDeletion(element: PageElement): boolean {
  return element.tagName === "del" && /^mailto:/iu.test(attribute(element, "cite") ?? "");
}

function listStyle(element: PageElement): { list: string; level: number } | null {
  const [, list, level] = /mso-list:\s*(l\d+)\s+level(\d)/iu.exec(attribute(element, "style") ?? "") ?? [];
  return list && level ? { list, level: Number(level) } : null;
}

function gatherLists(parent: PageNode): void {
  let run: Item[] = [];
  const close = () => {
    if (run.length > 0) replaceRun(run);
    run = [];
  };
  for (const child of childrenOf(parent).slice()) {
    if (isElement(child)) {
      const style = child.tagName === "p" ? listStyle(child) : null;
      if (!style) close();
      else run.push({ element: child, ...style, marker: takeMarker(child) });
    } else if ("value" in child && child.nodeName === "#text" && child.value.trim() !== "") close();
  }
  close();
}

/** Takes the marker that Word has written out ("·", "1.", "a)") off a paragraph. */
function takeMarker(paragraph: PageElement): string {
  const span = [...elementsIn(paragraph)].find((element) =>
    /mso-list:\s*ignore/iu.test(attribute(element, "style") ?? ""),
  );
  if (!span) return "";
  const marker = textIn(span).trim();
  defaultTreeAdapter.detachNode(span);
  return marker;
}

function replaceRun(run: Item[]): void {
  const open: { list: PageElement; level: number; of: string; ordered: boolean }[] = [];
  for (const { element, level, list: of, marker } of run) {
    const number = /^\(?(?:(\d{1,4})|([a-z]{1,4}))[.)]/iu.exec(marker);
    const ordered = number !== null;
    while (open.length > 0 && open.at(-1)!.level > level) open.pop();
    const current = open.at(-1);
    const fits = current?.level === level && current.ordered === ordered && current.of === of;
    if (!fits) {
      if (current?.level === level) open.pop();
      const list = create(ordered ? "ol" : "ul", [
        ...(number?.[1] && number[1] !== "1" ? [{ name: "start", value: number[1] }] : []),
        ...(number?.[2] ? [{ name: "type", value: /^[ivx]+$/u.test(number[2]) ? "i" : "a" }] : []),
      ]);
      const around = open.at(-1)?.list;
      const item = around?.childNodes.findLast(isElement);
      if (item) defaultTreeAdapter.appendChild(item, list);
      else defaultTreeAdapter.insertBefore(element.parentNode!, list, element);
      open.push({ list, level, of, ordered });
    }
    const item = create("li", []);
    defaultTreeAdapter.detachNode(element);
    defaultTreeAdapter.appendChild(item, element);
    defaultTreeAdapter.appendChild(open.at(-1)!.list, item);
  }
}

function create(name: string, attrs: { name: string; value: string }[]): PageElement {
  return defaultTreeAdapter.createElement(name, html.NS.HTML, attrs);
}
