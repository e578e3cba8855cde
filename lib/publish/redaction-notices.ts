import { dayInWords, removedCopy, whereInEdition } from "@/lib/publish/notice-words";
import type { Edition } from "@/lib/publish/edition-schema";

/** A notice to be put around an edition, about one of its sources. */
export type RedactionNotice = { kind: "copy_redacted"; objectId: string; text: string };

/**
 * What readers of an edition are told where stored copies that it takes evidence from were redacted: which, when and why,
 * with what is taken from them. One notice for each source.
 */
export function redactionNotices({
  edition,
  captureIds,
  reason,
  at,
}: {
  edition: Edition;
  captureIds: ReadonlySet<string>;
  reason: string;
  at: Date;
}): RedactionNotice[] {
  const told = edition.claims.flatMap(({ number, verdict }) =>
    verdict.evidence.flatMap(({ captureId, sourceId }, index) =>
      captureId !== null && captureIds.has(captureId)
        ? { captureId, sourceId, place: `claim ${number}, evidence ${index + 1}` }
        : [],
    ),
  );
  return [...Map.groupBy(told, ({ sourceId }) => sourceId)].map(([sourceId, group]) => {
    const name = edition.sources.find(({ id }) => id === sourceId)?.shortName ?? "a source";
    const where = whereInEdition({ name, places: group.map(({ place }) => place) });
    const ids = new Set(group.map(({ captureId }) => captureId));
    const days = edition.captures.filter(({ id }) => ids.has(id)).map(({ capturedAt }) => capturedAt);
    const stored = [...new Set(days.toSorted().map(dayInWords))].join(" and ");
    return {
      kind: "copy_redacted",
      objectId: sourceId,
      text: `The copy stored on ${stored} that this edition takes evidence from ${where} can no longer be looked at. ${removedCopy({ reason, at })}`,
    };
  });
}
