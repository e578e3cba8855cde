/** As much of a round as decides who may read what was written in it. */
export type RoundWindow = { revealedAt: Date | null; cancelledAt: Date | null };

/** What is written in a round can be changed until it is revealed or cancelled. */
export function roundIsOpen(round: RoundWindow): boolean {
  return round.revealedAt === null && round.cancelledAt === null;
}

/**
 * What a person may read of the ratings or assessments of a round: their own at any time, everybody's once it is
 * revealed. A cancelled round is never revealed, so what was written in it stays with its writer. No role stands above
 * this. Queries carry the same condition themselves (lib/server/review/visible-to).
 */
export function visibleRatings<Row extends { writerId: string }>({
  round,
  viewer,
  rows,
}: {
  round: RoundWindow;
  viewer: { userId: string };
  rows: readonly Row[];
}): Row[] {
  return rows.filter((row) => round.revealedAt !== null || row.writerId === viewer.userId);
}
