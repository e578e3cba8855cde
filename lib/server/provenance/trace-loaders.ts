import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/require-actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { traceEdition } from "@/lib/server/provenance/edition-trace";
import { verifyCaptures, verifyEditions } from "@/lib/server/redaction/verify-contents";

type Ask = { slug: string; briefingId: string; number: string };

/**
 * What an edition rests on, to the last link.
 * @param isChecked - also reads the edition's text and the bytes and text of every copy, and checks them against their hashes
 */
export async function loadEditionTrace({ slug, briefingId, number, isChecked }: Ask & { isChecked: boolean }) {
  const { actor } = await requireActor(slug);
  const { workspaceId } = actor;
  if (!isUuid(briefingId) || !/^[1-9]\d{0,5}$/.test(number)) notFound();
  const trace = await traceEdition({ workspaceId, briefingId, number: Number(number) });
  if (!trace) notFound();
  const captureIds = trace.sources.flatMap(({ captures }) => captures.map(({ id }) => id));
  const checked = isChecked
    ? [
        ...(await verifyEditions({ workspaceId, ids: [trace.edition.id] })),
        ...(await verifyCaptures({ workspaceId, ids: captureIds })),
      ]
    : [];
  return {
    ...trace,
    /** What the check found, by the id of the edition or copy; empty where nothing was checked. */
    states: Object.fromEntries(checked.map(({ id, state }) => [id, state])),
    canRedact: trace.edition.redaction === null && can(actor, "redaction.make"),
  };
}

export type EditionTracePage = Awaited<ReturnType<typeof loadEditionTrace>>;
