import type { Preferences } from "@/lib/domain/account/preferences";
import type { PassageProposal, Suggestion } from "@/lib/domain/suggestion/suggest-for-article";
import type { DecisionInArticle, ShortPassage } from "@/lib/server/passage/data";
import type { AnswerInArticle, ClaimOfRow, StretchOfArticle } from "@/lib/server/suggestion/data";
import type { ProposalPage } from "@/lib/server/suggestion/proposal-page";

export type { AnswerInArticle, ClaimOfRow, DecisionInArticle, PassageProposal, StretchOfArticle, Suggestion };

/** What the split view is given of an article. */
export type SplitProps = {
  slug: string;
  workspaceId: string;
  article: { id: string; language: string; publishedOn: string | null };
  version: { id: string; number: number };
  text: string;
  passages: ShortPassage[];
  firstPage: ProposalPage | null;
  stretch: StretchOfArticle;
  person: { id: string; name: string };
  preferences: Preferences;
  /** Name of the model that may be asked for wordings; null where none is configured. */
  model: string | null;
  mayDecide: boolean;
};

/** A passage, or a part of one that somebody has split by hand. */
export type Unit = {
  /** Which passage it is or belongs to. */
  index: number;
  start: number;
  end: number;
  kind: string;
  /** False for a part of a split passage. */
  isWhole: boolean;
};

/** Everything that one row shows. The same object as long as nothing of it has changed. */
export type RowView = {
  unit: Unit;
  /** Null until it has been loaded. */
  proposal: PassageProposal | null;
  /** What nobody has answered, those that make claims of their own first. */
  open: Suggestion[];
  /** Keys of those of them whose words a claim stands for already that somebody made without answering them. */
  standing: ReadonlySet<string>;
  rejected: { suggestion: Suggestion; answer: AnswerInArticle }[];
  decisions: DecisionInArticle[];
  claims: ClaimOfRow[];
  /** How much of the words somebody has decided on. */
  decided: "none" | "part" | "all";
  /** Whether something about it is on its way to the server. */
  isPending: boolean;
};

/** Where somebody stands: a row by where it begins, and a suggestion of it, or null for the words themselves. */
export type Cursor = { start: number; key: string | null };

/** A claim that a draft may repeat. */
export type DraftMatch = {
  claimId: string;
  number: number;
  statement: string;
  relation: "same" | "narrower" | "broader" | "conflicting";
  difference: string[];
};

/** What is open in a row or over a selection. */
export type Panel =
  | { kind: "edit" | "wording"; start: number; key: string }
  | { kind: "claim"; start: number; key: null }
  | { kind: "match" | "setAside"; start: number; key: string | null }
  | { kind: "setAsideMany" };
