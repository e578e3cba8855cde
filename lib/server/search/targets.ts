import { Prisma } from "@/lib/db/generated/client";

/** What can be searched. Table, text and vector are fragments without values, so they may stand anywhere in a query. */
export type SearchTarget = {
  table: Prisma.Sql;
  /** The text that is searched, for spelling. */
  text: Prisma.Sql;
  /** Exactly the expression of the table's word index (migration overview_indexes). */
  vector: Prisma.Sql;
};

export const claimTarget: SearchTarget = {
  table: Prisma.sql`claim`,
  text: Prisma.sql`claim.statement`,
  vector: Prisma.sql`to_tsvector('english', claim.statement)`,
};

export const articleTarget: SearchTarget = {
  table: Prisma.sql`article`,
  text: Prisma.sql`article.title`,
  vector: Prisma.sql`to_tsvector('english', article.title || ' ' || coalesce(article.publisher, ''))`,
};

export const sourceTarget: SearchTarget = {
  table: Prisma.sql`source`,
  text: Prisma.sql`source.title`,
  vector: Prisma.sql`(to_tsvector('english', source.title) || coalesce(jsonb_to_tsvector('english', source.csl -> 'author', '["string"]'), ''))`,
};
