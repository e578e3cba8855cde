import { z } from "zod";
import { answerWacz } from "@/lib/server/capture/wacz/answer-wacz";

const paramsSchema = z.object({ workspace: z.string(), sourceId: z.uuid(), captureId: z.uuid() });

/** One stored copy as a WACZ, which ReplayWeb.page opens. */
export async function GET(_request: Request, { params }: { params: Promise<Record<string, string>> }) {
  const parsed = paramsSchema.safeParse(await params);
  if (!parsed.success) return new Response("There is nothing at this address.", { status: 404 });
  const { workspace: slug, ...scope } = parsed.data;
  return answerWacz({ slug, scope });
}
