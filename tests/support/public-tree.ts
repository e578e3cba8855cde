import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse, type DefaultTreeAdapterTypes } from "parse5";

type Element = DefaultTreeAdapterTypes.Element;

/** One page of a rendered folder, parsed. */
export type ParsedPage = {
  /** Path below the folder. */
  file: string;
  html: string;
  elements: Element[];
  ids: Set<string>;
};

/** Every file below a folder, as paths from there; hidden ones left out. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
}

export async function readPages(folder: string): Promise<ParsedPage[]> {
  const files = (await listFiles(folder)).filter((file) => file.endsWith(".html"));
  return Promise.all(
    files.map(async (file) => parsePage({ file, html: await readFile(path.join(folder, file), "utf8") })),
  );
}

export function parsePage({ file, html }: { file: string; html: string }): ParsedPage {
  const elements: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ("tagName" in node) elements.push(node);
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return { file, html, elements, ids: new Set(elements.flatMap((element) => attribute(element, "id") ?? [])) };
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

export function textOf(element: Element): string {
  return element.childNodes
    .map((node) => ("value" in node ? node.value : "childNodes" in node ? textOf(node) : ""))
    .join("");
}

/** The structured data of a page. */
export function jsonLdOf(page: ParsedPage): Record<string, unknown>[] {
  return page.elements
    .filter((element) => element.tagName === "script")
    .map((element) => JSON.parse(textOf(element)) as Record<string, unknown>);
}

/** Links of a folder's pages that lead to no file of it, or to no place in that file. Addresses with a scheme are left out. */
export async function brokenLinks(folder: string): Promise<string[]> {
  const pages = await readPages(folder);
  const files = new Set(await listFiles(folder));
  const byFile = new Map(pages.map((page) => [page.file, page]));
  return pages.flatMap((page) =>
    page.elements.flatMap((element) => {
      const href = attribute(element, "href") ?? attribute(element, "src");
      if (href === undefined || /^[a-z]+:/i.test(href)) return [];
      const [target, anchor] = href.split("#", 2) as [string, string | undefined];
      const file = target === "" ? page.file : path.join(path.dirname(page.file), decodeURIComponent(target));
      if (!files.has(file)) return [`${page.file}: ${href} leads nowhere`];
      if (anchor !== undefined && !byFile.get(file)?.ids.has(anchor))
        return [`${page.file}: ${href} has no such place`];
      return [];
    }),
  );
}
