import {
  changePoliciesAction,
  changeRoleAction,
  createInvitationAction,
  removeMemberAction,
  revokeInvitationAction,
} from "@/lib/server/workspace/actions";
import { createInvitation } from "@/lib/server/workspace/invitations";
import { succeeded } from "@/tests/factories/review";
import { makeMember, testNow as now } from "@/tests/factories/workspace";
import { action, type Door } from "../door";

export const workspaceDoors = {
  createInvitationAction: action(createInvitationAction, {
    capability: "members.manage",
    actsOnOwn: true,
    prepare: () => ({ role: "volunteer" as const, note: "", uses: 1 }),
  }),
  revokeInvitationAction: action(revokeInvitationAction, {
    capability: "members.manage",
    prepare: async (actor) => {
      const made = await createInvitation({ actor, input: { role: "volunteer", note: "", uses: 1 }, now });
      return { invitationId: succeeded(made).id };
    },
  }),
  changeRoleAction: action(changeRoleAction, {
    capability: "members.manage",
    prepare: async ({ workspaceId }) => ({
      userId: (await makeMember({ workspaceId, role: "viewer" })).userId,
      role: "volunteer" as const,
    }),
  }),
  removeMemberAction: action(removeMemberAction, {
    capability: "members.manage",
    prepare: async ({ workspaceId }) => ({ userId: (await makeMember({ workspaceId, role: "viewer" })).userId }),
  }),
  changePoliciesAction: action(changePoliciesAction, {
    capability: "policy.edit",
    actsOnOwn: true,
    prepare: () => ({ name: "Harrow Vale desk", language: "en", requiredApprovals: 2, contact: "", methodNote: "" }),
  }),
} satisfies Record<string, Door>;
