// Proposing claims. npm run -s eval:claims -- --articles DIR --gold DIR
// Passages are our own; a labelled unit is met by the passage that overlaps with it by at least half of both.
import { printResult, printTable, share } from "./support/print-report";
import { readLabelledTexts } from "./support/labelled-articles";
import type { LabelledClaim, LabelledText } from "./support/labelled-articles";
import { ownPassages } from "./support/own-passages";
import type { OwnPassage } from "./support/own-passages";
import { readOptions } from "./support/read-options";
import { f1, plainWords, rangeOverlap, wordF1 } from "./support/scores";
import { splitArticles } from "@/lib/text/split-articles";
import { suggestClaims } from "@/lib/domain/suggestion/suggest-claims";

/** What a method proposes for a passage. */
interface Proposal {
  score: number;
  isCheckable: boolean;
  claimant: string | null;
  parts: { wording: string }[];
}
type Propose = (passages: OwnPassage[]) => Proposal[];

const texts = readLabelledTexts(readOptions("articles", "gold"));
const now = new Date();

/** Articles of one file are read one by one; what stands between them has no neighbours. */
const own: Propose = (passages) => {
  const articles = splitArticles(passages);
  const article = (passage: OwnPassage) =>
    articles.findIndex(({ start, end }) => start <= passage.start && passage.end <= end);
  const groups = Map.groupBy(passages, article);
  const proposals = new Map<OwnPassage, Proposal>();
  for (const group of groups.values())
    suggestClaims(group).forEach((proposal, at) => proposals.set(group[at]!, proposal));
  return passages.map((passage) => proposals.get(passage)!);
};
/** The plain alternative: every sentence with a figure or a capital inside is one claim, made by the article. */
const everySentence: Propose = (passages) =>
  passages.map(({ kind, text }) => {
    const isCheckable = ["sentence", "list_item", "quote"].includes(kind) && !text.endsWith("?");
    const score = isCheckable ? 0.5 + (/\d/u.test(text) ? 0.3 : 0) + Math.min(0.2, text.length / 1000) : 0;
    return { score, isCheckable, claimant: null, parts: isCheckable ? [{ wording: text }] : [] };
  });

const stopWords = new Set("the a an of and for to in on at by with from s that this".split(" "));
const contentWords = (text: string) => plainWords(text).filter((word) => !stopWords.has(word));

function run(propose: Propose, only: LabelledText[] = texts) {
  const check = { right: 0, found: 0, wanted: 0 };
  const ranked: { score: number; isWanted: boolean }[] = [];
  const counts = { claims: 0, parts: 0, covered: 0, attributed: 0, rightClaimant: 0 };
  const notes: string[] = [];
  for (const { name, text, units } of only) {
    const passages = ownPassages({ text, now });
    const proposals = propose(passages);
    const met = new Set<OwnPassage>();
    for (const unit of units) {
      const passage = passages.find((each) => rangeOverlap(each, unit) >= 0.5);
      const proposal = passage && proposals[passages.indexOf(passage)]!;
      if (passage) met.add(passage);
      const isFound = proposal?.isCheckable ?? false;
      if (unit.checkable) check.wanted++;
      if (isFound) check.found++;
      if (isFound && unit.checkable) check.right++;
      ranked.push({ score: proposal?.score ?? 0, isWanted: unit.checkable });
      if (isFound !== unit.checkable)
        notes.push(
          `${name} ${unit.start} ${unit.checkable ? "missed" : "not checkable"} (${proposal?.score.toFixed(2)}): ${unit.text.slice(0, 110)}`,
        );
      const parts = proposal?.parts ?? [];
      counts.claims += unit.claims.length;
      counts.parts += parts.length;
      const pairs = pairsOf(parts, unit.claims);
      counts.covered += pairs.length;
      for (const { claim } of pairs) {
        if (claim.claimant === "article") continue;
        counts.attributed++;
        const isRight = wordF1(contentWords(proposal?.claimant ?? ""), contentWords(claim.claimant)) >= 0.5;
        if (isRight) counts.rightClaimant++;
        else
          notes.push(
            `${name} ${unit.start} claimant ${proposal?.claimant ?? "–"}, labelled ${claim.claimant}: ${unit.text.slice(0, 90)}`,
          );
      }
      const isShown =
        process.env.SHOW_PARTS === "1" && (pairs.length < parts.length || pairs.length < unit.claims.length);
      if (isShown) {
        notes.push(`${name} ${unit.start} ${unit.text}`);
        parts.forEach((part, at) =>
          notes.push(`     ${pairs.some((pair) => pair.part === at) ? "+" : "–"} ${part.wording}`),
        );
        for (const claim of unit.claims)
          if (!pairs.some((pair) => pair.claim === claim))
            notes.push(`     missing: ${claim.statement} [${claim.quoted_in}]`);
      }
    }
    // Passages that meet no unit count as well.
    passages.forEach((passage, at) => {
      if (met.has(passage) || !proposals[at]!.isCheckable) return;
      check.found++;
      counts.parts += proposals[at]!.parts.length;
      ranked.push({ score: proposals[at]!.score, isWanted: false });
    });
  }
  return {
    checkWorthyF1: f1(check),
    averagePrecision: averagePrecision(ranked),
    claimCoverage: counts.covered / counts.claims,
    partPrecision: counts.covered / counts.parts,
    claimantAccuracy: counts.rightClaimant / counts.attributed,
    counts,
    notes,
  };
}

/** The likeliest pairs of part and claim first, each part and claim once, down to a word F1 of 0.6. */
function pairsOf(parts: { wording: string }[], claims: LabelledClaim[]): { part: number; claim: LabelledClaim }[] {
  const all = parts.flatMap(({ wording }, part) =>
    claims.map((claim) => {
      const words = plainWords(wording);
      const likeness = Math.max(wordF1(words, plainWords(claim.statement)), wordF1(words, plainWords(claim.quoted_in)));
      return { part, claim, likeness };
    }),
  );
  const pairs: typeof all = [];
  for (const pair of all.toSorted((a, b) => b.likeness - a.likeness)) {
    if (pair.likeness < 0.6) break;
    if (!pairs.some(({ part, claim }) => part === pair.part || claim === pair.claim)) pairs.push(pair);
  }
  return pairs;
}

/** Mean of the precision at each checkable unit, the likeliest units first; equal scores share their mean place. */
function averagePrecision(ranked: { score: number; isWanted: boolean }[]): number {
  const sorted = ranked.toSorted((a, b) => b.score - a.score || Number(a.isWanted) - Number(b.isWanted));
  let right = 0;
  let sum = 0;
  sorted.forEach(({ isWanted }, at) => {
    if (isWanted) sum += ++right / (at + 1);
  });
  return right === 0 ? 0 : sum / right;
}

const methods: [string, Propose][] = [
  ["Plumbline", own],
  ["every sentence, whole, by the article", everySentence],
];
const results = methods.map(([name, propose]) => ({ name, ...run(propose) }));
const columns = ["check-worthy F1", "average precision", "claim coverage", "part precision", "claimant accuracy"];
const cells = (result: ReturnType<typeof run>) => [
  share(result.checkWorthyF1),
  share(result.averagePrecision),
  share(result.claimCoverage),
  share(result.partPrecision),
  share(result.claimantAccuracy),
];
printTable({
  title: `Claims of ${texts.length} texts: ${results[0]!.counts.claims} labelled, ${results[0]!.counts.attributed} of the covered by somebody else`,
  columns: ["method", ...columns],
  rows: results.map((result) => [result.name, ...cells(result)]),
});
printTable({
  title: "Plumbline, text by text",
  columns: ["text", ...columns],
  rows: texts.map((text) => [text.name, ...cells(run(own, [text]))]),
});
for (const note of results[0]!.notes) console.log(`  ${note}`);
const { checkWorthyF1, averagePrecision: ap, claimCoverage, partPrecision, claimantAccuracy } = results[0]!;
printResult({ checkWorthyF1, averagePrecision: ap, claimCoverage, partPrecision, claimantAccuracy });
