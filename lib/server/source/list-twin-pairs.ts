import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";
import { looksSame, type Likeness } from "@/lib/domain/source/likeness";

type Side = { id: string; title: string; authorDate: string };

/** Two sources that may be the same work; the older one first. */
export type TwinPair = { one: Side; other: Side; likeness: Likeness };

/** Pairs shown at once; more appear as these are answered. */
export const mostTwinPairs = 50;

/** What more sources than this have in common, such as the address of a whole site, tells none of them. */
const mostHolders = 20;

/** Pairs that are looked at to find those. */
const mostLookedAt = 1_000;

/**
 * Sources of the workspace that seem to be here twice: with the same DOI, ISBN or address, or the same title and year,
 * without those that somebody has said are not the same.
 */
export async function listTwinPairs({ workspaceId }: { workspaceId: WorkspaceId }): Promise<TwinPair[]> {
  const pairs = await db.$queryRaw<{ one: string; other: string }[]>`
    WITH standing AS MATERIALIZED (
      SELECT id, created_at, doi, isbn, normalised_url,
             CASE WHEN length(title) >= 12 THEN lower(title) || ' ' || (csl #>> '{issued,date-parts,0,0}') END AS title_year
        FROM source WHERE workspace_id = ${workspaceId}::uuid AND merged_into_id IS NULL),
    named AS (
      SELECT id, created_at, kind || value AS name, count(*) OVER (PARTITION BY kind, value) AS holders
        FROM standing CROSS JOIN LATERAL (VALUES ('doi ', doi), ('isbn ', isbn), ('url ', normalised_url), ('title ', title_year))
             AS told (kind, value)
       WHERE value IS NOT NULL)
    SELECT DISTINCT one.id AS one, other.id AS other
      FROM named AS one
      JOIN named AS other ON other.name = one.name AND one.holders <= ${mostHolders}
                          AND (one.created_at, one.id) < (other.created_at, other.id)
     WHERE NOT EXISTS (SELECT 1 FROM source_answer AS answer
                        WHERE answer.workspace_id = ${workspaceId}::uuid AND answer.kind = 'not_same'
                          AND answer.source_id = least(one.id, other.id) AND answer.other_id = greatest(one.id, other.id))
     ORDER BY one.id, other.id LIMIT ${mostLookedAt}`;
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const rows = await db.source.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, title: true, csl: true, doi: true, isbn: true, normalisedUrl: true },
  });
  const byId = new Map(
    rows.map(({ id, title, csl, doi, isbn, normalisedUrl }) => {
      const item = readCsl(csl) ?? { type: "document" as const, title };
      const whole = {
        ...item,
        ...(doi && { DOI: doi }),
        ...(isbn && { ISBN: isbn }),
        ...(normalisedUrl && { URL: `https://${normalisedUrl}` }),
      };
      return [id, { whole, side: { id, title, authorDate: authorDate(item) } }];
    }),
  );
  return pairs
    .flatMap(({ one: oneId, other: otherId }) => {
      const [one, other] = [byId.get(oneId), byId.get(otherId)];
      const likeness = one && other ? looksSame({ one: one.whole, other: other.whole }) : null;
      return one && other && likeness ? [{ one: one.side, other: other.side, likeness }] : [];
    })
    .slice(0, mostTwinPairs);
}
