import { z } from "zod";
import { findActor } from "@/lib/auth/require-actor";
import { bringInSchema, maxPageBytes, maxUploadBytes } from "@/lib/domain/article/bring-in";
import { refuse, type Refusal } from "@/lib/domain/outcome";
import { isSameOrigin } from "@/lib/platform/is-same-origin";
import { log } from "@/lib/platform/log";
import { parseJson } from "@/lib/platform/parse-json";
import { readBody } from "@/lib/platform/read-body";
import { uploadedName } from "@/lib/platform/uploaded-name";
import { startImport, type Incoming, type StartImportRefusal } from "@/lib/server/article/start-import";

/** The pasted text travels twice, plain and as HTML, and JSON writes some characters with six. */
const maxJsonBytes = 3 * maxPageBytes;

const articleIdSchema = z.uuid().nullable();

/** What the form is told; a route instead of an action, so that a file is streamed and a fetch can be stopped. */
export type BringInAnswer =
  { ok: true; importId: string } | Refusal<StartImportRefusal | "signed_out" | "invalid_input" | "unavailable">;

/**
 * Brings in a text. JSON with an address or a pasted text, or the bytes of a file with its name in `x-file-name`
 * (percent-encoded) and the article that it becomes a version of in `x-article-id`.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> {
  const { workspace } = await params;
  return Response.json(await answer(request, workspace));
}

async function answer(request: Request, slug: string): Promise<BringInAnswer> {
  if (!isSameOrigin(request)) return refuse("invalid_input");
  const gate = await findActor(slug);
  if (!gate.ok) return gate;
  try {
    const received = await receive(request);
    if (!received.ok) return received;
    const { incoming, articleId } = received;
    const { actor } = gate.found;
    return await startImport({ actor, incoming, articleId, now: new Date(), signal: request.signal });
  } catch (error) {
    if (request.signal.aborted) return refuse("aborted");
    log.error({ err: error }, "an import failed");
    return refuse("unavailable");
  }
}

async function receive(
  request: Request,
): Promise<{ ok: true; incoming: Incoming; articleId: string | null } | Refusal<"too_large" | "invalid_input">> {
  const contentType = request.headers.get("content-type");
  if (request.headers.has("x-file-name")) {
    const articleId = articleIdSchema.safeParse(request.headers.get("x-article-id"));
    if (!articleId.success) return refuse("invalid_input");
    const name = uploadedName(request) ?? "file";
    const bytes = await readBody({ request, maxBytes: maxUploadBytes(name) });
    if (!bytes) return refuse("too_large");
    const incoming = { kind: "upload" as const, bytes, fileName: name, contentType };
    return { ok: true, incoming, articleId: articleId.data };
  }
  const bytes = await readBody({ request, maxBytes: maxJsonBytes });
  if (!bytes) return refuse("too_large");
  const parsed = bringInSchema.safeParse(parseJson(new TextDecoder().decode(bytes)));
  if (!parsed.success) return refuse("invalid_input");
  const { articleId, ...incoming } = parsed.data;
  return { ok: true, incoming, articleId: articleId ?? null };
}
