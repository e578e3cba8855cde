import { classNames } from "@/components/ui/class-names";

export type RatingMarkProps = {
  /** The rating's words on the workspace's scale, as "Mostly wrong". */
  label: string;
  /** Its value; null for a rating off the scale ("not enough evidence"). */
  value: number | null;
  /** Lowest and highest value of the scale version that the rating belongs to; at most 9 steps are drawn. */
  scale?: { worst: number; best: number };
  /** large on a verdict's own page. */
  size?: "small" | "large";
};

/** A rating as its words and its place on the scale: ticks on a line, the place filled. Off the scale the line is broken. */
export function RatingMark({ label, value, scale, size = "small" }: RatingMarkProps) {
  return (
    <span
      className={classNames(
        "inline-flex flex-wrap items-center",
        size === "large" ? "gap-x-3 font-serif text-xl font-semibold" : "gap-x-2 text-sm font-semibold",
      )}
    >
      <RatingLine value={value} scale={scale} />
      <span>
        <span className="sr-only">Rating: </span>
        {label}
        {value !== null && scale && (
          <span className="sr-only">{`, ${value} on a scale of ${scale.worst} to ${scale.best}`}</span>
        )}
      </span>
    </span>
  );
}

function RatingLine({ value, scale }: Pick<RatingMarkProps, "value" | "scale">) {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.25 };
  if (value === null || !scale || scale.best <= scale.worst) {
    return (
      <svg viewBox="0 0 44 12" aria-hidden="true" className="h-3 w-11 flex-none text-ink-muted">
        <path d="M2 6H42" {...line} strokeDasharray="3 3" />
      </svg>
    );
  }
  const steps = Math.min(scale.best - scale.worst, 8);
  const place =
    4 + (36 * (Math.min(Math.max(value, scale.worst), scale.best) - scale.worst)) / (scale.best - scale.worst);
  const ticks = Array.from({ length: steps + 1 }, (_, step) => 4 + (36 * step) / steps);
  return (
    <svg viewBox="0 0 44 12" aria-hidden="true" className="h-3 w-11 flex-none">
      <path d={`M4 6H40${ticks.map((x) => `M${x} 3.5V8.5`).join("")}`} {...line} className="text-rule-strong" />
      <path d={`M${place} 0.5 ${place + 4} 6 ${place} 11.5 ${place - 4} 6Z`} fill="currentColor" />
    </svg>
  );
}
