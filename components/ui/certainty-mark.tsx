/** Certainty of a whole body of evidence (GRADE). */
export type CertaintyName = "high" | "moderate" | "low" | "very_low";

const certainties = {
  high: { word: "High", crosses: 4 },
  moderate: { word: "Moderate", crosses: 3 },
  low: { word: "Low", crosses: 2 },
  very_low: { word: "Very low", crosses: 1 },
} satisfies Record<CertaintyName, { word: string; crosses: number }>;

/** Certainty as GRADE prints it, ⊕⊕⊕◯ for moderate, with its word. */
export function CertaintyMark({
  certainty,
  short = false,
}: {
  certainty: CertaintyName;
  /** Leaves "certainty" to the heading above. */
  short?: boolean;
}) {
  const { word, crosses } = certainties[certainty];
  return (
    <span className="inline-flex items-center gap-2 text-sm whitespace-nowrap">
      <svg viewBox="0 0 58 13" aria-hidden="true" className="h-3.25 w-14.5 flex-none">
        {[0, 1, 2, 3].map((index) => {
          const x = 6.5 + index * 15;
          return (
            <g key={index} fill="none" stroke="currentColor" strokeWidth="1.25">
              <circle cx={x} cy="6.5" r="5.5" className={index < crosses ? undefined : "text-rule-strong"} />
              {index < crosses && <path d={`M${x} 1V12M${x - 5.5} 6.5H${x + 5.5}`} />}
            </g>
          );
        })}
      </svg>
      <span>
        {word}
        <span className={short ? "sr-only" : undefined}> certainty</span>
      </span>
    </span>
  );
}
