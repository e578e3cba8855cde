import { Readable } from "node:stream";
import { findActor } from "@/lib/auth/require-actor";
import { TooBusy } from "@/lib/platform/take-turns";
import { exportWacz, type WaczScope } from "@/lib/server/capture/wacz/export-wacz";

const refusals = {
  not_found: { status: 404, words: "There is nothing like this in the workspace." },
  nothing_stored: { status: 404, words: "No copy is stored here yet." },
  too_large: { status: 413, words: "These copies are too many or too large for one archive. Export them one by one." },
} as const;

/** Sends an archive to a member of the workspace, or says why there is none. */
export async function answerWacz({ slug, scope }: { slug: string; scope: WaczScope }): Promise<Response> {
  const gate = await findActor(slug);
  if (!gate.ok) {
    const status = gate.reason === "signed_out" ? 401 : 404;
    return new Response(refusals.not_found.words, { status });
  }
  try {
    const outcome = await exportWacz({ workspaceId: gate.found.actor.workspaceId, scope, now: new Date() });
    if (!outcome.ok) {
      const { status, words } = refusals[outcome.reason];
      return new Response(words, { status });
    }
    return new Response(Readable.toWeb(outcome.stream) as ReadableStream, {
      headers: {
        "content-type": "application/wacz",
        "content-length": String(outcome.bytes),
        "content-disposition": `attachment; filename="${outcome.name}.wacz"`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof TooBusy)
      return new Response("Other archives are being written. Try again in a minute.", { status: 503 });
    throw error;
  }
}
