import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { prefixQuery } from "@/lib/domain/search/search-words";
import type { SearchTarget } from "@/lib/server/search/targets";

/** Another way of searching, for words that find nothing as they were typed. */
export type OtherWords = {
  words: string[];
  /** "spelling": some words were taken for others; "any": all are known, but never stand together. */
  because: "spelling" | "any";
};

/** So many texts that hold something alike are looked through for the word that was meant. */
const sampled = 100;

/**
 * What to search for instead: each word that no text of the workspace holds, nor a longer one that begins with it, gives
 * way to the most alike word of texts that hold something like it (trigrams). Null where nothing is alike.
 */
export async function resolveWords({
  workspaceId,
  target: { table, text, vector },
  words,
}: {
  workspaceId: WorkspaceId;
  target: SearchTarget;
  words: readonly string[];
}): Promise<OtherWords | null> {
  const asked = words.map((word) => prefixQuery({ words: [word], join: "all" }));
  const known = await db.$queryRaw<{ known: boolean }[]>`
    SELECT numnode(to_tsquery('english', asked.query)) = 0
        OR EXISTS (SELECT 1 FROM ${table} WHERE workspace_id = ${workspaceId}::uuid
                                            AND ${vector} @@ to_tsquery('english', asked.query)) AS known
      FROM unnest(${asked}::text[]) WITH ORDINALITY AS asked (query, place)
     ORDER BY asked.place`;
  const unknown = words.filter((_, index) => !known[index]?.known);
  if (unknown.length === 0) return words.length > 1 ? { words: [...words], because: "any" } : null;
  const found = await db.$transaction(async (tx) => {
    // Two letters changed about within a word of eight leave 0.38 of its likeness.
    await tx.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', '0.34', true)`;
    return tx.$queryRaw<{ typed: string; meant: string }[]>`
      SELECT typed.word AS typed, best.word AS meant
        FROM unnest(${unknown}::text[]) AS typed (word)
       CROSS JOIN LATERAL (
         SELECT token.word
           FROM (SELECT ${text} AS text FROM ${table}
                  WHERE workspace_id = ${workspaceId}::uuid AND ${text} %> typed.word LIMIT ${sampled}) AS alike,
                regexp_split_to_table(lower(alike.text), '[^[:alnum:]]+') AS token (word)
          GROUP BY token.word
         HAVING similarity(token.word, typed.word) > 0.25
          ORDER BY similarity(token.word, typed.word) DESC, count(*) DESC, token.word
          LIMIT 1) AS best`;
  });
  if (found.length === 0) return null;
  const meant = new Map(found.map((row) => [row.typed, row.meant]));
  // A word that is like nothing is left out, rather than that nothing is found at all.
  const resolved = words.flatMap((word) => (unknown.includes(word) ? (meant.get(word) ?? []) : word));
  return { words: [...new Set(resolved)], because: "spelling" };
}

export type WordsCondition = {
  condition: Prisma.Sql;
  /** Whether the word index answers it; if not, it is best asked of the newest rows first. */
  indexed: boolean;
};

/** The condition that a text holds the words. Words that the index leaves out ("the", "who") are looked for letter by letter. */
export async function wordsCondition({
  target,
  words,
  join,
}: {
  target: SearchTarget;
  words: readonly string[];
  join: "all" | "any";
}): Promise<WordsCondition> {
  const query = prefixQuery({ words, join });
  const [row] = await db.$queryRaw<{ nodes: number }[]>`SELECT numnode(to_tsquery('english', ${query})) AS nodes`;
  if (row && row.nodes > 0) {
    return { condition: Prisma.sql`${target.vector} @@ to_tsquery('english', ${query})`, indexed: true };
  }
  const pattern = `%${words.join(" ").replace(/[\\%_]/gu, "\\$&")}%`;
  return { condition: Prisma.sql`${target.text} ILIKE ${pattern}`, indexed: false };
}
