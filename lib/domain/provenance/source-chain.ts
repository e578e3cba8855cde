/** That one source takes its matter from another; for one claim alone, or for all. */
export type SourceLink = {
  fromId: string;
  toId: string;
  kind: "had_primary_source" | "derived_from";
  claimId: string | null;
};

/** A source further up, with those that it rests on itself. */
export type ChainStep = {
  sourceId: string;
  kind: SourceLink["kind"];
  /** new: with all that follows. shown: it stands with all that follows at another place. circular: it stands further down, and rests on this one in turn. */
  place: "new" | "shown" | "circular";
  above: ChainStep[];
};

/** Links by the source that rests on another. */
export function linksByFrom(links: readonly SourceLink[]): Map<string, SourceLink[]> {
  return Map.groupBy(links, ({ fromId }) => fromId);
}

/**
 * What a source rests on where it is used for a claim, to the last one: links recorded for another claim are not followed.
 * Every source is followed once; where it is reached again it is only named.
 */
export function chainAbove({
  sourceId,
  claimId,
  links,
}: {
  sourceId: string;
  claimId: string;
  links: ReadonlyMap<string, readonly SourceLink[]>;
}): ChainStep[] {
  const seen = new Set([sourceId]);
  return stepsFrom(sourceId, [sourceId]);

  function stepsFrom(from: string, way: readonly string[]): ChainStep[] {
    const holding = (links.get(from) ?? []).filter((link) => link.claimId === null || link.claimId === claimId);
    const byTarget = new Map(holding.map((link) => [link.toId, link]));
    return [...byTarget.values()].map(({ toId, kind }) => {
      const place = way.includes(toId) ? "circular" : seen.has(toId) ? "shown" : "new";
      seen.add(toId);
      return { sourceId: toId, kind, place, above: place === "new" ? stepsFrom(toId, [...way, toId]) : [] };
    });
  }
}
