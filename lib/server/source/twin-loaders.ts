import { requireActor } from "@/lib/auth/require-actor";
import { can } from "@/lib/domain/permission/can";
import { listTwinPairs } from "@/lib/server/source/list-twin-pairs";

/** The sources that may be here twice. */
export async function loadTwins(slug: string) {
  const { actor } = await requireActor(slug);
  const pairs = await listTwinPairs({ workspaceId: actor.workspaceId });
  return { pairs, mayMerge: can(actor, "source.merge") };
}
