import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** How evidence bears on a claim (CiTO, FEVER). */
export type StanceName = "supports" | "refutes" | "qualifies" | "context";

const stances = {
  supports: { word: "Supports", ink: "text-supports", shape: <path d="M6 1 11.5 11H.5Z" fill="currentColor" /> },
  refutes: { word: "Refutes", ink: "text-refutes", shape: <path d="M6 11 .5 1h11Z" fill="currentColor" /> },
  qualifies: { word: "Qualifies", ink: "text-qualifies", shape: <path d="M6 0 12 6 6 12 0 6Z" fill="currentColor" /> },
  context: {
    word: "Context",
    ink: "text-context",
    shape: <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  },
} satisfies Record<StanceName, { word: string; ink: string; shape: ReactNode }>;

/** A stance as shape and word: ▲ supports, ▼ refutes, ◆ qualifies, ○ context. */
export function StanceMark({
  stance,
  hideWord = false,
}: {
  stance: StanceName;
  /** Keeps the word for screen readers alone; only where the word stands in the column's heading or beside it. */
  hideWord?: boolean;
}) {
  const { word, ink, shape } = stances[stance];
  return (
    <span className={classNames("inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap", ink)}>
      <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 flex-none">
        {shape}
      </svg>
      <span className={hideWord ? "sr-only" : undefined}>{word}</span>
    </span>
  );
}
