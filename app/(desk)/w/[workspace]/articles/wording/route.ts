import { refuse } from "@/lib/domain/outcome";
import { findActor } from "@/lib/auth/require-actor";
import { isSameOrigin } from "@/lib/platform/is-same-origin";
import { log } from "@/lib/platform/log";
import { parseJson } from "@/lib/platform/parse-json";
import { readBody } from "@/lib/platform/read-body";
import { improveWording, improveWordingSchema, type WordingAnswer } from "@/lib/server/suggestion/improve-wording";

/** A draft of a thousand characters, of which JSON may write each with six. */
const maxBytes = 16 * 1024;

/**
 * Asks the configured model for a better wording of a draft. A route instead of an action, since a page sends its actions
 * one after another: decisions would wait for the model. And so that whoever stops waiting stops the call as well.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> {
  const { workspace } = await params;
  return Response.json(await answer(request, workspace));
}

async function answer(request: Request, slug: string): Promise<WordingAnswer> {
  if (!isSameOrigin(request)) return refuse("invalid_input");
  const gate = await findActor(slug);
  if (!gate.ok) return gate;
  try {
    const bytes = await readBody({ request, maxBytes });
    const parsed = improveWordingSchema.safeParse(bytes && parseJson(new TextDecoder().decode(bytes)));
    if (!parsed.success) return refuse("invalid_input");
    const { actor } = gate.found;
    return await improveWording({ actor, input: parsed.data, now: new Date(), signal: request.signal });
  } catch (error) {
    log.error({ err: error }, "a model could not be asked");
    return refuse("unavailable");
  }
}
