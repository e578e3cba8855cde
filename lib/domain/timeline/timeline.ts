/** What can stand in the timeline of a claim, in the order in which things of one day are told. */
export const timelineKinds = ["source", "claimed", "appeared", "capture", "revealed", "settled", "published"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export type TimelineEntry = {
  kind: TimelineKind;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  on: string;
  words: string;
  /** Where it leads within the workspace, without its root: "/sources/…"; null where it leads nowhere. */
  path: string | null;
};

/** One day, month or year with what belongs to it. */
export type TimelineDay = { on: string; entries: TimelineEntry[] };

/**
 * Puts entries in the order of time, those of one date together. A date that is known less exactly stands before the more
 * exact ones within it: 2024 before 2024-03, and that before 2024-03-01.
 */
export function timelineOf(entries: readonly TimelineEntry[]): TimelineDay[] {
  const days = Map.groupBy(entries, ({ on }) => on);
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, own]) => ({
      on,
      entries: own.toSorted((a, b) => timelineKinds.indexOf(a.kind) - timelineKinds.indexOf(b.kind)),
    }));
}
