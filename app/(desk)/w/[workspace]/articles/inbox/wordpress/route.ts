import { findActor } from "@/lib/auth/require-actor";
import { maxWordpressBytes } from "@/lib/domain/inbox/limits";
import { refuse, type Refusal } from "@/lib/domain/outcome";
import { isSameOrigin } from "@/lib/platform/is-same-origin";
import { log } from "@/lib/platform/log";
import { uploadedName } from "@/lib/platform/uploaded-name";
import { startWordpress } from "@/lib/server/inbox/start-wordpress";

/** What the form is told; a route instead of an action, so that the file is streamed to the disk and can be stopped. */
export type WordpressAnswer =
  | { ok: true; batchId: string }
  | Refusal<
      | "forbidden"
      | "too_many_lists"
      | "too_large"
      | "cut_off"
      | "empty"
      | "signed_out"
      | "not_found"
      | "invalid_input"
      | "aborted"
      | "unavailable"
    >;

/** Takes the bytes of a WordPress export, with its name in `x-file-name` (percent-encoded). */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> {
  const { workspace } = await params;
  return Response.json(await answer(request, workspace));
}

async function answer(request: Request, slug: string): Promise<WordpressAnswer> {
  if (!isSameOrigin(request)) return refuse("invalid_input");
  const gate = await findActor(slug);
  if (!gate.ok) return gate;
  // A declared length is believed at once, so that nothing of a larger file is read.
  const declared = request.headers.get("content-length");
  const declaredBytes = declared === null ? null : Number(declared);
  if (declaredBytes !== null && declaredBytes > maxWordpressBytes) return refuse("too_large");
  if (!request.body) return refuse("empty");
  try {
    const { actor } = gate.found;
    const fileName = uploadedName(request) ?? "WordPress export";
    return await startWordpress({ actor, stream: request.body, fileName, declaredBytes, now: new Date() });
  } catch (error) {
    if (request.signal.aborted) return refuse("aborted");
    log.error({ err: error }, "an export could not be taken");
    return refuse("unavailable");
  }
}
