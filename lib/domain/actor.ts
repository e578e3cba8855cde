/** The five roles of a workspace, from the least to the most. */
export const roles = ["viewer", "volunteer", "reviewer", "editor", "owner"] as const;
export type Role = (typeof roles)[number];

declare const workspaceIdBrand: unique symbol;

/**
 * The id of a workspace that the holder has been let into. Only the gates (lib/auth/require-actor, the token gate and
 * the collaboration gate) mint one, so a function that takes it cannot be called with an id from a request.
 */
export type WorkspaceId = string & { readonly [workspaceIdBrand]: true };

/** Who acts, where, and as what. */
export type Actor = {
  userId: string;
  workspaceId: WorkspaceId;
  role: Role;
};

/** Mints the branded id. For the gates and for test factories alone. */
export function mintWorkspaceId(id: string): WorkspaceId {
  return id as WorkspaceId;
}
