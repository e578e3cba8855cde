import { SaxesParser } from "saxes";
import { dayOf } from "./feed-date";
import { maxImportBytes } from "./limits";
import { htmlEntities } from "./wordpress-entities";

/** A published post or page of an export. */
export type WordpressPost = {
  /** What tells it from the others: its id on the site, else its guid or address. */
  id: string;
  title: string;
  url: string | null;
  /** YYYY-MM-DD in the site's own time. */
  publishedOn: string | null;
  authors: string[];
  /** The text as it stands in the export; "" where there is none, null where it is larger than an import may be. */
  html: string | null;
};

/** What the export holds beside them, by number. */
export type WordpressLeftOut = { drafts: number; attachments: number; others: number };

export type WordpressSite = { title: string; language: string | null };

/** Why an export cannot be read. */
export type WordpressRefusal = "not_xml" | "not_wordpress" | "has_dtd";

/** Thrown through the parser, which knows only errors. */
export class WordpressRefused extends Error {
  constructor(readonly reason: WordpressRefusal) {
    super(reason);
  }
}

/** Elements of an item whose text is wanted, each directly inside it. */
const wanted = new Set([
  "title",
  "link",
  "guid",
  "pubDate",
  "dc:creator",
  "content:encoded",
  "wp:post_id",
  "wp:post_date",
  "wp:status",
  "wp:post_type",
  "wp:post_password",
]);

/** Elements that are open at once in an export: rss, channel, item, a field, and a little for plug-ins. */
const maxDepth = 64;

/**
 * Reads a WordPress export (WXR, an RSS 2.0 file with WordPress' own elements) piece by piece and hands out one post at a
 * time, so that memory holds one post and no more. A document type is refused before anything of it is read; the only
 * entities known are XML's and HTML's own, none of which can contain another.
 * @returns what was left out, from `close`. Both functions throw WordpressRefused.
 */
export function wordpressExport({ onPost }: { onPost: (post: WordpressPost) => void }) {
  const parser = new SaxesParser({ position: false });
  parser.ENTITIES = htmlEntities;
  const open: string[] = [];
  const names = new Map<string, string>();
  const leftOut: WordpressLeftOut = { drafts: 0, attachments: 0, others: 0 };
  const site: WordpressSite = { title: "", language: null };
  let isWordpress = false;
  let posts = 0;
  let fields: Map<string, string> | null = null;
  let author = { login: "", name: "" };
  let text = "";
  let tooLarge = false;
  let contentTooLarge = false;

  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new WordpressRefused("has_dtd");
  });
  parser.on("opentagstart", ({ name }) => {
    if (open.length === 0 && name !== "rss") throw new WordpressRefused("not_wordpress");
    if (open.length >= maxDepth) throw new WordpressRefused("not_xml");
    open.push(name);
    text = "";
    tooLarge = false;
    if (open.length === 3 && name === "item") {
      if (!isWordpress) throw new WordpressRefused("not_wordpress");
      fields = new Map();
      contentTooLarge = false;
    }
    if (open.length === 3 && name === "wp:author") author = { login: "", name: "" };
  });
  const take = (piece: string) => {
    if (tooLarge || !isWanted(open)) return;
    if (text.length + piece.length > maxImportBytes) {
      tooLarge = true;
      text = "";
    } else text += piece;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.on("closetag", ({ name }) => {
    const depth = open.length;
    const value = text.trim();
    open.pop();
    if (depth === 3 && name === "wp:wxr_version") isWordpress = true;
    else if (depth === 3 && name === "title") site.title = value;
    else if (depth === 3 && name === "language") site.language = value || null;
    else if (depth === 3 && name === "wp:author") names.set(author.login, author.name || author.login);
    else if (depth === 3 && name === "item" && fields) endItem(fields);
    else if (depth === 4 && fields && wanted.has(name)) {
      fields.set(name, name === "content:encoded" ? text : value);
      if (name === "content:encoded") contentTooLarge = tooLarge;
    } else if (depth === 4 && name === "wp:author_login") author.login = value;
    else if (depth === 4 && name === "wp:author_display_name") author.name = value;
    text = "";
  });

  function endItem(item: Map<string, string>) {
    fields = null;
    const of = (name: string) => item.get(name) ?? "";
    const type = of("wp:post_type") || "post";
    if (type === "attachment") leftOut.attachments += 1;
    else if (type !== "post" && type !== "page") leftOut.others += 1;
    else if (of("wp:status") !== "publish" || of("wp:post_password") !== "") leftOut.drafts += 1;
    else {
      posts += 1;
      const creator = of("dc:creator");
      const url = webAddress(of("link"));
      onPost({
        id: of("wp:post_id") || of("guid") || url || `${posts}`,
        title: of("title").replace(/\s+/gu, " ").slice(0, 1000),
        url,
        publishedOn: dayOf(of("wp:post_date")) ?? dayOf(of("pubDate")),
        authors: creator ? [names.get(creator) ?? creator] : [],
        html: contentTooLarge ? null : of("content:encoded"),
      });
    }
  }

  return {
    /** @param piece the next part of the file as text, without a byte order mark */
    write(piece: string): void {
      wrapped(() => parser.write(withoutControls(piece)));
    },
    close(): { posts: number; leftOut: WordpressLeftOut; site: WordpressSite } {
      wrapped(() => parser.close());
      if (!isWordpress) throw new WordpressRefused("not_wordpress");
      return { posts, leftOut, site };
    },
  };
}

function isWanted(open: readonly string[]): boolean {
  const name = open.at(-1)!;
  if (open.length === 3) return name === "title" || name === "language";
  if (open.length !== 4) return false;
  return open[2] === "item" ? wanted.has(name) : name === "wp:author_login" || name === "wp:author_display_name";
}

function wrapped(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    throw error instanceof WordpressRefused ? error : new WordpressRefused("not_xml");
  }
}

/** Exports often carry control characters that somebody pasted; XML has none, so that a strict reader would stop there. */
function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "");
}

function webAddress(value: string): string | null {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? new URL(value).href : null;
}
