import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { ClaimMaterial } from "@/lib/publish/edition-material";
import { evidenceHasChanged } from "@/lib/server/verdict/evidence-has-changed";
import { storedVerdictContent, verdictContentInclude, verdictSha256 } from "@/lib/server/verdict/verdict-hash";

const replies = {
  orderBy: [{ askedOn: "asc" as const }, { id: "asc" as const }],
  select: { askedWhom: true, askedOn: true, answer: true, answeredOn: true },
};
const appearances = {
  where: { removedAt: null },
  orderBy: { id: "asc" },
  select: { articleId: true, exact: true },
} as const;

/** The named claims with their last verdict; replies and appearances also of the claims that they absorbed. */
export async function gatherClaims(
  reader: Reader,
  { workspaceId, claimIds }: { workspaceId: WorkspaceId; claimIds: readonly string[] },
): Promise<ClaimMaterial[]> {
  const rows = await reader.claim.findMany({
    where: { workspaceId, id: { in: [...claimIds] } },
    orderBy: { id: "asc" },
    include: {
      claimant: { select: { name: true, kind: true, wikidataId: true } },
      rightsOfReply: replies,
      appearances,
      absorbed: { orderBy: { id: "asc" }, select: { rightsOfReply: replies, appearances } },
      verdicts: {
        orderBy: { number: "desc" },
        take: 1,
        include: {
          ...verdictContentInclude,
          approvals: { where: { voidedAt: null }, select: { verdictSha256: true } },
          round: { select: { assessments: { select: { ratingId: true } } } },
        },
      },
    },
  });
  const claims: ClaimMaterial[] = [];
  for (const row of rows) {
    const [verdict] = row.verdicts;
    const content = verdict && storedVerdictContent(verdict);
    claims.push({
      id: row.id,
      number: row.number,
      statement: row.statement,
      type: row.type,
      state: row.state,
      mergedIntoId: row.mergedIntoId,
      parentId: row.parentId,
      claimant: row.claimant,
      claimedOn: row.claimedOn,
      appearances: [row, ...row.absorbed].flatMap((member) => member.appearances),
      rightsOfReply: [row, ...row.absorbed].flatMap((member) => member.rightsOfReply),
      verdict:
        verdict && content
          ? {
              content,
              sha256: verdict.sha256,
              isIntact:
                verdictSha256(content) === verdict.sha256 &&
                !(await evidenceHasChanged(reader, { workspaceId, verdictId: verdict.id })),
              approvals: verdict.approvals.filter(({ verdictSha256: approved }) => approved === verdict.sha256).length,
              assessments: {
                count: verdict.round.assessments.length,
                sameRating: verdict.round.assessments.filter(({ ratingId }) => ratingId === verdict.ratingId).length,
              },
            }
          : null,
    });
  }
  return claims;
}
