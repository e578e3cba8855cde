import { transact } from "@/lib/db/transact";
import { readBibliographyInWorker } from "@/lib/citation/bibliography/read-in-worker";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { maxBibliographyBytes } from "@/lib/domain/source/bibliography";
import { TooBusy } from "@/lib/platform/take-turns";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import { countLongImport } from "@/lib/server/inbox/long-import-limits";
import { recogniseEntries } from "@/lib/server/source/bibliography/recognise-entries";

type Refused =
  | "forbidden"
  | "empty"
  | "too_large"
  | "too_many_lists"
  | "too_busy"
  | "unknown_format"
  | "no_entries"
  | "too_many_entries"
  | "timed_out"
  | "parser_failed";

/**
 * Reads a bibliography and keeps its entries for a person to choose from; no source is made yet. Entries that the workspace
 * has already, or that stand in the file twice, are marked.
 * @param name what people call it: a file's name
 */
export async function startBibliography({
  actor,
  name,
  bytes,
  now,
}: {
  actor: Actor;
  name: string;
  bytes: Uint8Array;
  now: Date;
}): Promise<Outcome<{ bibliographyId: string }, Refused>> {
  const { workspaceId, userId } = actor;
  if (!can(actor, "source.create")) return refuse("forbidden");
  if (bytes.byteLength === 0) return refuse("empty");
  if (bytes.byteLength > maxBibliographyBytes) return refuse("too_large");
  if (!(await countLongImport(userId))) return refuse("too_many_lists");
  const read = await readBibliographyInWorker({ bytes }).catch((error: unknown) => {
    if (error instanceof TooBusy) return refuse("too_busy");
    throw error;
  });
  if (!read.ok) return read;
  const { format, entries, unreadable } = read;
  const recognised = await recogniseEntries(db, { workspaceId, entries });
  const bibliographyId = uuidv7();
  return transact(async (tx) => {
    await tx.bibliography.create({
      data: {
        workspaceId,
        id: bibliographyId,
        name,
        format,
        state: "choosing",
        unreadable,
        createdById: userId,
        createdAt: now,
      },
    });
    for (let start = 0; start < entries.length; start += 1_000) {
      await tx.bibliographyEntry.createMany({
        data: entries.slice(start, start + 1_000).map((csl, index) => {
          const place = start + index;
          return { workspaceId, bibliographyId, place, csl, ...recognised[place]! };
        }),
      });
    }
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "bibliography.read",
      objectType: "bibliography",
      objectId: bibliographyId,
      detail: { format, entries: entries.length, sha256: sha256Hex(Buffer.from(bytes).toString("base64")) },
      now,
    });
    return { ok: true as const, bibliographyId };
  });
}
