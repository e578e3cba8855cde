"use server";

import { z } from "zod";
import { roles } from "@/lib/domain/actor";
import { thenDrawPages } from "@/lib/publish/render-public";
import { createInvitation, revokeInvitation } from "@/lib/server/workspace/invitations";
import { changeRole, removeMember } from "@/lib/server/workspace/members";
import { changePolicies, policiesSchema } from "@/lib/server/workspace/policies";
import { workspaceAction } from "@/lib/server/workspace-action";

const roleSchema = z.enum(roles);

export const createInvitationAction = workspaceAction({
  input: z.object({
    role: roleSchema,
    note: z.string().trim().max(200, "Use at most 200 characters."),
    uses: z.coerce.number().int().min(1).max(50, "One link lets at most 50 people in."),
  }),
  run: createInvitation,
});

export const revokeInvitationAction = workspaceAction({
  input: z.object({ invitationId: z.uuid() }),
  run: revokeInvitation,
});

export const changeRoleAction = workspaceAction({
  input: z.object({ userId: z.uuid(), role: roleSchema }),
  run: changeRole,
});

export const removeMemberAction = workspaceAction({ input: z.object({ userId: z.uuid() }), run: removeMember });

export const changePoliciesAction = workspaceAction({ input: policiesSchema, run: thenDrawPages(changePolicies) });
