import type { DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";
import { dateOfLine } from "./find-date";
import { furniture, type Furniture, type FurnitureReason } from "./furniture-reasons";
import { attribute, type PageElement } from "./page-tree";
import type { ImportFields } from "./proposal";

export type MailBlock = {
  node: DocNode;
  /** What it stood in, outermost first; empty for a plain text. */
  ancestors: readonly PageElement[];
  isSignature?: boolean;
};

/** By what mail programs mark the mail that is answered or forwarded. */
const quoteWords = /(?:^|\s)(?:gmail_quote|gmail_extra|yahoo_quoted|protonmail_quote|tutanota_quote|moz-cite-prefix)/u;
const quoteIds = /^(?:appendonsend|divRplyFwdMsg|reply-intro)$/iu;
const signatureWords = /(?:^|\s)(?:gmail_signature|moz-signature|protonmail_signature_block|apple-mail-signature)/iu;
const signatureIds = /^(?:signature|ms-outlook-mobile-signature|AppleMailSignature)$/iu;

const attribution =
  /^(?:on\b.{6,160}\bwrote|am\b.{6,160}\bschrieb.{0,80}|le\b.{6,160}\ba écrit|el\b.{6,160}\bescribió)\s*:?\s*$/iu;
const originalHead = /^(?:-{2,}\s*(?:forwarded|original) message\s*-{2,}|begin forwarded message:)/iu;
const headLine = /^\*?(?:from|to|cc|date|sent|subject|reply-to|von|an|datum|betreff):\*?\s/iu;
const sentFrom =
  /^(?:sent from my\b.{0,60}|sent from (?:outlook|yahoo mail|proton\s?mail)\b.{0,60}|get outlook for\b.{0,40})$/iu;
const mailing =
  /^(?:view|read|open|see) (?:this|it|the)?\s?(?:e-?mail|newsletter|message|online)?\s?(?:in|on|with) (?:your|a|the) (?:web )?browser\b.{0,60}$|^(?:(?:click here to )?unsubscribe|manage (?:your )?(?:subscriptions?|preferences)|update (?:your )?(?:preferences|profile)|forward (?:this )?to a friend|email preferences)\b.{0,80}$|^you(?:['’]re| are) receiving this\b.{0,240}$|^(?:this e-?mail was sent to|if you no longer (?:wish|want) to receive)\b.{0,240}$/iu;

/**
 * What of a mail is no text of its own, by the places of the blocks: the mail that it answers, its signature, the head of
 * a mail that it forwards. Null for the rest.
 */
export function mailFurniture({
  blocks,
  isForwarded,
}: {
  blocks: readonly MailBlock[];
  isForwarded: boolean;
}): (Furniture | null)[] {
  const texts = blocks.map(({ node }) => textOf(node).trim());
  const startOfOld = isForwarded ? -1 : texts.findIndex((text) => originalHead.test(text));
  return blocks.map((block, at) => {
    const reason = reasonOf({ block, text: texts[at]!, next: blocks[at + 1], isForwarded });
    if (reason) return furniture(reason);
    return startOfOld >= 0 && at >= startOfOld ? furniture("quoted_reply") : null;
  });
}

function reasonOf({
  block,
  text,
  next,
  isForwarded,
}: {
  block: MailBlock;
  text: string;
  next: MailBlock | undefined;
  isForwarded: boolean;
}): FurnitureReason | null {
  if (block.isSignature || isMarked(block, signatureWords, signatureIds) || sentFrom.test(text)) return "signature";
  if (mailing.test(text)) return "newsletter";
  if (isForwarded) return isHead(text) ? "mail_head" : null;
  if (isMarked(block, quoteWords, quoteIds) || isCited(block) || isPlainQuote(block)) return "quoted_reply";
  return attribution.test(text) && (next === undefined || isCited(next) || isPlainQuote(next)) ? "quoted_reply" : null;
}

function isMarked({ ancestors }: MailBlock, words: RegExp, ids: RegExp): boolean {
  return ancestors.some(
    (element) => words.test(attribute(element, "class") ?? "") || ids.test(attribute(element, "id") ?? ""),
  );
}

function isCited({ ancestors }: MailBlock): boolean {
  return ancestors.some((element) => attribute(element, "type")?.toLowerCase() === "cite");
}

/** Lines that begin with ">" are how plain mails quote what they answer. */
function isPlainQuote({ node, ancestors }: MailBlock): boolean {
  return ancestors.length === 0 && node.type === "blockquote";
}

function isHead(text: string): boolean {
  if (originalHead.test(text)) return true;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && lines.every((line) => headLine.test(line));
}

const foundIn = "the head of the forwarded mail";

/** What the head of a forwarded mail says of it. */
export function forwardedFields(blocks: readonly MailBlock[]): Partial<ImportFields> {
  const lines = blocks
    .map(({ node }) => textOf(node))
    .filter((text) => text.split("\n").some((line) => headLine.test(line)))
    .flatMap((text) => text.split("\n"));
  const valueOf = (name: RegExp) =>
    lines.map((line) => name.exec(line.replaceAll("*", ""))?.[1]?.trim()).find((value) => value) ?? null;
  const from = valueOf(/^(?:from|von):\s*"?([^"<]{2,120}?)"?\s*(?:<|$)/iu);
  const title = valueOf(/^(?:subject|betreff):\s*(.{1,400})$/iu)?.replace(/^(?:(?:re|fwd?|aw|wg)\s*:\s*)+/iu, "");
  const day = /(?:(\d{1,2})\s+([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.?\s+(\d{1,2}),?)\s+(\d{4})/u.exec(
    valueOf(/^(?:date|sent|datum):\s*(.{6,80})$/iu) ?? "",
  );
  const date = day ? dateOfLine(`${day[1] ?? day[4]} ${day[2] ?? day[3]} ${day[5]}`) : null;
  return {
    ...(title && { title: { value: title, foundIn } }),
    ...(from && { authors: { value: [from], foundIn } }),
    ...(date && { publishedOn: { value: date, foundIn } }),
  };
}
