import type { Stance } from "@/lib/domain/evidence/stance";
import { middleCredibility, type Credibility } from "@/lib/domain/review/credibility";
import { commonDirectness, type Directness } from "@/lib/domain/review/directness";

/** One evidence item as a dot. */
export type BalanceDot = { id: string; source: string; directness: Directness };

/** The dots of one cell that come from one origin. */
export type BalanceGroup = {
  /** "A", "B" … for each independent origin of the claim; null for what does not count as one (retracted, withdrawn). */
  origin: string | null;
  dots: BalanceDot[];
};

/** The columns, against the claim on the left. Context bears on neither side. */
export const balanceStances = ["refutes", "qualifies", "supports"] as const satisfies readonly Stance[];
/** The rows, the most credible first; 6, "cannot be judged", stands apart. */
export const balanceRows = [1, 2, 3, 4, 5, 6] as const satisfies readonly Credibility[];

export type Balance = Record<(typeof balanceRows)[number], Record<(typeof balanceStances)[number], BalanceGroup[]>>;

/**
 * The rated evidence of a claim by stance and credibility (in the middle of its raters, of two the worse; "cannot be
 * judged" where all said so), with the items of one origin together.
 * @param origins the sources of each independent origin, over all stances
 * @returns null where nothing that bears on the claim has been rated
 */
export function evidenceBalance({
  items,
  origins,
}: {
  items: readonly {
    id: string;
    stance: Stance;
    source: { id: string; name: string };
    ratings: readonly { credibility: Credibility; directness: Directness }[];
  }[];
  origins: readonly (readonly string[])[];
}): Balance | null {
  const letterOf = new Map(origins.flatMap((ids, at) => ids.map((id) => [id, originLetter(at)] as const)));
  const rated = items.flatMap(({ ratings, stance, ...item }) =>
    ratings.length > 0 && isWeighed(stance) ? [{ ...item, stance, ratings }] : [],
  );
  if (rated.length === 0) return null;
  const balance = Object.fromEntries(
    balanceRows.map((row) => [row, { refutes: [], qualifies: [], supports: [] }]),
  ) as unknown as Balance;
  for (const { id, stance, source, ratings } of rated) {
    const row = middleCredibility(ratings.map(({ credibility }) => credibility))?.high ?? 6;
    const groups = balance[row][stance];
    const origin = letterOf.get(source.id) ?? null;
    const dot = { id, source: source.name, directness: commonDirectness(ratings) };
    const group = groups.find((known) => known.origin === origin && origin !== null);
    if (group) group.dots.push(dot);
    else groups.push({ origin, dots: [dot] });
  }
  return balance;
}

function isWeighed(stance: Stance): stance is (typeof balanceStances)[number] {
  return stance !== "context";
}

/** A to Z, then AA, AB … */
function originLetter(at: number): string {
  const letter = String.fromCodePoint(65 + (at % 26));
  return at < 26 ? letter : originLetter(Math.floor(at / 26) - 1) + letter;
}
