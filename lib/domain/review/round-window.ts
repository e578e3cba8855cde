/** As much of a round as decides whether what is written in it can be changed. */
export type RoundWindow = { revealedAt: Date | null; cancelledAt: Date | null };

/** What is written in a round can be changed until it is revealed or cancelled. */
export function roundIsOpen(round: RoundWindow): boolean {
  return round.revealedAt === null && round.cancelledAt === null;
}
