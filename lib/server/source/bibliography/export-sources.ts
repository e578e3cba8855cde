import { frames, keysFor, writeEntries } from "@/lib/citation/bibliography/write-bibliography";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { SourceListParams } from "@/lib/domain/search/list-params";
import { maxExported, type ExportFormat } from "@/lib/domain/source/bibliography";
import { readCsl } from "@/lib/domain/source/csl";
import { listSourceIds } from "@/lib/server/search/list-sources";

/** Entries written at once; the server does other things in between. */
const parcel = 200;

/**
 * The sources of the workspace that a list with these filters shows, as the parcels of one file. Merged sources are not
 * written beside the one that stands for them, and the team's own notes stay.
 */
export async function* exportSources({
  actor,
  params,
  format,
}: {
  actor: Actor;
  params: SourceListParams;
  format: ExportFormat;
}): AsyncGenerator<string> {
  const { workspaceId } = actor;
  const ids = await listSourceIds({ actor, params, most: maxExported });
  const { before, between, after } = frames[format];
  const briefs = [];
  for (let start = 0; start < ids.length; start += 1_000) {
    const some = ids.slice(start, start + 1_000);
    const rows = await db.source.findMany({
      where: { workspaceId, id: { in: some } },
      select: { id: true, csl: true },
    });
    const byId = new Map(rows.map(({ id, csl }) => [id, readCsl(csl)]));
    for (const id of some) {
      const item = byId.get(id);
      if (!item) continue;
      const { note: _note, ...csl } = item;
      briefs.push({ id, csl });
    }
  }
  const keys = keysFor(briefs);
  yield before;
  for (let start = 0; start < briefs.length; start += parcel) {
    const entries = briefs.slice(start, start + parcel).map(({ id, csl }) => ({ id, csl, key: keys.get(id)! }));
    yield (start === 0 ? "" : between) + writeEntries({ format, entries });
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield after;
}
