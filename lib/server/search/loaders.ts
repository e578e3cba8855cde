import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import { can } from "@/lib/domain/permission/can";
import { articleListSchema, claimListSchema, sourceListSchema } from "@/lib/domain/search/list-params";
import { listOwnDrafts } from "@/lib/server/article/list-own-drafts";
import { listArticles } from "@/lib/server/search/list-articles";
import { listClaims } from "@/lib/server/search/list-claims";
import { listSources } from "@/lib/server/search/list-sources";

/** A list to choose one from is no help when it is longer. */
const mostClaimants = 100;

/** What stands in a page's URL after the question mark. */
export type RawParams = Record<string, string | string[] | undefined>;

export async function loadArticles({ slug, raw }: { slug: string; raw: RawParams }) {
  const { actor } = await requireActor(slug);
  const params = articleListSchema.parse(raw);
  const mayImport = can(actor, "article.import");
  const { q, archived, after, before } = params;
  const isTop = q === "" && archived !== "yes" && !after && !before;
  const [list, drafts] = await Promise.all([
    listArticles({ actor, params }),
    mayImport && isTop ? listOwnDrafts(actor) : [],
  ]);
  return { params, list, drafts, mayImport };
}

export async function loadClaims({ slug, raw }: { slug: string; raw: RawParams }) {
  const { actor } = await requireActor(slug);
  const { workspaceId } = actor;
  const params = claimListSchema.parse(raw);
  const [list, claimants, chosen, article] = await Promise.all([
    listClaims({ actor, params }),
    db.claimant.findMany({
      where: { workspaceId },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
      take: mostClaimants + 1,
    }),
    params.claimant
      ? db.claimant.findMany({ where: { workspaceId, id: params.claimant }, select: { id: true, name: true } })
      : [],
    db.article.findFirst({ where: { workspaceId }, select: { id: true } }),
  ]);
  // Where there are too many to choose from, those of the claims in sight are offered.
  const offered = claimants.length > mostClaimants ? list.rows.flatMap(({ claimant }) => claimant ?? []) : claimants;
  const byId = new Map([...offered, ...chosen].map((claimant) => [claimant.id, claimant]));
  return {
    params,
    list,
    claimants: [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name, "en")),
    hasArticles: article !== null,
    mayImport: can(actor, "article.import"),
  };
}

export async function loadSources({ slug, raw }: { slug: string; raw: RawParams }) {
  const { actor } = await requireActor(slug);
  const params = sourceListSchema.parse(raw);
  return { params, list: await listSources({ actor, params }), mayCreate: can(actor, "source.create") };
}
