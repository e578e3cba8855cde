import type { ClaimState } from "./transitions";

const far: Record<ClaimState, number> = {
  open: 0,
  gathering: 1,
  reopened: 2,
  in_review: 3,
  revealed: 4,
  adjudicated: 5,
  approved: 6,
};

type Candidate = { number: number; state: ClaimState; appearances: number };

/** Of two claims that are one, the one that should stand for both: what has come further, appears more, or is older. */
export function whichStands<T extends Candidate>(one: T, other: T): { stands: T; points: T } {
  const order = far[other.state] - far[one.state] || other.appearances - one.appearances || one.number - other.number;
  return order <= 0 ? { stands: one, points: other } : { stands: other, points: one };
}
