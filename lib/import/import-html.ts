import { textOf } from "@/lib/text/text-of";
import { alignBlocks, linkShare, type AlignedBlock } from "./align-blocks";
import { authorsOfByline } from "./find-byline";
import { dateOfLine } from "./find-date";
import { finishProposal, type DraftBlock } from "./finish-proposal";
import { furnitureOfPlace } from "./furniture-of-place";
import { furniture, type FurnitureReason } from "./furniture-reasons";
import { furnitureOfText } from "./furniture-rules";
import { spreadFurniture } from "./furniture-zones";
import { htmlToBlocks, type PageBlock } from "./html-to-blocks";
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
import type { ImportFields, ImportResult, ImportWarningCode } from "./proposal";

/** Pages with less text than this may be a sign-in or an error page; more than this and their words are only words. */
const fewChars = 800;

/**
 * Brings in a web page or a piece of one: finds the article, turns it into blocks of the schema and proposes title,
 * authors, publisher, date, language and address with where each was found. What stands beside the article in the
 * same column is listed as furniture with its reason, never dropped without a trace.
 * A piece without html, head or body (a paste) is taken whole.
 * @param url where the page came from, for relative links; only ever read, never fetched.
 * @param now a publication date after this moment is not believed.
 * Refuses: `empty`, `too_large`, `too_deep`, `login_page`, `not_found_page`, `no_text`.
 */
export function importHtml({ html, url = null, now }: { html: string; url?: string | null; now: Date }): ImportResult {
  if (html.trim() === "") return { ok: false, reason: "empty" };
  if (html.length > maxImportBytes) return { ok: false, reason: "too_large" };
  try {
    return isWholePage(html) ? importPage({ page: parsePage(html), url, now }) : importPiece({ html, url, now });
  } catch (error) {
    if (error instanceof PageTooDeep) return { ok: false, reason: "too_deep" };
    throw error;
  }
}

/** Browsers put a whole page around what is copied, with comments around the selection. */
const selection = /<!--\s*StartFragment\s*-->([\s\S]*)<!--\s*EndFragment\s*-->/;

function isWholePage(html: string): boolean {
  return !selection.test(html) && /<(!doctype|html|head|body)[\s>]/i.test(html);
}

function importPiece({ html, url, now }: { html: string; url: string | null; now: Date }): ImportResult {
  const root = parsePageFragment(selection.exec(html)?.[1] ?? html);
  const { blocks, flattened } = htmlToBlocks({ root, baseUrl: url });
  const aligned = blocks.map((block) => ({ ...block, isArticle: true }));
  return finish({ aligned, fields: pageFields({ page: root, url }), further: 0, flattened, now });
}

function importPage({ page, url, now }: { page: PageDocument; url: string | null; now: Date }): ImportResult {
  const refusal = refusalOfPage(page);
  if (refusal) return { ok: false, reason: refusal };
  const fields = pageFields({ page, url });
  const baseUrl = baseOf({ page, url });
  const whole = htmlToBlocks({ root: page, baseUrl });
  const part = articlePart(page);
  const article = part ? htmlToBlocks({ root: part, baseUrl }) : { blocks: [], flattened: false };
  const { blocks, further } = alignBlocks({ article: article.blocks, page: whole.blocks });
  const aligned = article.blocks.length > 0 ? blocks : whole.blocks.map((block) => ({ ...block, isArticle: true }));
  const flattened = whole.flattened || article.flattened;
  return finish({ aligned: withTitle({ blocks: aligned, fields }), fields, further, flattened, now });
}

/** The base element of a page counts only where it leads to the web. */
function baseOf({ page, url }: { page: PageNode; url: string | null }): string | null {
  const base = listElements(page, "base").map((element) => attribute(element, "href"))[0];
  return base && URL.canParse(base, url ?? undefined) ? new URL(base, url ?? undefined).href : url;
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
  aligned: AlignedBlock[];
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
  const isFuture = fields.publishedOn !== null && fields.publishedOn.value > dayAfter(now);
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

/** The other side of the date line may be a day ahead. */
function dayAfter(now: Date): string {
  return new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
}

function judged(aligned: AlignedBlock[]): DraftBlock[] {
  const zoned = spreadFurniture(
    aligned.map((block) => {
      const text = textOf(block.node);
      const isTitle = block.node.type === "heading" && block.node.attrs?.level === 1;
      return {
        text,
        reason: isTitle && block.isArticle ? null : furnitureOfText(text),
        isHeading: block.node.type === "heading",
        linkShare: linkShare(block.node),
      };
    }),
  );
  return aligned.map((block, at) => {
    const reason = zoned[at] ?? (block.isArticle ? null : reasonBeside(block));
    return { node: block.node, furniture: reason && furniture(reason) };
  });
}

function reasonBeside(block: AlignedBlock): FurnitureReason {
  const text = textOf(block.node);
  if (dateOfLine(text) || authorsOfByline(text)) return "byline";
  return furnitureOfPlace(block.ancestors) ?? "left_out";
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
