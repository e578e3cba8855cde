import { classNames } from "@/components/ui/class-names";

/** Reliability of a source (AJP-2.1). F is a missing value, not the worst one. */
export type ReliabilityLetter = "A" | "B" | "C" | "D" | "E" | "F";

/** Credibility of one piece of evidence (AJP-2.1). 6 is a missing value. */
export type CredibilityNumber = 1 | 2 | 3 | 4 | 5 | 6;

export const reliabilityMeanings = {
  A: "Completely reliable",
  B: "Usually reliable",
  C: "Fairly reliable",
  D: "Not usually reliable",
  E: "Unreliable",
  F: "Cannot be judged",
} satisfies Record<ReliabilityLetter, string>;

export const credibilityMeanings = {
  1: "Confirmed by other sources",
  2: "Probably true",
  3: "Possibly true",
  4: "Doubtful",
  5: "Improbable",
  6: "Cannot be judged",
} satisfies Record<CredibilityNumber, string>;

/** A source's reliability: its letter and what the letter means. null reads "Not rated". */
export function ReliabilityMark({
  reliability,
  hideMeaning = false,
}: {
  reliability: ReliabilityLetter | null;
  /** Keeps the meaning for screen readers and the tooltip alone, in narrow columns. */
  hideMeaning?: boolean;
}) {
  if (reliability === null) return <span className="text-sm text-ink-muted">Not rated</span>;
  return (
    <Boxed sign={reliability} missing={reliability === "F"} kind="Reliability" hideMeaning={hideMeaning}>
      {reliabilityMeanings[reliability]}
    </Boxed>
  );
}

/** An evidence item's credibility: its number and what the number means. null reads "Not rated". */
export function CredibilityMark({
  credibility,
  hideMeaning = false,
}: {
  credibility: CredibilityNumber | null;
  hideMeaning?: boolean;
}) {
  if (credibility === null) return <span className="text-sm text-ink-muted">Not rated</span>;
  return (
    <Boxed sign={String(credibility)} missing={credibility === 6} kind="Credibility" hideMeaning={hideMeaning}>
      {credibilityMeanings[credibility]}
    </Boxed>
  );
}

function Boxed({
  sign,
  missing,
  kind,
  hideMeaning,
  children,
}: {
  sign: string;
  /** "Cannot be judged" is drawn apart, with a broken edge. */
  missing: boolean;
  kind: string;
  hideMeaning: boolean;
  children: string;
}) {
  return (
    <span
      className="inline-flex items-center gap-2 text-sm"
      title={hideMeaning ? `${kind} ${sign}: ${children}` : undefined}
    >
      <span
        className={classNames(
          "inline-grid size-5 flex-none place-content-center rounded-sm border text-xs leading-none font-semibold figures",
          missing ? "border-dashed border-rule-strong text-ink-muted" : "border-ink-muted",
        )}
      >
        <span className="sr-only">{kind} </span>
        {sign}
      </span>
      <span className={hideMeaning ? "sr-only" : undefined}>{children}</span>
    </span>
  );
}
