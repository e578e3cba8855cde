import type { Reader, Tx } from "@/lib/db/client";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { PlaceMemory } from "@/lib/server/article/place-memory";
import { selectorOf, type QuoteSelector } from "@/lib/text/quote-selector";

/** How many marks kept their place, and how many want a person's eye. */
export type CarriedOver = { exact: number; moved: number; fuzzy: number; orphaned: number; decisions: number };

type VersionText = { id: string; text: string };

async function readMarks(reader: Reader, { workspaceId, versionId }: { workspaceId: string; versionId: string }) {
  const anchors = await reader.anchor.findMany({
    where: { workspaceId, articleVersionId: versionId, appearance: { removedAt: null } },
  });
  const decisions = await reader.passageDecision.findMany({
    where: { workspaceId, articleVersionId: versionId, undoneAt: null },
    orderBy: { createdAt: "asc" },
  });
  return { anchors, decisions };
}

/** Looks for the new places of everything that is marked in a version, before the transaction that needs them. */
export async function preparePlaces(
  reader: Reader,
  { workspaceId, from, after }: { workspaceId: string; from: VersionText; after: string },
): Promise<PlaceMemory> {
  const places = new PlaceMemory({ before: from.text, after });
  const { anchors, decisions } = await readMarks(reader, { workspaceId, versionId: from.id });
  const placed = [...anchors, ...decisions].flatMap(({ start, end }) =>
    start === null || end === null ? [] : [{ start, end }],
  );
  await places.learn({ ranges: placed, quotes: anchors.filter(({ start }) => start === null) });
  return places;
}

/**
 * Carries every standing anchor and decision of one version over to the next. `changed` names the appearances whose words
 * read otherwise or are gone from this version on; what was so before is not named again.
 */
export async function carryOver(
  tx: Tx,
  {
    workspaceId,
    from,
    to,
    places,
    now,
  }: { workspaceId: string; from: VersionText; to: VersionText; places: PlaceMemory; now: Date },
): Promise<{ counts: CarriedOver; changed: string[] }> {
  const { anchors, decisions } = await readMarks(tx, { workspaceId, versionId: from.id });
  const counts: CarriedOver = { exact: 0, moved: 0, fuzzy: 0, orphaned: 0, decisions: 0 };
  const changed: string[] = [];

  const carriedAnchors = anchors.map((anchor) => {
    const { start, end } = anchor;
    const place = start === null || end === null ? places.again(anchor) : places.of({ start, end });
    // A place that nobody has confirmed is not made sure by standing still in the next version.
    const isUnsure = anchor.state === "fuzzy" && anchor.confirmedById === null;
    const state = place.state !== "orphaned" && isUnsure ? "fuzzy" : place.state;
    counts[state] += 1;
    if (place.state === "fuzzy" || (place.state === "orphaned" && anchor.state !== "orphaned"))
      changed.push(anchor.appearanceId);
    // Who said that it is gone said so of a version that it is not in either.
    const staysGone = state === "orphaned" && anchor.state === "orphaned";
    const quote: QuoteSelector =
      place.state === "orphaned"
        ? { exact: anchor.exact, prefix: anchor.prefix, suffix: anchor.suffix }
        : selectorOf({ text: to.text, start: place.start, end: place.end });
    return {
      ...quote,
      workspaceId,
      id: uuidv7(),
      appearanceId: anchor.appearanceId,
      articleVersionId: to.id,
      start: place.start ?? null,
      end: place.end ?? null,
      state,
      confirmedById: staysGone || (state !== "fuzzy" && state !== "orphaned") ? anchor.confirmedById : null,
      createdAt: now,
    };
  });
  const carriedDecisions = decisions.flatMap((decision) => {
    const place = places.of(decision);
    if (place.state === "orphaned") return [];
    return {
      workspaceId,
      id: uuidv7(),
      articleVersionId: to.id,
      start: place.start,
      end: place.end,
      disposition: decision.disposition,
      reason: decision.reason,
      claimId: decision.claimId,
      needsConfirmation: decision.needsConfirmation || place.state === "fuzzy",
      byId: decision.byId,
      createdAt: now,
    };
  });
  counts.decisions = carriedDecisions.length;
  await inPortions(carriedAnchors, (data) => tx.anchor.createMany({ data }));
  await inPortions(carriedDecisions, (data) => tx.passageDecision.createMany({ data }));
  return { counts, changed };
}

/** One statement may carry 32,767 values; a row here has up to 12. */
const rowsOfOneStatement = 2000;

async function inPortions<Row>(rows: Row[], write: (portion: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsOfOneStatement) await write(rows.slice(at, at + rowsOfOneStatement));
}
