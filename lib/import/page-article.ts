import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { serialize } from "parse5";
import sanitizeHtml from "sanitize-html";
import { parsePageFragment, type PageDocument, type PageNode } from "./page-tree";

const keptTags =
  "a abbr address article aside b bdi bdo blockquote br caption center cite code dd details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li main mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var".split(
    " ",
  );

const sanitiser: sanitizeHtml.IOptions = {
  allowedTags: keptTags,
  allowedAttributes: {
    "*": ["class", "id", "role"],
    a: ["href", "name"],
    ol: ["start", "type"],
    td: ["colspan", "rowspan"],
    th: ["colspan", "rowspan"],
  },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: true,
  enforceHtmlBoundary: false,
};

/**
 * The part of a page that Mozilla's Readability takes for its article, sanitised and parsed again; null when it finds
 * none. The page itself is not changed.
 */
export function articlePart(page: PageDocument): PageNode | null {
  // linkedom loses the body of a page without an html element, so it gets what parse5 made of the page.
  const { document } = parseHTML(serialize(page));
  const article = new Readability(document, { keepClasses: true }).parse();
  if (!article?.content) return null;
  return parsePageFragment(sanitizeHtml(article.content, sanitiser));
}
