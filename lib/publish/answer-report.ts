import type { IncomingMessage, ServerResponse } from "node:http";
import { db } from "@/lib/db/client";
import { reportSchema } from "@/lib/domain/edition/report-input";
import { baseUrl } from "@/lib/platform/env";
import { loadPublicWorkspace } from "@/lib/publish/load-public";
import { publicHeaders } from "@/lib/publish/public-file-types";
import { reportRefusedPage } from "@/lib/publish/render/reported-page";
import { receiveReport } from "@/lib/server/report/receive-report";

/** Most bytes of a form: 5,000 characters, percent-encoded, of any script. */
const maxFormBytes = 128 * 1024;

const tooMany =
  "There have been many reports in the last hour, so this one was not stored. What you wrote is still here; please try again later.";
const notAForm = "This could not be read as a report. Please use the form.";

/**
 * Answers the form under every public page: stores the report and leads to the page of thanks, or shows the form again
 * with what was typed and why it could not be taken.
 * @param slug - the workspace's part of the address
 * @returns false where there is no such workspace, or nothing of it is published.
 */
export async function answerReport({
  request,
  response,
  slug,
}: {
  request: IncomingMessage;
  response: ServerResponse;
  slug: string;
}): Promise<boolean> {
  const form = await readForm(request);
  const workspace = await db.workspace.findFirst({
    where: { slug, briefings: { some: { editions: { some: {} } } } },
    select: { id: true },
  });
  if (!workspace) return false;
  const typed = { message: form?.message ?? "", contact: form?.contact ?? "" };
  const refuse = async (status: number, problem: string) => {
    const loaded = await loadPublicWorkspace(workspace.id);
    const site = { workspace: loaded!.workspace, base: baseUrl() };
    const about = form?.path?.startsWith(`/p/${slug}/`) ? form.path.slice(`/p/${slug}/`.length) : "";
    const body = reportRefusedPage({ site, about, typed, problem });
    response.writeHead(status, {
      ...publicHeaders,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    });
    response.end(body);
    return true;
  };
  if (!form) return refuse(400, notAForm);
  const parsed = reportSchema.safeParse(form);
  if (!parsed.success) return refuse(422, parsed.error.issues[0]!.message);
  const network = String(request.headers["x-plumbline-address"] ?? request.socket.remoteAddress ?? "unknown");
  const outcome = await receiveReport({ slug, input: parsed.data, network, now: new Date() });
  if (!outcome.ok) return outcome.reason === "not_found" ? false : refuse(429, tooMany);
  response.writeHead(303, { ...publicHeaders, location: `/p/${slug}/reported/`, "cache-control": "no-store" }).end();
  return true;
}

/** The fields of a posted form, or null where it is none or too large. */
async function readForm(request: IncomingMessage): Promise<Record<string, string> | null> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "")) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxFormBytes) return null;
    chunks.push(chunk);
  }
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
}
