import { findActor } from "@/lib/auth/require-actor";
import { maxAnnotationFileBytes } from "@/lib/domain/annotation/limits";
import { isUuid } from "@/lib/domain/is-uuid";
import { refuse } from "@/lib/domain/outcome";
import { isSameOrigin } from "@/lib/platform/is-same-origin";
import { log } from "@/lib/platform/log";
import { readBody } from "@/lib/platform/read-body";
import { readAnnotationFile } from "@/lib/server/annotation/read-file";

/** Reads a file of annotations and says where their words stand in the article; stores nothing. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ workspace: string; articleId: string }> },
): Promise<Response> {
  const { workspace, articleId } = await params;
  return Response.json(await answer({ request, slug: workspace, articleId }));
}

export type ReadAnswer = Awaited<ReturnType<typeof answer>>;

async function answer({ request, slug, articleId }: { request: Request; slug: string; articleId: string }) {
  if (!isSameOrigin(request)) return refuse("invalid_input");
  const gate = await findActor(slug);
  if (!gate.ok) return gate;
  if (!isUuid(articleId)) return refuse("not_found");
  try {
    const bytes = await readBody({ request, maxBytes: maxAnnotationFileBytes });
    if (!bytes) return refuse("too_large");
    const file = new TextDecoder().decode(bytes);
    return await readAnnotationFile({ actor: gate.found.actor, articleId, file });
  } catch (error) {
    log.error({ err: error }, "annotations could not be read");
    return refuse("unavailable");
  }
}
