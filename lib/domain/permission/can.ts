import type { Actor, Role } from "@/lib/domain/actor";
import { capabilities, type Capability } from "@/lib/domain/permission/capabilities";

/** What a rule may have to know of the row that is acted on. */
export type PermissionRow = {
  workspaceId: string;
  /** Of a verdict: nobody approves what they settled. */
  adjudicatorId?: string;
};

/**
 * Whether the actor may do this, to this row where one is given. A row of another workspace is always refused, whatever
 * the role. State (is a round open, is the dossier locked) is not asked here but of the domain's own rules.
 */
export function can(actor: Actor, capability: Capability, row?: PermissionRow): boolean {
  const granted: readonly Role[] = capabilities[capability];
  if (!granted.includes(actor.role)) return false;
  if (row && row.workspaceId !== actor.workspaceId) return false;
  if (capability === "verdict.approve" && row?.adjudicatorId === actor.userId) return false;
  return true;
}

/** Everything that the actor's role grants, for an interface that shows only what can be done. */
export function abilitiesOf(actor: Actor): Capability[] {
  return (Object.keys(capabilities) as Capability[]).filter((capability) => can(actor, capability));
}
