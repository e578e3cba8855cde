import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import type { CslItem } from "@/lib/domain/source/csl";
import { readIdentifier } from "@/lib/domain/source/identifiers";
import { knownByIdentifier } from "@/lib/domain/source/known-by-identifier";
import type { LookUpFailure } from "@/lib/domain/source/look-up-words";
import { findDuplicates, type DuplicateSource } from "@/lib/server/source/find-duplicates";
import { keptLookUp } from "@/lib/server/source/look-up/kept-look-up";
import type { Fetcher } from "@/lib/server/source/look-up-source";
import { parseCitation } from "@/lib/server/source/parse-citation";

export type SourceProposal = {
  /** Its title is empty where nothing but an identifier is known. */
  csl: CslItem;
  /** Why nothing could be looked up, where it was tried; the fields then hold what is known, and no title. */
  failure: LookUpFailure | null;
  /** Sources that are there already and look the same. */
  duplicates: DuplicateSource[];
};

/**
 * Turns whatever somebody typed or pasted into a citation to look over: an address, a DOI, an ISBN, a PubMed id or an arXiv id is looked up,
 * BibTeX, RIS and CSL-JSON are read, a single line of other words becomes the title. Where a source with the same
 * number or address is there already, nothing is asked outside.
 */
export async function proposeSource({
  actor,
  text,
  fetcher,
  now,
}: {
  actor: Actor;
  text: string;
  fetcher: Fetcher;
  now: Date;
}): Promise<Outcome<{ proposal: SourceProposal }, "forbidden" | "nothing_recognised">> {
  const { workspaceId } = actor;
  if (!can(actor, "source.create")) return refuse("forbidden");
  const identifier = readIdentifier(text);
  if (!identifier) {
    const csl = parseCitation(text) ?? titleAlone(text);
    if (!csl) return refuse("nothing_recognised");
    return { ok: true, proposal: { csl, failure: null, duplicates: await findDuplicates(db, { workspaceId, csl }) } };
  }
  const known = knownByIdentifier(identifier);
  const duplicates = await findDuplicates(db, { workspaceId, csl: known });
  if (duplicates.length > 0) return { ok: true, proposal: { csl: known, failure: null, duplicates } };
  const { csl, failure } = await keptLookUp({ workspaceId, identifier, fetcher, now });
  return { ok: true, proposal: { csl, failure, duplicates: await findDuplicates(db, { workspaceId, csl }) } };
}

function titleAlone(text: string): CslItem | null {
  const title = text.trim();
  return title !== "" && title.length <= 500 && !title.includes("\n") ? { type: "document", title } : null;
}
