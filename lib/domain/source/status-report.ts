import { edtfDateInWords } from "@/lib/domain/edtf-date";
import { doiAddress, normaliseDoi } from "@/lib/domain/source/identifiers";
import type { SourceStatus } from "@/lib/domain/source/status";

type KindWords = {
  /** The notice in a sentence: "a retraction". */
  noun: string;
  /** What lists say of the source: "Reported retracted". */
  mark: string;
  /** What the status would be if the notice holds; null where it asks for none. */
  proposes: SourceStatus | null;
  /** What it means, where the status does not say it. */
  means: string | null;
};

const corrected = { proposes: "corrected", mark: "Correction reported", means: null } as const;
const superseded = { proposes: "superseded", mark: "Newer one reported", means: null } as const;

/**
 * The types of update that Crossref knows (Crossref, "Crossmark: version control, corrections, and retractions"), the
 * gravest first. An expression of concern asks for no status: the publisher has doubts and has decided nothing.
 */
export const reportKinds = {
  retraction: { noun: "a retraction", mark: "Reported retracted", proposes: "retracted", means: null },
  withdrawal: { noun: "a withdrawal", mark: "Reported withdrawn", proposes: "withdrawn", means: null },
  removal: { noun: "a removal", mark: "Reported removed", proposes: "withdrawn", means: null },
  partial_retraction: {
    noun: "a partial retraction",
    mark: "Partly retracted, it is reported",
    proposes: "corrected",
    means: "A part of it was taken back as unsound. Look whether what you use stands in that part.",
  },
  expression_of_concern: {
    noun: "an expression of concern",
    mark: "Concern reported",
    proposes: null,
    means:
      "Its publisher has doubts about it and has neither retracted nor corrected it. The status has no word of its own for this.",
  },
  correction: { noun: "a correction", ...corrected },
  corrigendum: { noun: "a corrigendum", ...corrected },
  erratum: { noun: "an erratum", ...corrected },
  new_edition: { noun: "a new edition", ...superseded },
  new_version: { noun: "a new version", ...superseded },
  clarification: {
    noun: "a clarification",
    mark: "Clarification reported",
    proposes: null,
    means: "Its publisher has made something clearer without correcting it.",
  },
  addendum: {
    noun: "an addendum",
    mark: "Addendum reported",
    proposes: null,
    means: "Something was added to it; nothing in it was corrected.",
  },
} as const satisfies Record<string, KindWords>;

const gravity = Object.keys(reportKinds);

/** What is said of a kind; one that is not in the table is named as Crossref names it. */
export function wordsOfKind(kind: string): KindWords {
  if (Object.hasOwn(reportKinds, kind)) return reportKinds[kind as keyof typeof reportKinds];
  return {
    noun: `a notice of the kind “${kind.replaceAll("_", " ")}”`,
    mark: "Notice reported",
    proposes: null,
    means: "Plumbline does not know this kind. Read the notice.",
  };
}

/** The gravest first; what is not known last. */
export function byGravity(a: { kind: string }, b: { kind: string }): number {
  const place = ({ kind }: { kind: string }) => (gravity.includes(kind) ? gravity.indexOf(kind) : gravity.length);
  return place(a) - place(b);
}

/** The gravest of some kinds; null where there are none. */
export function gravestKind(kinds: readonly string[]): string | null {
  return kinds.map((kind) => ({ kind })).toSorted(byGravity)[0]?.kind ?? null;
}

const reporters: Record<string, string> = {
  publisher: "its publisher",
  "retraction-watch": "the Retraction Watch database",
};

type Report = { kind: string; on: string | null; reportedBy: readonly string[] };

/** "Crossref reports a retraction on 3 March 2026, according to its publisher." */
export function reportSentence(report: Report): string {
  return `Crossref reports ${announced(report)}.`;
}

/** What the form for the status says at first; its date stands beside it, and the person may write anything else. */
export function noteOfReport(report: Report): string {
  return reportSentence({ ...report, on: null });
}

function announced({ kind, on, reportedBy }: Report): string {
  const date = on === null ? "" : `${on.length === 10 ? " on " : " in "}${edtfDateInWords(on)}`;
  const names = reportedBy.map((name) => reporters[name] ?? name);
  return `${wordsOfKind(kind).noun}${date}${names.length === 0 ? "" : `, according to ${names.join(" and ")}`}`;
}

/** Where the notice can be read; null where none is named. */
export function noticeAddress(noticeDoi: string): string | null {
  return noticeDoi === "" ? null : doiAddress(noticeDoi);
}

/**
 * Whether the status of a source says already what a report would have it say: the same announcement, or an end after which
 * a second announcement of the same adds nothing. A second correction is another one.
 */
export function saysAlready({
  status,
  statusUrl,
  report: { proposedStatus, noticeDoi },
}: {
  status: SourceStatus;
  /** Where the status was announced. */
  statusUrl: string | null;
  report: { proposedStatus: SourceStatus | null; noticeDoi: string };
}): boolean {
  if (proposedStatus === null || proposedStatus !== status) return false;
  if (status === "retracted" || status === "withdrawn") return true;
  return noticeDoi !== "" && statusUrl !== null && normaliseDoi(statusUrl) === noticeDoi;
}
