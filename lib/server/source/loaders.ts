import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import { getSchedule } from "@/lib/server/capture/data";
import { isUuid } from "@/lib/domain/is-uuid";
import { abilitiesOf } from "@/lib/domain/permission/can";
import { listCaptures, listLastLooks } from "@/lib/server/capture/list-captures";
import { getSource } from "@/lib/server/source/data";
import { listDerivations } from "@/lib/server/source/derivations";
import { listJudgements } from "@/lib/server/source/list-judgements";
import { readRestingOn } from "@/lib/server/source/resting";
import { listReports, readInquiry } from "@/lib/server/source/status-report/data";
import { readOriginChain } from "@/lib/server/source/origin-chain";
import { listUpstreamHints } from "@/lib/server/source/upstream-hints/list-hints";
import { enqueueReading, hasUnreadCaptures } from "@/lib/server/source/upstream-hints/read-captures";
import { listTwins } from "@/lib/server/source/list-twins";

/** Rows of lists that may be long, on the page of a source; what is more has a page of its own. */
const firstCaptures = 20;
const firstDownstream = 10;
const mostUpstream = 200;

/** Everything that a source's page shows. */
export const loadSourcePage = cache(async (slug: string, sourceId: string) => {
  const { actor } = await requireActor(slug);
  const { workspaceId } = actor;
  if (!isUuid(sourceId)) notFound();
  const source = await getSource({ workspaceId, sourceId });
  if (!source) notFound();
  const group = [source.id, ...source.absorbed.map(({ id }) => id)];
  const [captures, looks, upstream, downstream, resting, ...rest] = await Promise.all([
    listCaptures({ workspaceId, sourceId, size: firstCaptures }),
    listLastLooks({ workspaceId, sourceId }),
    listDerivations({ workspaceId, sourceIds: group, direction: "up", size: mostUpstream }),
    listDerivations({ workspaceId, sourceIds: group, direction: "down", size: firstDownstream }),
    readRestingOn({ workspaceId, sourceId }),
    getSchedule({ workspaceId, sourceId }),
    listJudgements({ workspaceId, sourceId }),
    source.mergedInto ? [] : listTwins({ workspaceId, sourceId }),
    source.mergedInto ? [] : listUpstreamHints({ workspaceId, sourceIds: group }),
    readOriginChain({ workspaceId, sourceId }),
    hasUnreadCaptures({ workspaceId, sourceIds: group }),
    listReports({ workspaceId, sourceIds: group }),
    readInquiry({ workspaceId, sourceIds: group }),
  ]);
  const [schedule, judgements, twins, hints, chain, isReading, reports, inquiry] = rest;
  // Copies that came in since the last look are read behind the scenes; the page does not wait for them.
  if (isReading) await enqueueReading(db, workspaceId);
  return {
    abilities: abilitiesOf(actor),
    source,
    captures,
    looks,
    schedule,
    upstream,
    downstream,
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
