/** The stretch of alpha that is drawn; what lies below stands at its left end. */
const lowest = -0.2;
const width = 240;
const height = 28;
const marks = [0, 0.667, 0.8, 1];

function at(alpha: number): number {
  const inside = Math.min(1, Math.max(lowest, alpha));
  return 6 + ((inside - lowest) / (1 - lowest)) * (width - 12);
}

/** An alpha as a dot on its scale, with the interval as a bar. Says nothing that does not stand beside it in words. */
export function AlphaPicture({ alpha, interval }: { alpha: number; interval: { low: number; high: number } | null }) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="h-7 w-60 max-w-full" aria-hidden="true">
      <line x1={at(lowest)} x2={at(1)} y1={10} y2={10} stroke="var(--rule-strong)" />
      {marks.map((mark) => (
        <g key={mark}>
          <line x1={at(mark)} x2={at(mark)} y1={6} y2={14} stroke="var(--rule-strong)" />
          <text x={at(mark)} y={26} textAnchor="middle" fontSize={9} fill="var(--ink-muted)">
            {mark}
          </text>
        </g>
      ))}
      {interval && (
        <line
          x1={at(interval.low)}
          x2={at(interval.high)}
          y1={10}
          y2={10}
          stroke="var(--accent)"
          strokeWidth={4}
          strokeOpacity={0.35}
          strokeLinecap="round"
        />
      )}
      <circle cx={at(alpha)} cy={10} r={4} fill="var(--accent)" />
    </svg>
  );
}
