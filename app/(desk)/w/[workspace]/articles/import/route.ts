import { z } from "zod";
import { bringInSchema, maxPageBytes, maxUploadBytes } from "@/lib/domain/article/bring-in";
import { refuse, type Refusal } from "@/lib/domain/outcome";
import { uploadedName } from "@/lib/platform/uploaded-name";
import { startImport, type Incoming } from "@/lib/server/article/start-import";
import { readFileBody, readJson, workspaceRoute } from "@/lib/server/workspace-route";

/** The pasted text travels twice, plain and as HTML, and JSON writes some characters with six. */
const maxJsonBytes = 3 * maxPageBytes;

const articleIdSchema = z.uuid().nullable();

/**
 * Brings in a text. JSON with an address or a pasted text, or the bytes of a file with its name in `x-file-name`
 * (percent-encoded) and the article that it becomes a version of in `x-article-id`. A route instead of an action, so that
 * a large text is taken and a fetch can be stopped.
 */
export const POST = workspaceRoute({
  run: async ({ request, actor, now }) => {
    const received = await receive(request);
    if (!received.ok) return received;
    const { incoming, articleId } = received;
    return startImport({ actor, incoming, articleId, now, signal: request.signal });
  },
});

async function receive(
  request: Request,
): Promise<
  { ok: true; incoming: Incoming; articleId: string | null } | Refusal<"too_large" | "cut_off" | "invalid_input">
> {
  if (request.headers.has("x-file-name")) {
    const articleId = articleIdSchema.safeParse(request.headers.get("x-article-id"));
    if (!articleId.success) return refuse("invalid_input");
    const fileName = uploadedName(request) ?? "file";
    const body = await readFileBody({ request, maxBytes: maxUploadBytes(fileName) });
    if (!body.ok) return body;
    const contentType = request.headers.get("content-type");
    return {
      ok: true,
      incoming: { kind: "upload", bytes: body.bytes, fileName, contentType },
      articleId: articleId.data,
    };
  }
  const body = await readJson({ request, maxBytes: maxJsonBytes, schema: bringInSchema });
  if (!body.ok) return body;
  const { articleId, ...incoming } = body.input;
  return { ok: true, incoming, articleId: articleId ?? null };
}
