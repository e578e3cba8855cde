// Finding claims that belong together. npm run -s eval:matching -- --articles DIR --gold DIR
// gold/matches.json: clusters of gold statements. For each member the others are sought among all gold statements.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { printResult, printTable, share } from "./support/print-report";
import { readLabelledTexts } from "./support/labelled-articles";
import { readOptions } from "./support/read-options";
import { plainWords, wordF1 } from "./support/scores";
import { ClaimIndex } from "@/lib/text/claim-index";
import { relateClaims } from "@/lib/text/relate-claims";

const clusterSchema = z.object({
  label: z.string(),
  members: z.array(z.object({ article: z.string(), unit_start: z.number(), claim_index: z.number() })),
  relation: z.string(),
});
const folders = readOptions("articles", "gold");
const texts = readLabelledTexts(folders);
const clusters = z.array(clusterSchema).parse(JSON.parse(readFileSync(join(folders.gold, "matches.json"), "utf8")));
const statements = new Map<string, string>();
for (const { name, units } of texts) {
  for (const unit of units) {
    unit.claims.forEach((claim, at) => statements.set(`${name}/${unit.start}/${at}`, claim.statement));
  }
}

type Search = (id: string) => string[];
const index = new ClaimIndex();
for (const [id, text] of statements) index.add({ id, text });
const own: Search = (id) =>
  index
    .search({ text: statements.get(id)!, limit: statements.size })
    .flatMap((found) => (found.id === id ? [] : [found.id]));
/** The plain alternative: shared words, each as often as it stands. */
const sharedWords: Search = (id) => {
  const words = plainWords(statements.get(id)!);
  return [...statements]
    .filter(([other]) => other !== id)
    .map(([other, text]) => ({ other, score: wordF1(words, plainWords(text)) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ other }) => other);
};

/** Every member of a cluster asks for the others: how many of them are among ten, and where the first one stands. */
function run(search: Search) {
  let asked = 0;
  let recall = 0;
  let reciprocal = 0;
  const missed: string[] = [];
  for (const cluster of clusters) {
    const ids = cluster.members.map((member) => `${member.article}/${member.unit_start}/${member.claim_index}`);
    const known = ids.filter((id) => statements.has(id));
    for (const id of known) {
      const ranking = search(id);
      const ranks = known.filter((other) => other !== id).map((other) => ({ other, rank: ranking.indexOf(other) + 1 }));
      if (ranks.length === 0) continue;
      const found = ranks.filter(({ rank }) => rank > 0);
      asked++;
      recall += found.filter(({ rank }) => rank <= 10).length / ranks.length;
      if (found.length > 0) reciprocal += 1 / Math.min(...found.map(({ rank }) => rank));
      for (const { other, rank } of ranks) {
        if (rank === 0 || rank > 10) missed.push(`${rank || "–"}: ${statements.get(id)} / ${statements.get(other)}`);
      }
    }
  }
  return { asked, recallAt10: recall / asked, mrr: reciprocal / asked, missed };
}

const results = (
  [
    ["Plumbline", own],
    ["shared words (F1)", sharedWords],
  ] as const
).map(([name, search]) => ({ name, ...run(search) }));
printTable({
  title: `Other members of ${clusters.length} clusters among ${statements.size} statements, ${results[0]!.asked} look-ups`,
  columns: ["method", "recall@10", "MRR"],
  rows: results.map(({ name, recallAt10, mrr }) => [name, share(recallAt10), share(mrr)]),
});
for (const line of results[0]!.missed) console.log(`  not among ten, rank ${line}`);

const pairs = clusters.flatMap((cluster) => {
  const [one, other, ...more] = cluster.members.map((member) =>
    statements.get(`${member.article}/${member.unit_start}/${member.claim_index}`),
  );
  return one && other && more.length === 0 ? [{ cluster, one, other }] : [];
});
/** The labels do not say which of the two is the narrower. */
const labels = {
  same: "same",
  narrower: "more-specific",
  broader: "more-specific",
  conflicting: "conflicting",
  related: "related",
};
const related = pairs.map(({ cluster, one, other }) => {
  const { relation, differences } = relateClaims({ one, other });
  const because = differences.map(({ words }) => words).join("; ") || "nothing sets them apart";
  return { cluster, relation: labels[relation], because };
});
printTable({
  title: "Relation of the two claims of each cluster of two",
  columns: ["cluster", "labelled", "ours", "because"],
  rows: related.map(({ cluster, relation, because }) => [
    cluster.label.slice(0, 60),
    cluster.relation,
    relation,
    because.slice(0, 80),
  ]),
});
const rightRelations = related.filter(({ cluster, relation }) => cluster.relation === relation).length;
console.log(`  right: ${rightRelations} of ${related.length}`);
printResult({ recallAt10: results[0]!.recallAt10, mrr: results[0]!.mrr });
