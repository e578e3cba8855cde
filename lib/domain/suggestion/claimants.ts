import type { PassageKind } from "@/lib/text/passage-kind";
import { attributionOf } from "./attribution";

/** What the rules look at of a passage. */
export interface ReadPassage {
  kind: PassageKind;
  text: string;
}

/** A passage that only leads to what follows: "The chair of the board said", "Findings are that:". */
export function leadsOn(passage: ReadPassage): boolean {
  return passage.kind === "sentence" && !/[.!?…]["”’)\]]*$/u.test(passage.text.trim());
}

const carriesOn = /^(?:in addition|they|he|she|it|those interviewed|these)\b/iu;
const hearsay = /\b(?:was|were|is|are) (?:also )?(?:said|reported|found|thought|believed) to\b|\bthose interviewed\b/iu;

/**
 * Who says what each passage says; null for the article itself. A quotation and a list belong to the sentence that
 * leads to them; "he adds" and "they state" to whoever was named last; an indented quotation without any to whoever
 * was named last, too.
 */
export function claimantsOf(passages: readonly ReadPassage[]): (string | null)[] {
  const names = shortNames(passages);
  const full = (name: string | null) => (name === null ? null : (names.get(name) ?? name));
  return claimantsAsWritten(passages).map(full);
}

/** "British Ferry Union (BFU)": what each abbreviation stands for, where the article says so. */
function shortNames(passages: readonly ReadPassage[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { text } of passages) {
    for (const [, before, short] of text.matchAll(
      /((?:\p{Lu}[\p{L}’'&-]*\s+(?:(?:of|for|and|the|in|on)\s+)*){2,8})\((\p{Lu}[\p{L}\d]{1,7})\)/gu,
    )) {
      if (!names.has(short!)) names.set(short!, before!.trim().replace(/^The\s+/u, ""));
    }
  }
  return names;
}

function claimantsAsWritten(passages: readonly ReadPassage[]): (string | null)[] {
  let named: string | null = null;
  let ofList: string | null = null;
  let ofQuotation: string | null = null;
  let wasAttributed = false;
  return passages.map((passage, at) => {
    if (passage.kind === "heading") {
      [ofList, ofQuotation, wasAttributed] = [null, null, false];
      return null;
    }
    if (passage.kind !== "sentence" && passage.kind !== "list_item" && passage.kind !== "quote") return null;
    const found = attributionOf(passage.text);
    if (passage.kind === "quote") {
      const previous = passages[at - 1];
      if (previous?.kind !== "quote") ofQuotation = (previous && leadsOn(previous) ? named : null) ?? named;
      return found?.claimant ?? ofQuotation;
    }
    if (passage.kind === "list_item") return found?.claimant ?? ofList;
    if (found) named = found.claimant ?? (isPerson(passage.text) && isCommonNoun(named) ? null : named);
    const followed = wasAttributed;
    const isSaid = found !== null || hearsay.test(passage.text) || (wasAttributed && carriesOn.test(passage.text));
    wasAttributed = isSaid;
    const own = isSaid ? (found?.claimant ?? named) : null;
    const next = passages[at + 1];
    if (leadsOn(passage) || next?.kind === "list_item") {
      // A list below findings belongs to whose findings they are.
      ofList =
        own ??
        (followed || /\b(?:findings?|results|conclusions?|recommendations?)\b/iu.test(passage.text) ? named : null);
      if (!own && next?.kind === "quote") named = subjectOf(passage.text) ?? named;
    }
    return own;
  });
}

/** "…,” she said": outside of what is quoted, a person is meant. */
function isPerson(text: string): boolean {
  return /^[\s\p{P}]*(?:he|she)\b/iu.test(text.replace(/[“"][^”"]*[”"]/gu, " "));
}

/** "the trust" never was a he or a she. */
function isCommonNoun(name: string | null): boolean {
  return name !== null && /^(?:an?|the)\s+\p{Ll}/u.test(name);
}

/** The subject of a sentence that leads to a quotation without a word of speech: "The trust's brief to the firm:". */
function subjectOf(text: string): string | null {
  const name = /^(?:The\s+)?((?:\p{Lu}[\p{L}’'&-]*\s*){1,6})/u.exec(text)?.[1]?.trim();
  return name && !/^(?:This|That|These|But|And|When|If|In|On|At|Here|They|He|She|It)$/u.test(name) ? name : null;
}
