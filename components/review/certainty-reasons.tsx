import { certaintyFactors, type CertaintyReason } from "@/lib/domain/review/certainty";

const stepWords: Record<number, string> = {
  [-2]: "two steps down",
  [-1]: "one step down",
  1: "one step up",
  2: "two steps up",
};

/** The steps of a certainty with their reasons. */
export function CertaintyReasons({ reasons }: { reasons: readonly CertaintyReason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="grid gap-1 text-sm">
      {reasons.map(({ factor, steps, reason }) => (
        <li key={factor} className="measure">
          <span className="font-medium">
            {certaintyFactors[factor].label}
            {factor !== "startsLow" && `, ${stepWords[steps]}`}:
          </span>{" "}
          <span className="whitespace-pre-line text-ink-muted">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
