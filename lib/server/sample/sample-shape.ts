import type { ClaimType } from "@/lib/domain/claim/claim-fields";
import type { Credibility } from "@/lib/domain/review/credibility";
import type { CertaintyReason } from "@/lib/domain/review/certainty";

/** The people of a sample. They have no password and cannot sign in; their names are invented. */
export type SamplePerson = { name: string; role: "volunteer" | "reviewer" | "editor" };

export type SampleArticle = {
  title: string;
  authors: string[];
  publisher: string;
  publishedOn: string;
  /** Blocks in order: a heading begins with "# ", a list item with "- ", everything else is a paragraph. */
  blocks: string[];
  /** Runs of the text that nobody can check, each with the reason. */
  notCheckable: { exact: string; reason: string }[];
};

export type SampleSource = {
  csl: Record<string, unknown> & { type: string; title: string };
  /** The text of the stored copy; null for a source of which nobody has a copy. */
  copy: string | null;
  reliability?: { letter: "A" | "B" | "C" | "D" | "E" | "F"; reason: string };
  mayBeRepublished?: boolean;
  /** Keys of the sources that this one takes its matter from. */
  restsOn?: string[];
};

export type SampleEvidence = {
  source: string;
  kind: "quotation" | "figure" | "finding";
  /** The words of the copy; empty for a finding that the note tells. */
  exact: string;
  locator: string;
  stance: "supports" | "refutes" | "qualifies" | "context";
  note: string;
  /** Credibility by each rater, in the order of the reviewers and then the volunteer. */
  ratings?: { credibility: Credibility; directness: "direct" | "partial" | "indirect"; reason: string }[];
};

export type SampleAssessment = { rating: string; certaintyReasons: CertaintyReason[]; justification: string };

export type SampleClaim = {
  statement: string;
  type: ClaimType;
  claimant: string;
  claimedOn: string;
  checkWorthiness: "high" | "medium" | "low";
  /** Where it stands, by the article's key and the words there. */
  appearances: { article: string; exact: string }[];
  evidence: SampleEvidence[];
  searches: { where: string; query: string; on: string; found: string; forAgainst: boolean }[];
  /** How far it has come. Each step of the way is really taken. */
  until: "open" | "gathering" | "in_review" | "revealed" | "adjudicated" | "approved" | "reopened";
  /** By the two reviewers; needed from in_review on (one of them there). */
  assessments: SampleAssessment[];
  verdict?: SampleAssessment;
  reopenReason?: string;
  reply?: { askedWhom: string; askedOn: string; answer: string; answeredOn: string | null };
  /** Paragraphs of the dossier; "{0}" alone stands for the first evidence item's block. */
  dossier: string[];
};

export type SampleBriefing = {
  title: string;
  summary: string;
  /** Paragraphs in order; a number stands for the card of the claim with this place in the sample's list. */
  text: (string | number)[];
};

export type Sample = {
  name: string;
  people: readonly SamplePerson[];
  articles: Record<string, SampleArticle>;
  sources: Record<string, SampleSource>;
  claims: readonly SampleClaim[];
  briefing: SampleBriefing;
};
