import type { Tx } from "@/lib/db/client";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { alignVersions, type Alignment } from "@/lib/text/align-versions";
import { findQuote } from "@/lib/text/find-quote";
import { selectorOf, type QuoteSelector } from "@/lib/text/quote-selector";
import { reanchor, type Reanchored } from "@/lib/text/reanchor";

/** How many marks kept their place, and how many want a person's eye. */
export type CarriedOver = { exact: number; moved: number; fuzzy: number; orphaned: number; decisions: number };

type VersionText = { id: string; text: string };

/** Carries every standing anchor and decision of one version over to the next. */
export async function carryOver(
  tx: Tx,
  { workspaceId, from, to, now }: { workspaceId: string; from: VersionText; to: VersionText; now: Date },
): Promise<CarriedOver> {
  const anchors = await tx.anchor.findMany({
    where: { workspaceId, articleVersionId: from.id, appearance: { removedAt: null } },
  });
  const decisions = await tx.passageDecision.findMany({
    where: { workspaceId, articleVersionId: from.id, undoneAt: null },
    orderBy: { createdAt: "asc" },
  });
  const counts: CarriedOver = { exact: 0, moved: 0, fuzzy: 0, orphaned: 0, decisions: 0 };
  if (anchors.length + decisions.length === 0) return counts;
  const alignment = alignVersions({ before: from.text, after: to.text });
  const places = new PlaceMemory({ before: from.text, after: to.text, alignment });

  const carriedAnchors = anchors.map((anchor) => {
    const place = anchor.start === null ? findAgain(to.text, anchor) : places.of(anchor.start, anchor.end!);
    // A place that nobody has confirmed is not made sure by standing still in the next version.
    const isUnsure = anchor.state === "fuzzy" && anchor.confirmedById === null;
    const state = place.state !== "orphaned" && isUnsure ? "fuzzy" : place.state;
    counts[state] += 1;
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
      confirmedById: state === "fuzzy" || state === "orphaned" ? null : anchor.confirmedById,
      createdAt: now,
    };
  });
  const carriedDecisions = decisions.flatMap((decision) => {
    const place = places.of(decision.start, decision.end);
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
  return counts;
}

/** Reanchors each range once: an anchor and its decision share theirs. */
class PlaceMemory {
  private readonly known = new Map<string, Reanchored>();
  constructor(private readonly texts: { before: string; after: string; alignment: Alignment }) {}

  of(start: number, end: number): Reanchored {
    const key = `${start}-${end}`;
    const place = this.known.get(key) ?? reanchor({ ...this.texts, start, end });
    this.known.set(key, place);
    return place;
  }
}

/** An orphan comes back only where its very words stand again. */
function findAgain(text: string, quote: QuoteSelector): Reanchored {
  const found = findQuote({ text, exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix });
  return found && found.match !== "approximate"
    ? { state: "moved", start: found.start, end: found.end }
    : { state: "orphaned" };
}

/** One statement may carry 32,767 values; a row here has up to 12. */
const rowsOfOneStatement = 2000;

async function inPortions<Row>(rows: Row[], write: (portion: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsOfOneStatement) await write(rows.slice(at, at + rowsOfOneStatement));
}
