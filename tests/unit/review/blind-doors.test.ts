import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

/**
 * Every file that reads ratings of evidence or assessments from the database, with the reason why nothing shows through
 * it before the reveal. A new file here is a new door: make it carry the conditions of lib/server/review/visible-to, or
 * show that it reads revealed rounds alone.
 */
const doors = {
  "lib/server/review/evidence-ratings.ts": "carries ratingsVisibleTo",
  "lib/server/review/round-of-panel.ts": "carries assessmentsVisibleTo; of others it selects ids alone",
  "lib/server/review/agreement-data.ts": "asks for revealed rounds, once for the rounds and again for what was given",
  "lib/server/review/round-mutations.ts": "counts them and answers with a refusal alone",
  "lib/server/review/writing-mutations.ts": "writes one's own",
  "lib/server/verdict/snapshot-evidence.ts": "asks for revealed rounds",
  "lib/server/queue/waiting.ts": "asks for the viewer's own rows, and counts how many assessments are in",
  "lib/server/edition/gather-claims.ts": "starts from a verdict, which only a revealed round can have",
} as const satisfies Record<string, string>;

/** What belongs to a scale, which is everybody's, has the same name as the ratings of evidence. */
const ofScale = String.raw`(?!\s*(orderBy: \{ order|select: \{ (value|id|label)))`;

/** Every way in which Prisma or SQL can reach a row, or be filtered, ordered or counted by one. */
const touches = new RegExp(
  [
    String.raw`\.(evidenceRating|assessment)\.(find|count|aggregate|group|upsert|create|update|delete)`,
    String.raw`evidence_rating`,
    String.raw`(FROM|JOIN|TABLE|FROM \w+,)\s+(ONLY\s+)?"?assessment\b`,
    String.raw`\bassessments: (true|\{\s*(select|where|include|orderBy|take|skip|some|every|none|_count))`,
    String.raw`\bratings: (true|\{${ofScale}\s*(select|where|include|orderBy|take|skip|some|every|none|_count))`,
    // As a relation of the scale's rating.
    String.raw`\.rating\.(find|count|aggregate|group)[\s\S]{0,400}\bassessments\b`,
  ].join("|"),
);

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("generated"));
}

test("ratings and assessments are read through known doors alone", () => {
  const found = ["app", "lib/server", "lib/collab", "lib/publish", "lib/import", "scripts"]
    .flatMap(sources)
    .filter((name) => touches.test(readFileSync(path.join(root, name), "utf8")));
  expect(found).toContain("lib/server/review/evidence-ratings.ts");
  expect(found.filter((name) => !(name in doors))).toEqual([]);
});

test.each([
  "db.evidenceRating.findMany({})",
  "tx.assessment.count()",
  "SELECT 1 FROM assessment WHERE",
  "JOIN assessment AS a ON",
  "FROM claim, assessment",
  'FROM "evidence_rating"',
  "include: { assessments: true }",
  "_count: { select: { assessments: true } }",
  "where: { ratings: { some: { credibility: 5 } } }",
  "where: { assessments: { none: {} } }",
  "orderBy: { ratings: { _count: 'desc' } }",
  "ratings: { where: { roundId } }",
])("a reader of ratings or assessments is noticed by %s", (code) => {
  expect(code).toMatch(touches);
});

test.each([
  "scaleVersion: { include: { ratings: { orderBy: { order: 'asc' } } } }",
  "ratings: { select: { value: true } }",
  "assessments: round.assessments.map(read)",
])("what is everybody's is no reader of them: %s", (code) => {
  expect(code).not.toMatch(touches);
});

/** What pages of accounts and invitations ask, and what runs in the browser and knows no database. */
const withoutLoader =
  /^lib\/server\/(account|workspace)\/|^lib\/collab\/(open-document|split-room-name)$|^lib\/server\/capture\/changed-words$/;

test("pages ask loaders alone, so that the tests of what loaders tell are tests of pages", () => {
  const pages = [...sources("app"), ...sources("components")].filter((name) => path.basename(name) !== "route.ts");
  const asked = pages.flatMap((name) =>
    [
      ...readFileSync(path.join(root, name), "utf8").matchAll(
        /^import (?!type )[^;]*? from "@\/(lib\/(?:server|db|publish|collab)\/[^"]+)"/gm,
      ),
    ]
      .map(([, from]) => from!)
      .filter((from) => !/(^|[/-])(loaders|actions)$/.test(from) && !withoutLoader.test(from))
      .map((from) => `${name} asks ${from}`),
  );
  expect(pages.length).toBeGreaterThan(200);
  expect(asked).toEqual([]);
});
