import type { Apart, ApartReason } from "@/lib/domain/capture/apart";
import type { FurnitureReason } from "@/lib/import/furniture-reasons";
import { importHtml } from "@/lib/import/import-html";

/** What the furniture of a page is called where copies are compared; null for what counts as the page's own matter. */
const reasonOf = {
  advertisement: "advertisement",
  byline: null,
  caption: null,
  comment_count: "comments",
  comment_form: "comments",
  cookie_notice: "notices",
  copyright: "footer",
  filing: "footer",
  mail_head: null,
  left_out: "beside",
  navigation: "menu",
  newsletter: "notices",
  page_number: "menu",
  picture_credit: null,
  placeholder: "menu",
  quoted_reply: null,
  related: "related",
  running_head: "menu",
  search_results: "menu",
  separator: "menu",
  sharing: "sharing",
  sign_in: "sign_in",
  signature: null,
  technical: "menu",
} as const satisfies Record<FurnitureReason, ApartReason | null>;

/** Below this share of a page's words the article that was found in it is not believed to be what the page is about. */
const leastOwnShare = 0.4;

export type PageParts = {
  apart: Apart;
  /** The page is a sign-in or says that there is nothing, whatever its status says. */
  refusal: "login_page" | "not_found_page" | null;
};

/**
 * Finds the stretches of a page's text that are not its own matter, by the same rules as the importing of articles.
 * @param text all words of the page, as the copy keeps them
 */
export function apartOfPage({ html, text, url }: { html: string; text: string; url: string | null }): PageParts {
  // The day decides only whether a date of publication is believed, which does not matter here.
  const read = importHtml({ html, url, now: new Date("9000-01-01") });
  if (!read.ok) {
    const { reason } = read;
    return { apart: [], refusal: reason === "login_page" || reason === "not_found_page" ? reason : null };
  }
  const own = new Set<string>();
  const aside = new Map<string, ApartReason>();
  for (const block of read.blocks) {
    const reason = block.furniture ? reasonOf[block.furniture.reason] : null;
    for (const line of block.text.split("\n").map(collapsed)) {
      if (reason === null) own.add(line);
      else if (!aside.has(line)) aside.set(line, reason);
    }
  }
  const lines = [...linesWithPlaces(text)];
  const sum = (some: readonly { words: string }[]) => some.reduce((total, { words }) => total + words.length, 0);
  // Of a page that is no article (a table, a register) the extraction finds a corner: then all of it is its own matter.
  const isArticle = sum(lines.filter(({ words }) => own.has(words))) >= leastOwnShare * sum(lines);
  const apart: Apart = [];
  for (const { start, end, words } of lines) {
    // What the import did not list at all stands far from the article.
    const found = own.has(words) ? null : (aside.get(words) ?? "beside");
    const reason = found === "beside" && !isArticle ? null : found;
    if (reason === null) continue;
    const last = apart.at(-1);
    if (last && last.reason === reason && text.slice(last.end, start).trim() === "") last.end = end;
    else apart.push({ start, end, reason });
  }
  return { apart, refusal: null };
}

function collapsed(line: string): string {
  return line.replace(/\s+/gu, " ").trim();
}

function* linesWithPlaces(text: string): Generator<{ start: number; end: number; words: string }> {
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const words = collapsed(text.slice(start, end));
    if (words !== "") yield { start, end, words };
    start = end + 1;
  }
}
