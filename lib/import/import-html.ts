import type { DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";
import { alignBlocks, linkShare, type AlignedBlock } from "./align-blocks";
import { alignListing, type OpeningBlock } from "./align-listing";
import { isBylineOrDate } from "./byline-parts";
import { isFutureDate } from "./find-date";
import { finishProposal, type DraftBlock } from "./finish-proposal";
import { markNotes } from "./find-notes";
import { furnitureOfPlace } from "./furniture-of-place";
import { furniture, type FurnitureReason } from "./furniture-reasons";
import { furnitureOfText } from "./furniture-rules";
import { spreadFurniture } from "./furniture-zones";
import { htmlToBlocks, type PageBlock } from "./html-to-blocks";
import { listedEntries } from "./listed-entries";
import { maxImportBytes, maxLeftOutBlocks } from "./limits";
import { articlePart } from "./page-article";
import { pageFields } from "./page-fields";
import {
  attribute,
  listElements,
  PageTooDeep,
  parsePage,
  parsePageFragment,
  textIn,
  type PageDocument,
  type PageNode,
} from "./page-tree";
import { proposedLanguage } from "./proposed-language";
import { tidyWordHtml } from "./tidy-word-html";
import type { ImportFields, ImportResult, ImportWarningCode } from "./proposal";

/** Pages with less text than this may be a sign-in or an error page; more than this and their words are only words. */
const fewChars = 800;

/**
 * Brings in a web page or a piece of one: finds the article, turns it into blocks of the schema and proposes title,
 * authors, publisher, date, language and address with where each was found. What stands beside the article in the
 * same column is listed as furniture with its reason, never dropped without a trace.
 * A piece without html, head or body (a paste) is taken whole.
 * @param url where the page came from, for relative links; only ever read, never fetched.
 * @param isSelection a clipboard, which is a piece even where a program has put a whole page around it.
 * @param now a publication date after this moment is not believed.
 * Refuses: `empty`, `too_large`, `too_deep`, `login_page`, `not_found_page`, `no_text`.
 */
export function importHtml({
  html,
  url = null,
  isSelection = false,
  now,
}: {
  html: string;
  url?: string | null;
  isSelection?: boolean | undefined;
  now: Date;
}): ImportResult {
  if (html.trim() === "") return { ok: false, reason: "empty" };
  if (html.length > maxImportBytes) return { ok: false, reason: "too_large" };
  try {
    const selection = selectionIn(html);
    if (selection !== null || !isWholePage(html))
      return importPiece({ root: parsePageFragment(selection ?? html), url, now });
    const page = parsePage(html);
    return isSelection ? importPiece({ root: page, url, now }) : importPage({ page, url, now });
  } catch (error) {
    if (error instanceof PageTooDeep) return { ok: false, reason: "too_deep" };
    throw error;
  }
}

/** Browsers put a whole page around what is copied, with comments around the selection; null without them. */
function selectionIn(html: string): string | null {
  const opening = "<!--StartFragment-->";
  const start = html.indexOf(opening);
  const end = html.lastIndexOf("<!--EndFragment-->");
  return start >= 0 && end > start ? html.slice(start + opening.length, end) : null;
}

function isWholePage(html: string): boolean {
  return /<(!doctype|html|head|body)[\s>]/i.test(html);
}

function importPiece({ root, url, now }: { root: PageNode; url: string | null; now: Date }): ImportResult {
  tidyWordHtml(root);
  const fields = pageFields({ page: root, url });
  const baseUrl = url ?? fields.url?.value ?? null;
  markNotes({ root, baseUrl: url });
  const { blocks, flattened } = htmlToBlocks({ root, baseUrl });
  const aligned = blocks.map((block) => ({ ...block, isArticle: true }));
  return finish({ aligned, fields, further: 0, flattened, now });
}

function importPage({ page, url: given, now }: { page: PageDocument; url: string | null; now: Date }): ImportResult {
  const url = given ?? savedFrom(page);
  const refusal = refusalOfPage(page);
  if (refusal) return { ok: false, reason: refusal };
  const fields = pageFields({ page, url });
  const baseUrl = baseOf({ page, url: url ?? fields.url?.value ?? null });
  tidyWordHtml(page);
  markNotes({ root: page, baseUrl: url });
  const whole = htmlToBlocks({ root: page, baseUrl });
  const entries = listedEntries(page);
  if (entries.length > 1) {
    const aligned = alignListing({ blocks: whole.blocks, entries, baseUrl });
    return finish({ aligned, fields, further: 0, flattened: whole.flattened, now });
  }
  const part = articlePart(page);
  const article = part ? htmlToBlocks({ root: part, baseUrl }) : { blocks: [], flattened: false };
  const { blocks, further } = alignBlocks({ article: article.blocks, page: whole.blocks });
  const aligned =
    article.blocks.length > 0 ? withNotes(blocks) : whole.blocks.map((block) => ({ ...block, isArticle: true }));
  const flattened = whole.flattened || article.flattened;
  return finish({ aligned: withTitle({ blocks: aligned, fields }), fields, further, flattened, now });
}

/** Browsers note in a page that they save where it came from. */
function savedFrom(page: PageDocument): string | null {
  const comments = page.childNodes.flatMap((node) => [node, ...("childNodes" in node ? node.childNodes : [])]);
  for (const node of comments.slice(0, 50)) {
    const address = "data" in node ? /^\s*saved from url=\(\d+\)(https?:\/\/\S+)/u.exec(node.data)?.[1] : undefined;
    if (address && URL.canParse(address)) return address;
  }
  return null;
}

/** The base element of a page counts only where it leads to the web. */
function baseOf({ page, url }: { page: PageNode; url: string | null }): string | null {
  const base = listElements(page, "base").map((element) => attribute(element, "href"))[0];
  return base && URL.canParse(base, url ?? undefined) ? new URL(base, url ?? undefined).href : url;
}

/** Extractors may cut the notes off; those that a sign in the article leads to belong to it. */
function withNotes(blocks: AlignedBlock[]): AlignedBlock[] {
  const wanted = new Set(blocks.flatMap(({ node, isArticle }) => (isArticle ? notesMeantIn(node) : [])));
  return blocks.map((block) =>
    block.node.type === "note" && wanted.has(block.node.attrs?.id) ? { ...block, isArticle: true } : block,
  );
}

function notesMeantIn(node: DocNode): unknown[] {
  return node.type === "noteRef" ? [node.attrs?.note] : (node.content ?? []).flatMap(notesMeantIn);
}

/** Extractors cut the title off; a claim may stand in it, so it comes back as the first heading of the text. */
function withTitle({ blocks, fields }: { blocks: AlignedBlock[]; fields: ImportFields }): AlignedBlock[] {
  const title = fields.title?.value;
  if (!title) return blocks;
  const same = (block: PageBlock) =>
    textOf(block.node).replace(/\s+/gu, " ").trim().toLowerCase() === title.toLowerCase();
  const heading = { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: title }] };
  const rest = blocks.filter((block) => !(same(block) && (block.node.type === "heading" || !block.isArticle)));
  return [{ node: heading, ancestors: [], isArticle: true }, ...rest];
}

function finish({
  aligned,
  fields,
  further,
  flattened,
  now,
}: {
  aligned: OpeningBlock[];
  fields: ImportFields;
  further: number;
  flattened: boolean;
  now: Date;
}): ImportResult {
  const drafts = limitLeftOut(judged(aligned));
  const articleText = drafts.drafts
    .filter((draft) => draft.furniture === null)
    .map((draft) => textOf(draft.node))
    .join("\n");
  const warnings: ImportWarningCode[] = [];
  if (further + drafts.cut > 0) warnings.push("more_left_out");
  if (flattened) warnings.push("nesting_flattened");
  const isFuture = fields.publishedOn !== null && isFutureDate({ date: fields.publishedOn.value, now });
  if (isFuture) warnings.push("future_date");
  return finishProposal({
    drafts: drafts.drafts,
    fields: {
      ...fields,
      publishedOn: isFuture ? null : fields.publishedOn,
      language: fields.language ?? proposedLanguage(articleText),
    },
    warnings,
  });
}

function judged(aligned: OpeningBlock[]): DraftBlock[] {
  const texts = aligned.map((block) => textOf(block.node));
  const shares = aligned.map((block) => linkShare(block.node));
  const reasons = aligned.map((block, at) => {
    const isTitle = block.isArticle && block.node.type === "heading" && block.node.attrs?.level === 1;
    if (isTitle) return null;
    return furnitureOfText(texts[at]!) ?? (block.isArticle ? reasonWithin({ block, text: texts[at]! }) : null);
  });
  const zoned = spreadFurniture(
    aligned.map((block, at) => ({
      text: texts[at]!,
      reason: reasons[at]!,
      isHeading: block.node.type === "heading",
      linkShare: shares[at]!,
    })),
  );
  return aligned.map((block, at) => {
    const isTeaser = block.isArticle && isLoneLink({ aligned, shares, at });
    const reason = zoned[at] ?? (isTeaser ? "related" : block.isArticle ? null : reasonBeside(block));
    return { node: block.node, furniture: reason && furniture(reason), opens: block.opens };
  });
}

/** Longest block inside the article that its class names or byline form may condemn. */
const maxSmallBlock = 160;

/** Class names speak against a small block only; around a long one they usually name the whole article. */
function reasonWithin({ block, text }: { block: AlignedBlock; text: string }): FurnitureReason | null {
  if (text.length > maxSmallBlock || block.node.type === "heading" || block.node.type === "note") return null;
  if (isBylineOrDate(text)) return "byline";
  const reason = furnitureOfPlace({ ancestors: block.ancestors, maxChars: 2 * maxSmallBlock });
  return reason === "caption" || reason === "navigation" ? null : reason;
}

/**
 * A paragraph of prose, one that is nothing but a link, prose again: a teaser put between. Several links in a row may be
 * the article's own list of references.
 */
function isLoneLink({ aligned, shares, at }: { aligned: AlignedBlock[]; shares: number[]; at: number }): boolean {
  const isProse = (place: number) => aligned[place]?.node.type === "paragraph" && shares[place]! < 0.5;
  const text = textOf(aligned[at]!.node);
  return (
    shares[at]! > 0.95 &&
    aligned[at]!.node.type === "paragraph" &&
    !/^\(?(https?:|www\.|doi)/iu.test(text) &&
    isProse(at - 1) &&
    isProse(at + 1)
  );
}

/** Longest part of a page beside the article that is believed to be what its class names say. */
const maxModule = 6000;

function reasonBeside(block: AlignedBlock): FurnitureReason {
  const text = textOf(block.node);
  if (isBylineOrDate(text)) return "byline";
  return furnitureOfPlace({ ancestors: block.ancestors, maxChars: maxModule }) ?? "left_out";
}

/** Keeps the first pieces beside the article and counts the rest. */
function limitLeftOut(drafts: DraftBlock[]): { drafts: DraftBlock[]; cut: number } {
  let left = 0;
  const kept = drafts.filter((draft) => draft.furniture === null || ++left <= maxLeftOutBlocks);
  return { drafts: kept, cut: drafts.length - kept.length };
}

/** A page that is not an article although the website answered "200". */
function refusalOfPage(page: PageNode): "login_page" | "not_found_page" | null {
  const body = listElements(page, "body")[0] ?? page;
  if (textIn(body).length > fewChars) return null;
  const heads = listElements(page, "title", "h1").map(textIn);
  if (
    heads.some((head) =>
      /^(error )?404\b|\b(page|file|article|content|document) (was |could )?(not|n['’]t|cannot be) (be )?found\b|^not found\b/i.test(
        head,
      ),
    )
  )
    return "not_found_page";
  const asksPassword = listElements(page, "input").some(
    (input) => attribute(input, "type")?.toLowerCase() === "password",
  );
  if (asksPassword || heads.some((head) => /^(please )?(log|sign) ?in\b/i.test(head))) return "login_page";
  return null;
}
