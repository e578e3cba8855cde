import { findActor } from "@/lib/auth/require-actor";
import { annotationMediaType } from "@/lib/domain/annotation/web-annotation";
import { annotationCollection, annotationPage } from "@/lib/domain/annotation/write-annotations";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { baseUrl } from "@/lib/platform/env";
import { getAnnotatedVersion } from "@/lib/server/annotation/data";

const nothing = "There is no such article, version or page.";

/**
 * The claims of a version of an article as Web Annotations (JSON-LD): the collection with its first page, or with
 * `?page=` that page. `?version=` names an older version.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ workspace: string; articleId: string }> },
): Promise<Response> {
  const { workspace: slug, articleId } = await params;
  const gate = await findActor(slug);
  if (!gate.ok) return new Response(nothing, { status: gate.reason === "signed_out" ? 401 : 404 });
  const { actor } = gate.found;
  if (!can(actor, "workspace.read")) return new Response("Your role does not allow this.", { status: 403 });
  const asked = new URL(request.url).searchParams;
  const [versionNumber, page] = [numberOf(asked.get("version")), numberOf(asked.get("page"))];
  if (!isUuid(articleId) || versionNumber === undefined || page === undefined) return missing();
  const found = await getAnnotatedVersion({ workspaceId: actor.workspaceId, articleId, versionNumber });
  if (!found) return missing();
  const workspaceUrl = `${baseUrl()}/w/${slug}`;
  const input = { ...found, workspaceUrl, articleUrl: `${workspaceUrl}/articles/${articleId}` };
  const answer = page === null ? annotationCollection(input) : annotationPage({ ...input, page });
  if (!answer) return missing();
  return new Response(JSON.stringify(answer, null, 1), {
    headers: {
      "content-type": annotationMediaType,
      "content-disposition": `attachment; filename="claims-${articleId.slice(-8)}-v${found.version.number}.jsonld"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function missing(): Response {
  return new Response(nothing, { status: 404 });
}

/** Null where nothing was asked for, undefined where it is no number. */
function numberOf(asked: string | null): number | null | undefined {
  if (asked === null) return null;
  return /^\d{1,6}$/u.test(asked) ? Number(asked) : undefined;
}
