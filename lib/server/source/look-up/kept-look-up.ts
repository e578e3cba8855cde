import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { readCsl } from "@/lib/domain/source/csl";
import { normaliseUrl, type Identifier } from "@/lib/domain/source/identifiers";
import { lookUpSource, type Fetcher, type LookedUp } from "@/lib/server/source/look-up-source";

/** How long an answer is good for, in days: numbered works hardly change, pages do. */
const daysKept = { doi: 30, isbn: 30, pmid: 30, arxiv: 7, url: 1 } as const satisfies Record<
  Identifier["kind"],
  number
>;

const day = 24 * 60 * 60 * 1000;

/**
 * Looks a citation up unless the workspace has asked for the same one lately. Failures are not kept: the next attempt may
 * succeed. Answers that are too old are forgotten on the way.
 */
export async function keptLookUp({
  workspaceId,
  identifier: { kind, value },
  fetcher,
  now,
}: {
  workspaceId: WorkspaceId;
  identifier: Identifier;
  fetcher: Fetcher;
  now: Date;
}): Promise<LookedUp> {
  const key = `${kind} ${kind === "url" ? (normaliseUrl(value) ?? value) : value}`;
  const kept = await db.citationLookUp.findUnique({ where: { workspaceId_key: { workspaceId, key } } });
  const isFresh = kept && now.getTime() - kept.foundAt.getTime() < daysKept[kind] * day;
  const csl = isFresh ? readCsl(kept.csl) : null;
  if (csl) return { csl, failure: null };
  const found = await lookUpSource({ kind, value, fetcher, now });
  if (found.failure === null) {
    await db.citationLookUp.deleteMany({
      where: { workspaceId, foundAt: { lt: new Date(now.getTime() - 30 * day) } },
    });
    const row = { csl: found.csl, foundAt: now };
    await db.citationLookUp.upsert({
      where: { workspaceId_key: { workspaceId, key } },
      create: { workspaceId, key, ...row },
      update: row,
    });
  }
  return found;
}
