import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { redactableTypes, type RedactableType } from "@/lib/domain/redaction/redaction-input";
import { thingKey } from "@/lib/domain/provenance/thing";
import { describeThings } from "@/lib/server/provenance/describe-things";
import { redactionsOf } from "@/lib/server/redaction/redactions-of";

/** What an owner has to know before a redaction: what the thing is, what goes with it, and where its words stay. */
export async function loadRedaction({ slug, type, id }: { slug: string; type: string; id: string }) {
  const { actor } = await requireActor(slug);
  const { workspaceId } = actor;
  if (!can(actor, "redaction.make") || !isRedactable(type) || !isUuid(id)) notFound();
  const things = await describeThings({ workspaceId, things: [{ type, id }] });
  const thing = things.get(thingKey({ type, id }));
  if (!thing) notFound();
  const [redactions, facts] = await Promise.all([
    redactionsOf({ workspaceId, type, ids: [id] }),
    type === "capture" ? captureFacts({ workspaceId, id }) : editionFacts({ workspaceId, id }),
  ]);
  return { type, id, thing, redaction: redactions.get(id) ?? null, ...facts };
}

export type RedactionPageData = Awaited<ReturnType<typeof loadRedaction>>;

function isRedactable(type: string): type is RedactableType {
  return (redactableTypes as readonly string[]).includes(type);
}

type Facts = { sha256: string; goes: string[]; stays: string[] };
const times = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

async function captureFacts({ workspaceId, id }: { workspaceId: WorkspaceId; id: string }): Promise<Facts> {
  const { sha256 } = await db.capture.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { sha256: true },
  });
  const [copies, parts, evidence, editions] = await Promise.all([
    db.capture.count({ where: { workspaceId, sha256 } }),
    db.captureResource.count({ where: { workspaceId, captureId: id } }),
    db.evidence.count({ where: { workspaceId, captureId: id } }),
    db.edition.count({
      where: { workspaceId, verdicts: { some: { verdict: { evidence: { some: { captureId: id } } } } } },
    }),
  ]);
  return {
    sha256,
    goes: [
      "Its bytes and the text that was read from it",
      ...(parts > 0 ? [times(parts, "picture or style stored beside it", "pictures and styles stored beside it")] : []),
      ...(copies > 1 ? [times(copies - 1, "other copy with the same bytes", "other copies with the same bytes")] : []),
      "Its public page and file, where it has them: their address answers with your notice",
    ],
    stays: [
      "Its hash, when and from where it was stored",
      ...(evidence > 0
        ? [
            `The words quoted from it in ${times(evidence, "piece of evidence", "pieces of evidence")}, with a line around them`,
          ]
        : []),
      ...(editions > 0
        ? [
            `What ${times(editions, "published edition takes", "published editions take")} from it, with a later notice that the copy was removed and why: redact these as well where the words have to go`,
          ]
        : []),
      "What is in backups that were made before",
    ],
  };
}

async function editionFacts({ workspaceId, id }: { workspaceId: WorkspaceId; id: string }): Promise<Facts> {
  const edition = await db.edition.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { sha256: true, briefingId: true, number: true },
  });
  const { sha256, briefingId, number } = edition;
  const others = await db.edition.findMany({
    where: { workspaceId, briefingId, NOT: { id } },
    select: { number: true },
    orderBy: { number: "asc" },
  });
  return {
    sha256,
    goes: [
      `The text of Edition ${number}, its public page and its edition.json: their addresses answer with your notice`,
      "Public pages of claims that no other edition carries",
    ],
    stays: [
      "Its hash and the date on which it was published",
      "The claims, verdicts and sources in this workspace, and the briefing's own text",
      ...(others.length > 0
        ? [
            `${others.length === 1 ? "Edition" : "Editions"} ${others.map((other) => other.number).join(", ")} of this briefing, which may say the same`,
          ]
        : []),
      "What is in backups that were made before, and copies that others have made",
    ],
  };
}
