import { defaultTreeAdapter, html as markup, serialize } from "parse5";
import { attribute, elementsIn, listElements, parsePage, type PageElement } from "@/lib/import/page-tree";
import { baseOf, resourceOf } from "@/lib/server/capture/page-resources";

/** What a stored page may never bring back to life, with everything inside. */
const removed = new Set(
  "script noscript iframe frame frameset object embed applet base portal template audio video source track dialog".split(
    " ",
  ),
);

/** Attributes that would lead somewhere, fetch something or run. What is not in here and no event stays. */
const stripped =
  /^(on.*|href|xlink:href|src|srcset|data-src|data-srcset|action|formaction|ping|background|poster|manifest|target|download|integrity|crossorigin|nonce|autofocus|http-equiv|sizes|imagesrcset|longdesc|cite|usemap|codebase|contenteditable|popovertarget)$/iu;

/** Styles of the frame: the mark of the passage, and pages that hide themselves until a script has run. */
const ownStyle =
  ":where(html){background:#fff;color-scheme:only light}::highlight(capture-quote),::highlight(capture-found){background-color:#ffe066;color:#1a1a1a}::highlight(capture-others){background-color:#eee3c0;color:#1a1a1a}" +
  "body{visibility:visible!important;opacity:1!important}html,body{overflow:auto!important;position:static!important}";

export type StoredResource = { url: string; mediaType: string; bytes: Uint8Array };

/**
 * A stored page in a form that can be shown without reaching the network: no scripts, no frames, no addresses; style sheets
 * and pictures only where they were stored with it, written into it. To be served under a policy that refuses everything
 * else all the same.
 */
export function viewOfPage({
  html,
  url,
  resources,
}: {
  html: string;
  url: string;
  resources: readonly StoredResource[];
}): string {
  const page = parsePage(html);
  const base = baseOf({ page, url });
  const stored = new Map(resources.map((resource) => [resource.url, resource]));
  for (const element of Array.from(elementsIn(page))) {
    const resource = resourceOf({ element, base });
    const found = resource && stored.get(resource.url);
    if (removed.has(element.tagName) || isRefresh(element)) defaultTreeAdapter.detachNode(element);
    else if (element.tagName === "link") replaceLink({ element, css: found?.mediaType === "text/css" ? found : null });
    else {
      element.attrs = element.attrs.filter(({ name }) => !stripped.test(name));
      if (element.tagName === "img" && found) element.attrs.push({ name: "src", value: dataUrl(found) });
    }
  }
  const head = listElements(page, "head")[0];
  if (head) {
    for (const meta of listElements(head, "meta").filter((element) => attribute(element, "charset")))
      defaultTreeAdapter.detachNode(meta);
    const charset = defaultTreeAdapter.createElement("meta", markup.NS.HTML, [{ name: "charset", value: "utf-8" }]);
    const [first] = head.childNodes;
    if (first) defaultTreeAdapter.insertBefore(head, charset, first);
    else defaultTreeAdapter.appendChild(head, charset);
    defaultTreeAdapter.appendChild(head, styleElement(ownStyle));
  }
  return serialize(page);
}

function isRefresh(element: PageElement): boolean {
  return element.tagName === "meta" && attribute(element, "http-equiv") !== null;
}

function replaceLink({ element, css }: { element: PageElement; css: StoredResource | null }): void {
  const parent = element.parentNode;
  if (css && parent) {
    const style = styleElement(new TextDecoder().decode(css.bytes));
    const media = attribute(element, "media");
    if (media) style.attrs.push({ name: "media", value: media });
    defaultTreeAdapter.insertBefore(parent, style, element);
  }
  defaultTreeAdapter.detachNode(element);
}

function styleElement(css: string): PageElement {
  const style = defaultTreeAdapter.createElement("style", markup.NS.HTML, []);
  // The text of a style element is written out as it is: nothing in it may end the element.
  defaultTreeAdapter.insertText(style, css.replace(/<(?=[/!])/gu, "\\3c "));
  return style;
}

function dataUrl({ mediaType, bytes }: StoredResource): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
}
