import { POST as readAnnotationsRoute } from "@/app/(desk)/w/[workspace]/articles/[articleId]/annotations/read/route";
import { GET as annotationsRoute } from "@/app/(desk)/w/[workspace]/articles/[articleId]/annotations.jsonld/route";
import { PUT as saveDraftRoute } from "@/app/(desk)/w/[workspace]/articles/import/[importId]/draft/route";
import { POST as importRoute } from "@/app/(desk)/w/[workspace]/articles/import/route";
import { GET as fileRoute } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/[captureId]/file/route";
import { GET as viewRoute } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/[captureId]/view/route";
import { POST as bibliographyRoute } from "@/app/(desk)/w/[workspace]/sources/bibliography/upload/route";
import { GET as exportRoute } from "@/app/(desk)/w/[workspace]/sources/export/route";
import { GET as claimWaczRoute } from "@/app/(desk)/w/[workspace]/claims/[claimId]/captures/wacz/route";
import { GET as copyWaczRoute } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/[captureId]/wacz/route";
import { GET as sourceWaczRoute } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/wacz/route";
import { POST as uploadRoute } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/upload/route";
import { makeArticle } from "@/tests/factories/article";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import type { Answer, Door } from "../door";
import { correction } from "./text-doors";

const origin = "https://desk.example.org";

/** A request as a page of this installation sends it. */
export function ownRequest(init: RequestInit, headers: Record<string, string> = {}): Request {
  return new Request(`${origin}/`, { ...init, headers: { origin, host: "desk.example.org", ...headers } });
}

const reasonsByStatus: Record<number, string> = { 401: "signed_out", 403: "forbidden", 404: "not_found" };

/** The answer of a route that speaks by its status, or in the body, or both. */
export async function answerOf(response: Response): Promise<Answer> {
  if (response.headers.get("content-type")?.includes("application/json")) return (await response.json()) as Answer;
  await response.body?.cancel();
  return response.ok
    ? { ok: true }
    : { ok: false, reason: reasonsByStatus[response.status] ?? String(response.status) };
}

export const routeDoors = {
  "POST /w/[workspace]/sources/bibliography/upload": {
    capability: "source.create",
    actsOnOwn: true,
    prepare: async () => {
      const body = '[{"type":"book","title":"Wards: a history"}]';
      return async ({ slug }) =>
        answerOf(
          await bibliographyRoute(ownRequest({ method: "POST", body }), {
            params: Promise.resolve({ workspace: slug }),
          }),
        );
    },
  },
  "GET /w/[workspace]/sources/export": {
    capability: "workspace.read",
    actsOnOwn: true,
    reads: true,
    prepare:
      async () =>
      async ({ slug }) =>
        answerOf(
          await exportRoute(new Request(`${origin}/?format=csl`), { params: Promise.resolve({ workspace: slug }) }),
        ),
  },
  "POST /w/[workspace]/articles/import": {
    capability: "article.import",
    prepare: async (actor) => {
      const { articleId } = await makeArticle({ actor });
      const body = JSON.stringify({ kind: "paste", text: "The trust spent £4.2m on consultants.", articleId });
      return async ({ slug }) =>
        answerOf(
          await importRoute(ownRequest({ method: "POST", body }), { params: Promise.resolve({ workspace: slug }) }),
        );
    },
  },
  "GET /w/[workspace]/articles/[articleId]/annotations.jsonld": {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => {
      const { articleId } = await makeArticle({ actor });
      return async ({ slug }) =>
        answerOf(
          await annotationsRoute(ownRequest({ method: "GET" }), {
            params: Promise.resolve({ workspace: slug, articleId }),
          }),
        );
    },
  },
  "POST /w/[workspace]/articles/[articleId]/annotations/read": {
    capability: "passage.decide",
    reads: true,
    prepare: async (actor) => {
      const { articleId } = await makeArticle({ actor });
      const row = {
        uri: "https://a.example/",
        target: [{ selector: [{ type: "TextQuoteSelector", exact: "40 beds" }] }],
      };
      const body = JSON.stringify({ rows: [row] });
      return async ({ slug }) =>
        answerOf(
          await readAnnotationsRoute(ownRequest({ method: "POST", body }), {
            params: Promise.resolve({ workspace: slug, articleId }),
          }),
        );
    },
  },
  "PUT /w/[workspace]/articles/import/[importId]/draft": {
    capability: "article.import",
    prepare: async (actor) => {
      const { importId } = await correction(actor);
      const body = JSON.stringify({ doc: { type: "doc", content: [] } });
      return async ({ slug }) =>
        answerOf(
          await saveDraftRoute(ownRequest({ method: "PUT", body }), {
            params: Promise.resolve({ workspace: slug, importId }),
          }),
        );
    },
  },
  "POST /w/[workspace]/sources/[sourceId]/captures/upload": {
    capability: "source.capture",
    prepare: async (actor) => {
      const { id: sourceId } = await makeSource({ actor });
      return async ({ slug }) =>
        answerOf(
          await uploadRoute(ownRequest({ method: "POST", body: "Words" }, { "content-type": "text/plain" }), {
            params: Promise.resolve({ workspace: slug, sourceId }),
          }),
        );
    },
  },
  "GET /w/[workspace]/sources/[sourceId]/captures/[captureId]/file": {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => {
      const { id: captureId, sourceId } = await makeCapture({ actor });
      return async ({ slug }) =>
        answerOf(
          await fileRoute(ownRequest({ method: "GET" }), {
            params: Promise.resolve({ workspace: slug, sourceId: sourceId!, captureId }),
          }),
        );
    },
  },
  "GET /w/[workspace]/sources/[sourceId]/captures/[captureId]/view": {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => {
      const { id: captureId, sourceId } = await makeCapture({
        actor,
        mediaType: "text/html",
        text: "<html><body><p>Words</p></body></html>",
      });
      return async ({ slug }) =>
        answerOf(
          await viewRoute(ownRequest({ method: "GET" }), {
            params: Promise.resolve({ workspace: slug, sourceId: sourceId!, captureId }),
          }),
        );
    },
  },
  "GET /w/[workspace]/sources/[sourceId]/captures/[captureId]/wacz": waczDoor(copyWaczRoute),
  "GET /w/[workspace]/sources/[sourceId]/captures/wacz": waczDoor(sourceWaczRoute),
  "GET /w/[workspace]/claims/[claimId]/captures/wacz": waczDoor(claimWaczRoute),
} satisfies Record<string, Door>;

/** The ids of a copy with everything that an archive can be made of, given to a route that takes some of them. */
function waczDoor(
  route: (request: Request, props: { params: Promise<Record<string, string>> }) => Promise<Response>,
): Door {
  return {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => {
      const { id: captureId, sourceId } = await makeCapture({ actor });
      const { claimId } = await makeEvidence({ actor, captureId });
      return async ({ slug }) => {
        const params = Promise.resolve({ workspace: slug, sourceId: sourceId!, captureId, claimId });
        const response = await route(ownRequest({ method: "GET" }), { params });
        await response.clone().arrayBuffer();
        return answerOf(response);
      };
    },
  };
}
