import type { z } from "zod";
import { findActor } from "@/lib/auth/require-actor";
import type { Actor } from "@/lib/domain/actor";
import type { Refusal } from "@/lib/domain/outcome";
import { log } from "@/lib/platform/log";

/** What every action may answer beside its own reasons. `unavailable` means that nothing was changed. */
export type ActionRefusal =
  | Refusal<"signed_out" | "not_found" | "unavailable">
  | (Refusal<"invalid_input"> & { issues: { path: string; message: string }[] });

/**
 * Makes a server action of a mutation: authenticates, finds the workspace, parses, and hands over. What the person may do
 * is asked by the mutation itself, inside its transaction. A surprise (a lost database, a bug) is logged and becomes
 * "unavailable", so that the form stays on the screen with everything that was typed.
 */
export function workspaceAction<Schema extends z.ZodType, O extends { ok: boolean }>({
  input: schema,
  run,
}: {
  input: Schema;
  run: (call: { actor: Actor; input: z.output<Schema>; now: Date }) => Promise<O>;
}): (slug: string, input: z.input<Schema>) => Promise<O | ActionRefusal> {
  // A caller can send anything in place of the slug.
  return async (slug: unknown, raw) => {
    try {
      const gate = await findActor(typeof slug === "string" ? slug : "");
      if (!gate.ok) return gate;
      const parsed = schema.safeParse(raw);
      if (!parsed.success) {
        const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
        return { ok: false, reason: "invalid_input", issues };
      }
      return await run({ actor: gate.found.actor, input: parsed.data, now: new Date() });
    } catch (error) {
      // Next's own signals (redirect, notFound) travel as errors and have to pass.
      if (typeof error === "object" && error !== null && "digest" in error) throw error;
      log.error({ err: error }, "an action failed");
      return { ok: false, reason: "unavailable" };
    }
  };
}
