import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/lib/auth/require-actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { abilitiesOf } from "@/lib/domain/permission/can";
import { getSource, listCaptures, listDerivations, readRestingOn } from "@/lib/server/source/data";

/** Everything that a source's page shows. */
export const loadSourcePage = cache(async (slug: string, sourceId: string) => {
  const { actor } = await requireActor(slug);
  const { workspaceId } = actor;
  if (!isUuid(sourceId)) notFound();
  const source = await getSource({ workspaceId, sourceId });
  if (!source) notFound();
  const group = [source.id, ...source.absorbed.map(({ id }) => id)];
  const [captures, derivations, resting] = await Promise.all([
    listCaptures({ workspaceId, sourceId }),
    listDerivations({ workspaceId, sourceIds: group }),
    readRestingOn({ workspaceId, sourceId }),
  ]);
  return { abilities: abilitiesOf(actor), source, captures, ...derivations, resting };
});

export type SourcePageData = Awaited<ReturnType<typeof loadSourcePage>>;
