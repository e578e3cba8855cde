import { createHash } from "node:crypto";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { putBlob } from "@/lib/platform/blobs";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { makeClaim } from "@/tests/factories/article";
import { testNow } from "@/tests/factories/workspace";

/** The text of a stored copy unless a test says otherwise. */
export const captureText = [
  "Harrow Vale Hospital: annual report",
  "In 2024 the emergency department saw 48,210 people. Of these, 61 per cent were seen within four hours.",
  "The board has not decided to close the maternity ward.",
].join("\n");

/** A source with a report's citation. */
export async function makeSource({
  actor,
  title = "Harrow Vale Hospital annual report",
  ...rest
}: { actor: Actor; title?: string } & Partial<Omit<Prisma.SourceUncheckedCreateInput, "workspaceId" | "title">>) {
  const id = rest.id ?? uuidv7();
  return db.source.create({
    data: {
      csl: {
        id,
        type: "report",
        title,
        author: [{ family: "Birch", given: "Ada" }],
        issued: { "date-parts": [[2025, 3, 1]] },
      },
      createdById: actor.userId,
      createdAt: testNow,
      ...rest,
      id,
      title,
      workspaceId: actor.workspaceId,
    },
  });
}

/** A bibliography that waits for somebody to choose, with entries of these titles. */
export async function makeBibliography({
  actor,
  titles = ["Wards: a history"],
  state = "choosing",
}: {
  actor: Actor;
  titles?: string[];
  state?: "choosing" | "storing";
}): Promise<string> {
  const { workspaceId, userId } = actor;
  const id = uuidv7();
  const named = { name: "wards.bib", format: "bibtex", createdById: userId, createdAt: testNow };
  await db.bibliography.create({ data: { ...named, workspaceId, id, state } });
  await db.bibliographyEntry.createMany({
    data: titles.map((title, place) => ({ workspaceId, bibliographyId: id, place, csl: { type: "book", title } })),
  });
  return id;
}

/** A notice of which Crossref told, waiting for an editor; of a source with a DOI unless one is named. */
export async function makeStatusReport({ actor, sourceId }: { actor: Actor; sourceId?: string }) {
  const { workspaceId } = actor;
  const doi = "10.5555/ward";
  const of = sourceId ?? (await makeSource({ actor, doi })).id;
  const report = {
    kind: "retraction",
    proposedStatus: "retracted",
    noticeDoi: "10.5555/notice",
    on: "2026-03-04",
  } as const;
  return db.statusReport.create({
    data: { ...report, workspaceId, sourceId: of, doi, reportedBy: ["publisher"], foundAt: testNow },
  });
}

/** A stored copy of a source, with its bytes in the blob store. */
export async function makeCapture({
  actor,
  sourceId,
  text = captureText,
  ...rest
}: { actor: Actor; sourceId?: string; text?: string } & Partial<
  Omit<Prisma.CaptureUncheckedCreateInput, "workspaceId" | "sourceId" | "text">
>) {
  const bytes = Buffer.from(text, "utf8");
  const stored = await putBlob({ workspaceId: actor.workspaceId, bytes });
  return db.capture.create({
    data: {
      ...stored,
      mediaType: "text/plain",
      textSha256: createHash("sha256").update(text).digest("hex"),
      method: "paste",
      byId: actor.userId,
      capturedAt: testNow,
      ...rest,
      text,
      sourceId: sourceId ?? (await makeSource({ actor })).id,
      workspaceId: actor.workspaceId,
    },
  });
}

/**
 * Evidence for a claim; makes the claim and the source when none is named. With a `captureId` whose text holds `exact`
 * the position is set to where it stands.
 */
export async function makeEvidence({
  actor,
  claimId,
  sourceId,
  captureId = null,
  exact = "The board has not decided to close the maternity ward.",
  stance = "refutes",
  ...rest
}: { actor: Actor; claimId?: string; sourceId?: string; captureId?: string | null } & Partial<
  Omit<Prisma.EvidenceUncheckedCreateInput, "workspaceId" | "claimId" | "sourceId" | "captureId">
>) {
  const { workspaceId, userId } = actor;
  const capture = captureId
    ? await db.capture.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: captureId } } })
    : null;
  const start = capture && exact ? capture.text.indexOf(exact) : -1;
  return db.evidence.create({
    data: {
      kind: "quotation",
      createdById: userId,
      createdAt: testNow,
      ...(exact && start >= 0 ? { start, end: start + exact.length } : {}),
      ...rest,
      exact,
      stance,
      captureId,
      claimId: claimId ?? (await makeClaim({ actor, state: "gathering" })).claimId,
      sourceId: sourceId ?? capture?.sourceId ?? (await makeSource({ actor })).id,
      workspaceId,
    },
  });
}
