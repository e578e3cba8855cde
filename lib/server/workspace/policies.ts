import { z } from "zod";
import { transact } from "@/lib/db/transact";
import { workspaceNameSchema } from "@/lib/domain/account/account-schemas";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { citationStyleIds } from "@/lib/domain/source/citation-styles";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { enqueueInquiries } from "@/lib/server/source/status-report/run-inquiries";
import { approveWhereEnough } from "@/lib/server/verdict/approve-where-enough";

export const policiesSchema = z.object({
  name: workspaceNameSchema,
  language: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Use a language tag such as en or pt-BR."),
  requiredApprovals: z.coerce.number().int().min(1, "At least one other person approves.").max(10),
  /** How sources are cited from now on; what is published keeps its wording. Left as it is where absent. */
  citationStyle: z.enum(citationStyleIds).optional(),
  /** Whether Crossref is asked by itself about sources with a DOI. Left as it is where absent. */
  asksCrossref: z.boolean().optional(),
  contact: z.string().trim().max(300, "Use at most 300 characters."),
  methodNote: z.string().trim().max(10_000, "Use at most 10,000 characters."),
});

/** Changes the workspace's name and policies. Its address never changes: published links hang on it. */
export function changePolicies({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: z.output<typeof policiesSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden">> {
  return transact<Outcome<object, "forbidden">>(async (tx) => {
    if (!can(actor, "policy.edit")) return refuse("forbidden");
    await tx.workspace.update({ where: { id: actor.workspaceId }, data: input });
    // A lower number may be enough for verdicts that wait already.
    await approveWhereEnough(tx, { actor, now });
    if (input.asksCrossref) await enqueueInquiries(tx, { workspaceId: actor.workspaceId, runAt: now });
    await appendActivity(tx, {
      workspaceId: actor.workspaceId,
      actorId: actor.userId,
      verb: "workspace.changed",
      objectType: "workspace",
      objectId: actor.workspaceId,
      detail: {
        requiredApprovals: input.requiredApprovals,
        language: input.language,
        ...(input.citationStyle && { citationStyle: input.citationStyle }),
        ...(input.asksCrossref !== undefined && { asksCrossref: input.asksCrossref }),
      },
      now,
    });
    return { ok: true };
  });
}
