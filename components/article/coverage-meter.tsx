import { coverageInWords, coveragePercent } from "@/lib/domain/article/coverage-words";

/** How much of the text somebody has decided on, as a bar and in words. */
export function CoverageMeter({ covered, total }: { covered: number; total: number }) {
  const percent = coveragePercent({ covered, total });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {percent !== null && (
        <meter
          className="coverage-meter"
          min={0}
          max={100}
          value={percent}
          aria-label="Share of the text that is decided"
        />
      )}
      <p className="text-sm text-ink-muted figures">{coverageInWords({ covered, total })}</p>
    </div>
  );
}
