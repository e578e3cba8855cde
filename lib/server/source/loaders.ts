import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import { getSchedule } from "@/lib/server/capture/data";
import { isUuid } from "@/lib/domain/is-uuid";
import { abilitiesOf } from "@/lib/domain/permission/can";
import { getSource, listCaptures, listDerivations, readRestingOn } from "@/lib/server/source/data";
import { listJudgements } from "@/lib/server/source/list-judgements";
import { listReports, readInquiry } from "@/lib/server/source/status-report/data";
import { readOriginChain } from "@/lib/server/source/origin-chain";
import { listUpstreamHints } from "@/lib/server/source/upstream-hints/list-hints";
import { enqueueReading, hasUnreadCaptures } from "@/lib/server/source/upstream-hints/read-captures";
import { listTwins } from "@/lib/server/source/list-twins";

/** Everything that a source's page shows. */
export const loadSourcePage = cache(async (slug: string, sourceId: string) => {
  const { actor } = await requireActor(slug);
  const { workspaceId } = actor;
  if (!isUuid(sourceId)) notFound();
  const source = await getSource({ workspaceId, sourceId });
  if (!source) notFound();
  const group = [source.id, ...source.absorbed.map(({ id }) => id)];
  const [captures, schedule, derivations, resting, judgements, twins, hints, chain, isReading, reports, inquiry] =
    await Promise.all([
      listCaptures({ workspaceId, sourceId }),
      getSchedule({ workspaceId, sourceId }),
      listDerivations({ workspaceId, sourceIds: group }),
      readRestingOn({ workspaceId, sourceId }),
      listJudgements({ workspaceId, sourceId }),
      source.mergedInto ? [] : listTwins({ workspaceId, sourceId }),
      source.mergedInto ? [] : listUpstreamHints({ workspaceId, sourceIds: group }),
      readOriginChain({ workspaceId, sourceId }),
      hasUnreadCaptures({ workspaceId, sourceIds: group }),
      listReports({ workspaceId, sourceIds: group }),
      readInquiry({ workspaceId, sourceIds: group }),
    ]);
  // Copies that came in since the last look are read behind the scenes; the page does not wait for them.
  if (isReading) await enqueueReading(db, workspaceId);
  return {
    abilities: abilitiesOf(actor),
    source,
    captures,
    schedule,
    ...derivations,
    resting,
    judgements,
    twins,
    hints,
    chain,
    isReading,
    reports,
    inquiry,
  };
});

export type SourcePageData = Awaited<ReturnType<typeof loadSourcePage>>;
