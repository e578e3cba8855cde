import { findActor } from "@/lib/auth/require-actor";
import type { BatchFigures } from "@/lib/domain/inbox/inbox-words";
import { isUuid } from "@/lib/domain/is-uuid";
import { refuse, type Refusal } from "@/lib/domain/outcome";
import { getBatch } from "@/lib/server/inbox/data";

/** How far a long import is, for a page that shows it live. */
export type BatchProgressAnswer = ({ ok: true } & BatchFigures) | Refusal<"signed_out" | "not_found">;

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ workspace: string; batchId: string }> },
): Promise<Response> {
  const { workspace: slug, batchId } = await params;
  return Response.json(await answer({ slug, batchId }), { headers: { "cache-control": "no-store" } });
}

async function answer({ slug, batchId }: { slug: string; batchId: string }): Promise<BatchProgressAnswer> {
  const gate = await findActor(slug);
  if (!gate.ok) return gate;
  const { workspaceId } = gate.found.actor;
  const batch = isUuid(batchId) ? await getBatch({ workspaceId, batchId }) : null;
  if (!batch) return refuse("not_found");
  const { kind, state, total, done, failed } = batch;
  return { ok: true, kind, state, total, done, failed };
}
