import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { thingKey } from "@/lib/domain/provenance/thing";
import { verifyChain, type ChainReport } from "@/lib/server/activity/verify-chain";
import { describeThings } from "@/lib/server/provenance/describe-things";
import { isInOrder, type Content, type VerifiedState } from "@/lib/server/verify/content";
import { verifiedParts, type VerifiedPart } from "@/lib/server/verify/parts";

/** What is not as it was stored. */
export type Finding = Content & {
  /** "Edition 2, Beds at Thornby", where it has a name. */
  name: string | null;
};

export type PartReport = {
  label: string;
  counts: Readonly<Partial<Record<VerifiedState, number>>>;
  /** At most `mostFindings`; the counts tell of all. */
  findings: Finding[];
};

export type WorkspaceReport = {
  record: ChainReport;
  parts: PartReport[];
  /** Whether nothing has to be done: all is intact, or was redacted and is gone. */
  isInOrder: boolean;
};

/** Findings that are named one by one for each kind of content. */
export const mostFindings = 20;

/**
 * Checks everything of a workspace against the hashes that it was stored with: the record link by link, copies where their
 * bytes lie, texts, verdicts, editions and published files. Reads a little at a time, changes nothing, and may run while
 * people work.
 * @param onProgress - hears what is being checked, and how many of it are done
 */
export async function verifyWorkspace({
  workspaceId,
  onProgress = () => {},
}: {
  workspaceId: WorkspaceId;
  onProgress?: (progress: { label: string; done: number }) => void;
}): Promise<WorkspaceReport> {
  const editions = await db.edition.findMany({ where: { workspaceId }, select: { activityHead: true } });
  const record = await verifyChain({
    workspaceId,
    expectedHeads: editions.map(({ activityHead }) => activityHead),
    onLink: (done) => onProgress({ label: recordLabel, done }),
  });
  const parts: PartReport[] = [];
  for (const part of verifiedParts) parts.push(await verifyPart({ workspaceId, part, onProgress }));
  const states = parts.flatMap(({ counts }) => Object.keys(counts) as VerifiedState[]);
  return { record, parts, isInOrder: record.ok && states.every(isInOrder) };
}

/** What the record is called in a summary. */
export const recordLabel = "The record";

async function verifyPart({
  workspaceId,
  part: { label, type, walk },
  onProgress,
}: {
  workspaceId: WorkspaceId;
  part: VerifiedPart;
  onProgress: (progress: { label: string; done: number }) => void;
}): Promise<PartReport> {
  const counts: Partial<Record<VerifiedState, number>> = {};
  const found: Content[] = [];
  let done = 0;
  for await (const contents of walk(workspaceId)) {
    for (const content of contents) {
      counts[content.state] = (counts[content.state] ?? 0) + 1;
      if (!isInOrder(content.state) && found.length < mostFindings) found.push(content);
    }
    done += contents.length;
    onProgress({ label, done });
  }
  const things = await describeThings({ workspaceId, things: type ? found.map(({ id }) => ({ type, id })) : [] });
  return {
    label,
    counts,
    findings: found.map((content) => {
      const thing = type && things.get(thingKey({ type, id: content.id }));
      return { ...content, name: thing ? `${thing.label}, ${thing.title}` : null };
    }),
  };
}
