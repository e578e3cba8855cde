import type { z } from "zod";
import { findActor } from "@/lib/auth/require-actor";
import type { Actor } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { refuse, type Refusal } from "@/lib/domain/outcome";
import { isSameOrigin } from "@/lib/platform/is-same-origin";
import { log } from "@/lib/platform/log";
import { parseJson } from "@/lib/platform/parse-json";
import { readBody } from "@/lib/platform/read-body";

/** What every such route may answer beside its own reasons. `unavailable` means that nothing was changed. */
export type RouteRefusal = Refusal<"signed_out" | "not_found" | "invalid_input" | "aborted" | "unavailable">;

/**
 * The sister of `workspaceAction` for what an action cannot do: take a body that is larger than an action's, be stopped
 * while it runs, or run beside other calls of its page. Asks that the request comes from a page of this installation and
 * that somebody is signed in who belongs to the workspace; what they may do is asked by what `run` calls.
 *
 * Answers with status 200 whatever was decided, as actions do: another status comes from something on the way.
 * @param names those parts of the address that are ids; anything but a UUID there is "not_found"
 */
export function workspaceRoute<O extends { ok: boolean }, const Id extends string = never>({
  ids: names = [],
  run,
}: {
  ids?: readonly Id[];
  run: (call: { request: Request; actor: Actor; ids: Record<Id, string>; now: Date }) => Promise<O>;
}): (request: Request, context: { params: Promise<Record<Id | "workspace", string>> }) => Promise<Response> {
  async function answer(request: Request, params: Record<Id | "workspace", string>): Promise<O | RouteRefusal> {
    if (!isSameOrigin(request)) return refuse("invalid_input");
    try {
      const gate = await findActor(params.workspace);
      if (!gate.ok) return gate;
      if (!names.every((name) => isUuid(params[name]))) return refuse("not_found");
      return await run({ request, actor: gate.found.actor, ids: params, now: new Date() });
    } catch (error) {
      if (request.signal.aborted) return refuse("aborted");
      log.error({ err: error, path: new URL(request.url).pathname }, "a route failed");
      return refuse("unavailable");
    }
  }
  return async (request, { params }) => Response.json(await answer(request, await params));
}

/** The JSON body of a request, parsed. @param maxBytes most bytes of it */
export async function readJson<Schema extends z.ZodType>({
  request,
  maxBytes,
  schema,
}: {
  request: Request;
  maxBytes: number;
  schema: Schema;
}): Promise<{ ok: true; input: z.output<Schema> } | Refusal<"too_large" | "invalid_input">> {
  const bytes = await readBody({ request, maxBytes });
  if (!bytes) return refuse("too_large");
  const parsed = schema.safeParse(parseJson(new TextDecoder().decode(bytes)));
  return parsed.success ? { ok: true, input: parsed.data } : refuse("invalid_input");
}

/** The bytes of an uploaded file. What something on the way has cut off is not taken for the whole. */
export async function readFileBody({
  request,
  maxBytes,
}: {
  request: Request;
  maxBytes: number;
}): Promise<{ ok: true; bytes: Uint8Array } | Refusal<"too_large" | "cut_off">> {
  const bytes = await readBody({ request, maxBytes });
  if (!bytes) return refuse("too_large");
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) !== bytes.byteLength) return refuse("cut_off");
  return { ok: true, bytes };
}
