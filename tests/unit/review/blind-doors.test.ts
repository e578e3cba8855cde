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

const touches = new RegExp(
  [
    String.raw`\.(evidenceRating|assessment)\.(find|count|aggregate|group|upsert|create|update|delete)`,
    String.raw`evidence_rating`,
    String.raw`(FROM|JOIN)\s+"?assessment`,
    String.raw`\bassessments: (true|\{\s*(select|where|include|orderBy|take))`,
    // Not those of a scale, which are chosen by their order or their label.
    String.raw`\bratings: (true|\{(?!\s*(orderBy: \{ order|select: \{ (value|id|label)))\s*(select|where|include|orderBy|take))`,
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
