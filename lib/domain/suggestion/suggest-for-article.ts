import type { ClaimType } from "@/lib/domain/claim/claim-fields";
import type { TextRange } from "@/lib/text/grapheme";
import { abbreviationsIn } from "./abbreviations";
import { attributionOf } from "./attribution";
import { leadsOn } from "./claimants";
import type { ReadPassage } from "./claimants";
import { claimTypeOf } from "./claim-type";
import type { OpenPlace, Resolution } from "./draft-edits";
import { draftStatement } from "./draft-statement";
import type { DraftSurroundings } from "./draft-statement";
import { foundWords } from "./found-words";
import type { FoundWords } from "./found-words";
import { longestRead } from "./longest-read";
import { markRanges } from "./mark-ranges";
import { mentionsIn } from "./mentions";
import { prepareSuggesting } from "./suggest-claims";
import type { PassageSuggestion } from "./suggest-claims";
import { suggestionKey } from "./suggestion-key";
import { whyChecked, whySuggested } from "./why-suggested";

/** Changes whenever the rules do: suggestions made by other rules are made anew. */
export const suggestionRules = 9;

/** A proposed claim. Nothing of it holds before a person has taken it. */
export interface Suggestion extends TextRange {
  /** Stands for these words wherever they come again: an answer to it is remembered under this. */
  key: string;
  /** Draft of the statement. */
  statement: string;
  resolved: Resolution[];
  /** UTF-16 units of `statement`. */
  open: OpenPlace[];
  type: ClaimType;
  /** Who is said to claim it; null for the article itself. */
  claimant: string | null;
  /** Why it was suggested, in words, the weightiest first. */
  reasons: string[];
  found: FoundWords;
  /** True of what lies inside another suggestion's words, such as what a bracket says. */
  isInner: boolean;
}

/** How much a passage looks worth checking, from its score. */
export const worthBands = { high: "Likely", medium: "Perhaps", low: "Unlikely" } as const;
export type WorthBand = keyof typeof worthBands;

export interface PassageProposal {
  /** 0 to 1. */
  score: number;
  band: WorthBand;
  isCheckable: boolean;
  /** For and against, in words. */
  reasons: string[];
  suggestions: Suggestion[];
  /** The whole passage as a draft, for whoever claims it by hand. */
  whole: Pick<Suggestion, "statement" | "type" | "claimant" | "open">;
}

/** A passage with its place in the version's text; UTF-16 units. */
export type PlacedPassage = ReadPassage & TextRange;

/**
 * Makes the proposals of one article, one for each passage in their order. The whole of a long article takes seconds:
 * whoever runs this can give way between two steps. A step of getting ready gives null. A passage longer than
 * `longestRead` counts as one that says nothing.
 */
export function* suggestForArticle({
  passages: given,
  publishedOn,
}: {
  passages: readonly PlacedPassage[];
  /** EDTF level 0, or null. */
  publishedOn: string | null;
}): Generator<PassageProposal | null, void> {
  const passages = given.map((passage) => (passage.text.length > longestRead ? { ...passage, text: "" } : passage));
  const propose = prepareSuggesting(passages);
  yield null;
  const abbreviations = abbreviationsIn(passages.map(({ text }) => text));
  yield null;
  const names = new Map<string, string[]>();
  for (const [index, passage] of passages.entries()) {
    addNames(names, passage);
    const found = propose(index);
    const proposal = { ...found, claimant: found.claimant && withoutRole(found.claimant) };
    const around = {
      passage: passage.text,
      start: 0,
      end: passage.text.length,
      lastSentence: sentenceBefore(passages, index),
      isQuotation: passage.kind === "quote",
      publishedOn,
      abbreviations,
      namesEndingIn: (noun: string) => names.get(noun) ?? [],
    };
    yield {
      score: proposal.score,
      band: bandOf(proposal),
      isCheckable: proposal.isCheckable,
      reasons: whyChecked(proposal),
      suggestions: suggestionsOf({ passage, proposal, around }),
      whole: wholeOf({ passage, proposal, around }),
    };
  }
}

function suggestionsOf({
  passage,
  proposal,
  around,
}: {
  passage: PlacedPassage;
  proposal: PassageSuggestion;
  around: DraftSurroundings;
}): Suggestion[] {
  const ranges = markRanges(passage.text, proposal.parts);
  const made: Suggestion[] = [];
  proposal.parts.forEach((part, at) => {
    const { range, isInner } = ranges[at]!;
    const draft = draftStatement(part.wording, {
      ...around,
      start: part.start,
      end: part.end,
      isPhrase: part.isPhrase,
    });
    if (made.some(({ statement }) => statement === draft.statement)) return;
    const { type, because } = claimTypeOf(draft.statement);
    const found = foundWords(draft.statement);
    const claimant = claimantOf(part.wording) ?? proposal.claimant;
    made.push({
      start: passage.start + range.start,
      end: passage.start + range.end,
      key: suggestionKey({ passage: passage.text, wording: part.wording }),
      ...draft,
      type,
      claimant,
      reasons: whySuggested({
        found,
        typeBecause: because,
        partBecause: part.because,
        claimant,
        proposal,
      }),
      found,
      isInner,
    });
  });
  return made.toSorted((a, b) => Number(a.isInner) - Number(b.isInner) || a.start - b.start);
}

/** "…, while Ada Brook argued that": a part may have another speaker than the rest of its passage. */
function claimantOf(wording: string): string | null {
  const attribution = attributionOf(wording);
  return attribution?.frame === "before" && attribution.claimant ? withoutRole(attribution.claimant) : null;
}

function wholeOf({
  passage,
  proposal,
  around,
}: {
  passage: PlacedPassage;
  proposal: PassageSuggestion;
  around: DraftSurroundings;
}): PassageProposal["whole"] {
  const { statement, open } = draftStatement(passage.text, around);
  return { statement, open, type: claimTypeOf(statement).type, claimant: proposal.claimant };
}

/** Bounds by which the labelled articles fall apart best: 0.9 and above holds nearly only what people called checkable. */
function bandOf({ score, isCheckable }: PassageSuggestion): WorthBand {
  if (!isCheckable) return "low";
  return score >= 0.9 ? "high" : "medium";
}

/** "chair Ada Brook" is Ada Brook: what somebody is belongs to nobody's name. */
function withoutRole(claimant: string): string {
  return claimant.replace(/^(?:\p{Ll}[\p{Ll}-]*\s+){1,4}(?=\p{Lu}\p{Ll}+\s+\p{Lu})/u, "");
}

function sentenceBefore(passages: readonly PlacedPassage[], index: number): string {
  const previous = passages[index - 1];
  if (!previous || previous.kind === "heading") return "";
  if (passages[index]!.kind !== "list_item") return previous.kind === "sentence" ? previous.text : "";
  // A list belongs to the sentence that leads to it.
  for (let at = index - 1; at >= 0 && index - at < 40; at--) {
    const { kind } = passages[at]!;
    if (kind === "sentence") return leadsOn(passages[at]!) ? passages[at]!.text : "";
    if (kind !== "list_item") return "";
  }
  return "";
}

/** Keeps names under their last word, in small letters. */
function addNames(names: Map<string, string[]>, { text, kind }: PlacedPassage): void {
  if (kind === "heading" || kind === "boilerplate" || kind === "reference") return;
  for (const { words, isName } of mentionsIn(text)) {
    if (!isName || !/\s/u.test(words)) continue;
    const noun = words.slice(words.lastIndexOf(" ") + 1).toLowerCase();
    const known = names.get(noun) ?? [];
    if (!known.some((name) => name.toLowerCase() === words.toLowerCase())) names.set(noun, [...known, words]);
  }
}
