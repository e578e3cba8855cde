import PostalMime, { type Email } from "postal-mime";
import type { DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";
import { isName } from "./find-byline";
import { dateOfLine } from "./find-date";
import { markNotes } from "./find-notes";
import { htmlToBlocks } from "./html-to-blocks";
import { proposeBlocks } from "./import-text";
import { maxImportTextBytes } from "./limits";
import { forwardedFields, mailFurniture, type MailBlock } from "./mail-furniture";
import { httpUrl, languageTag } from "./page-fields";
import { PageTooDeep, parsePage } from "./page-tree";
import type { ImportFields, ImportResult, ImportWarning, Proposed } from "./proposal";
import { textToBlocks } from "./text-to-blocks";
import { tidyWordHtml } from "./tidy-word-html";

/** Parts inside parts, and mails inside mails; ordinary ones have three. */
const limits = { maxNestingDepth: 30, maxRfc822NestingDepth: 2, maxHeadersSize: 512 * 1024 };
/** Names of attachments that are listed. */
const maxNamed = 10;
/** A body in HTML with less than this share of the plain one's words has lost something. */
const enoughHtml = 0.5;

/**
 * Brings in a mail (EML): its body, with the sender, the subject and the day as they stand in its head. What it quotes of
 * earlier mails and its signature are furniture; of a forwarded mail it is the forwarded text that counts. Attachments
 * are named and not opened.
 * Refuses: `broken_file`, `too_large`, `too_deep`, `no_text`.
 */
export async function importMail({ bytes, now }: { bytes: Uint8Array; now: Date }): Promise<ImportResult> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes, limits);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { ok: false, reason: "broken_file" };
  }
  if (mail.headers.length === 0) return { ok: false, reason: "broken_file" };
  if ([mail.html, mail.text].some((body) => body && Buffer.byteLength(body) > 2 * maxImportTextBytes))
    return { ok: false, reason: "too_large" };
  try {
    const blocks = blocksOf(mail);
    const isForwarded = isForward(mail, blocks);
    return proposeBlocks({
      nodes: blocks.map(({ node }) => node),
      fileName: null,
      now,
      fields: { ...fieldsOf(mail), ...(isForwarded && forwardedFields(blocks)) },
      known: mailFurniture({ blocks, isForwarded }),
      warnings: attachmentWarning(mail),
    });
  } catch (error) {
    if (error instanceof PageTooDeep) return { ok: false, reason: "too_deep" };
    throw error;
  }
}

function blocksOf({ html, text }: Email): MailBlock[] {
  const plain = text?.trim() ?? "";
  if (html?.trim()) {
    const root = parsePage(html);
    tidyWordHtml(root);
    markNotes({ root, baseUrl: null });
    const { blocks } = htmlToBlocks({ root, baseUrl: null });
    const length = blocks.reduce((sum, { node }) => sum + textOf(node).length, 0);
    if (length > 0 && length >= plain.length * enoughHtml) return blocks;
  }
  return textBlocks(plain);
}

/** A line of two hyphens begins the signature (RFC 3676). */
function textBlocks(text: string): MailBlock[] {
  const [body = "", ...signature] = text.split(/^-- ?\r?$/mu);
  const asBlocks = (nodes: DocNode[], isSignature: boolean) =>
    nodes.map((node): MailBlock => ({ node, ancestors: [], ...(isSignature && { isSignature }) }));
  return [...asBlocks(textToBlocks(body), false), ...asBlocks(textToBlocks(signature.join("\n")), true)];
}

function isForward({ subject }: Email, blocks: MailBlock[]): boolean {
  return (
    /^\s*(?:fwd?|wg|tr)\s*:/iu.test(subject ?? "") ||
    blocks.some(({ node }) => /^-{2,}\s*(?:forwarded|original) message\s*-{2,}/iu.test(textOf(node)))
  );
}

function fieldsOf(mail: Email): Partial<ImportFields> {
  const header = (key: string) => mail.headers.find((each) => each.key === key)?.value ?? null;
  const name = mail.from?.name || mail.from?.address || null;
  const list = header("list-id")
    ?.replace(/<[^>]*>/u, "")
    .replace(/["\s]+/gu, " ")
    .trim();
  const isNewsletter = header("list-unsubscribe") !== null || Boolean(list);
  const sender = isNewsletter && name && !isName(name) ? name : null;
  const all: { [Name in keyof ImportFields]: ImportFields[Name] } = {
    title: found(mail.subject?.replace(/^(?:\s*(?:re|aw|fwd?|wg|sv|tr)\s*:)+/iu, "").trim(), "the subject of the mail"),
    authors: name && !sender ? { value: [name], foundIn: "the sender of the mail" } : null,
    publisher: found(list, "the mailing list") ?? found(sender, "the sender of the mail"),
    publishedOn: found(dayOf(header("date")), "the date of the mail"),
    language: found(languageTag(header("content-language")?.split(",")[0]), "the head of the mail"),
    url: found(httpUrl(header("archived-at")?.replace(/^\s*<|>\s*$/gu, "")), "the head of the mail"),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** The day where the mail was written, whatever day it was in Greenwich. */
function dayOf(date: string | null): string | null {
  const day = /(\d{1,2})\s+([A-Za-z]{3})\w*\s+(\d{4})/u.exec(date ?? "");
  return day ? dateOfLine(`${day[1]} ${day[2]} ${day[3]}`) : null;
}

function found(value: string | null | undefined, foundIn: string): Proposed<string> {
  return value ? { value, foundIn } : null;
}

function attachmentWarning({ attachments }: Email): ImportWarning[] {
  const names = attachments
    .filter(({ related, disposition }) => !related && disposition !== "inline")
    .map(({ filename, mimeType }) => filename?.replace(/\s+/gu, " ").trim().slice(0, 120) || `a file (${mimeType})`);
  if (names.length === 0) return [];
  const listed = names.slice(0, maxNamed).join(", ");
  const more = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : "";
  const count = names.length === 1 ? "A file came with it and was" : `${names.length} files came with it and were`;
  return [{ code: "attachments", words: `${count} not brought in: ${listed}${more}.` }];
}
