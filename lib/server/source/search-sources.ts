import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";
import { arxivDoi, normaliseUrl, readIdentifier, type Identifier } from "@/lib/domain/source/identifiers";
import type { SourceStatus } from "@/lib/domain/source/status";

export const searchSourcesSchema = z.object({
  /** Words of the title, or an address, DOI or ISBN. */
  query: z.string().trim().max(2_000),
  limit: z.number().int().min(1).max(50).default(12),
});

/** A source as lists of choices show it. */
export type FoundSource = { id: string; title: string; authorDate: string; status: SourceStatus };

/** Sources whose title resembles the words, or that have the number or address; merged ones are left out. */
export async function searchSources({
  actor: { workspaceId },
  input: { query, limit },
}: {
  actor: Actor;
  input: z.output<typeof searchSourcesSchema>;
}): Promise<FoundSource[]> {
  const identifier = readIdentifier(query);
  const url = identifier?.kind === "url" ? normaliseUrl(identifier.value) : null;
  const number = identifier && identifier.kind !== "url" ? numberOf(identifier) : null;
  const pattern = `%${query.replace(/[\\%_]/gu, "\\$&")}%`;
  const found = await db.$queryRaw<SourceRow[]>`
    SELECT id, title, csl, status::text AS status FROM source
     WHERE workspace_id = ${workspaceId}::uuid AND merged_into_id IS NULL
       AND (${query} = '' OR title ILIKE ${pattern} OR title %> ${query}
            OR normalised_url = ${url} OR doi = ${number} OR isbn = ${number})
     ORDER BY (title ILIKE ${pattern}) DESC, word_similarity(${query}, title) DESC, updated_at DESC
     LIMIT ${limit}`;
  // Names of authors have no index, so they are looked through only where the titles leave room.
  const byAuthor =
    found.length < limit && query.length > 2
      ? await db.$queryRaw<SourceRow[]>`
          SELECT id, title, csl, status::text AS status FROM source
           WHERE workspace_id = ${workspaceId}::uuid AND merged_into_id IS NULL
             AND (csl->'author')::text ILIKE ${pattern} AND id <> ALL(${found.map(({ id }) => id)}::uuid[])
           ORDER BY updated_at DESC LIMIT ${limit - found.length}`
      : [];
  return [...found, ...byAuthor].map(({ id, title, csl, status }) => {
    const item = readCsl(csl);
    return { id, title, authorDate: item ? authorDate(item) : title, status };
  });
}

type SourceRow = { id: string; title: string; csl: unknown; status: SourceStatus };

/** What the columns for numbers hold of an identifier. */
function numberOf({ kind, value }: Identifier): string {
  return kind === "arxiv" ? arxivDoi(value) : value;
}
