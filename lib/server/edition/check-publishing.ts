import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { absenceNotices, type AbsenceNotice } from "@/lib/publish/absence-notices";
import { buildEdition, contentSha256 } from "@/lib/publish/build-edition";
import { compareEditions, type EditionDifference } from "@/lib/publish/compare-editions";
import type { Edition } from "@/lib/publish/edition-schema";
import { readEdition } from "@/lib/publish/edition-schema";
import { findBlockers, findWarnings, type Blocker, type Warning } from "@/lib/publish/publishing-checks";
import { readBriefingText } from "@/lib/server/briefing/briefing-text";
import { findAbsences } from "@/lib/server/edition/find-absences";
import { gatherMaterial } from "@/lib/server/edition/gather-material";

export type PublishingCheck = {
  briefing: { id: string; slug: string; title: string; archived: boolean };
  /** The number that the next edition would have. */
  nextNumber: number;
  blockers: Blocker[];
  warnings: Warning[];
  /** What the edition would be. Cards without a verdict are left out. */
  preview: Edition;
  /** What would stand around it from the start: pages and quoted words that are no longer there. */
  notices: AbsenceNotice[];
  /** Names what the preview shows, for `publishEdition`. */
  contentSha256: string;
  /** Against the last edition; null before the first. */
  difference: EditionDifference | null;
  last: { number: number; publishedAt: Date; sha256: string; edition: Edition } | null;
};

/** Everything that a publisher looks at before publishing; changes nothing. */
export async function checkPublishing({
  actor,
  briefingId,
  now,
}: {
  actor: Actor;
  briefingId: string;
  now: Date;
}): Promise<Outcome<{ check: PublishingCheck }, "not_found">> {
  const { workspaceId } = actor;
  if (!can(actor, "workspace.read")) return refuse("not_found");
  const document = await readBriefingText({ workspaceId, briefingId });
  if (!document) return refuse("not_found");
  const briefing = await db.briefing.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: briefingId } } });
  const lastRow = await db.edition.findFirst({ where: { workspaceId, briefingId }, orderBy: { number: "desc" } });
  const material = await gatherMaterial(db, { workspaceId, briefing, document });
  const blockers = findBlockers(material);
  // Cards without a verdict cannot be drawn; all others are previewed, so that the rest of the text can be read.
  const shown = material.claims.filter(({ verdict }) => verdict !== null);
  const { edition } = buildEdition({
    material: { ...material, claims: shown },
    number: (lastRow?.number ?? 0) + 1,
    publishedAt: now,
    activityHead: "0".repeat(64),
    reasons: {},
    correction: null,
  });
  const absences = await findAbsences(db, {
    workspaceId,
    of: { verdictIds: edition.claims.map(({ verdict }) => verdict.id) },
  });
  const redacted = new Set(material.captures.flatMap(({ id, text }) => (text === null ? id : [])));
  const notices = absenceNotices({ edition, absences, redacted });
  const last = lastRow && lastRow.canonical !== "" ? { ...lastRow, edition: readEdition(lastRow.canonical) } : null;
  const digest = contentSha256(edition);
  if (last && blockers.length === 0 && digest === contentSha256(withoutReasons(last.edition))) {
    blockers.push({ reason: "nothing_changed" });
  }
  return {
    ok: true,
    check: {
      briefing: { id: briefing.id, slug: briefing.slug, title: briefing.title, archived: briefing.archivedAt !== null },
      nextNumber: (lastRow?.number ?? 0) + 1,
      blockers,
      warnings: [
        ...findWarnings(material),
        ...notices.map(({ objectId, text }): Warning => ({ kind: "no_longer_there", sourceId: objectId, text })),
      ],
      notices,
      preview: edition,
      contentSha256: digest,
      difference: last && compareEditions({ before: withoutReasons(last.edition), after: edition }),
      last,
    },
  };
}

/** Reasons are given while publishing, so they are no difference of what is published. */
export function withoutReasons(edition: Edition): Edition {
  return {
    ...edition,
    claims: edition.claims.map((claim) => ({
      ...claim,
      verdict: {
        ...claim.verdict,
        evidence: claim.verdict.evidence.map((evidence) => ({ ...evidence, reasonWithoutCopy: null })),
      },
    })),
  };
}
