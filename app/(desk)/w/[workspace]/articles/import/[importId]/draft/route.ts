import { findActor } from "@/lib/auth/require-actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { refuse } from "@/lib/domain/outcome";
import { isSameOrigin } from "@/lib/platform/is-same-origin";
import { log } from "@/lib/platform/log";
import { parseJson } from "@/lib/platform/parse-json";
import { readBody } from "@/lib/platform/read-body";
import { saveDraft, saveDraftSchema } from "@/lib/server/article/import-mutations";

/** The JSON of a document is a few times the size of its text, which has 2 MB at most. */
const maxDraftBytes = 9 * 1024 * 1024;

/** Keeps a draft of an import while somebody works on it. A route, since a long document is larger than an action takes. */
export async function PUT(
  request: Request,
  { params }: { params: Promise<{ workspace: string; importId: string }> },
): Promise<Response> {
  const { workspace, importId } = await params;
  return Response.json(await answer({ request, slug: workspace, importId }));
}

async function answer({ request, slug, importId }: { request: Request; slug: string; importId: string }) {
  if (!isSameOrigin(request) || !isUuid(importId)) return refuse("invalid_input");
  const gate = await findActor(slug);
  if (!gate.ok) return gate;
  try {
    const bytes = await readBody({ request, maxBytes: maxDraftBytes });
    if (!bytes) return refuse("too_large");
    const parsed = saveDraftSchema.safeParse(parseJson(new TextDecoder().decode(bytes)));
    if (!parsed.success) return refuse("invalid_input");
    return await saveDraft({ actor: gate.found.actor, importId, draft: parsed.data, now: new Date() });
  } catch (error) {
    log.error({ err: error }, "a draft could not be saved");
    return refuse("unavailable");
  }
}
