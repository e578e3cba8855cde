import { describe, expect, it } from "vitest";
import { keepChunks, keepRows, leading, mergeStretch, unanswered } from "@/components/split/row-views";
import { isStop, nextUndecided, stepRow, stepSuggestion, suggestionAt, unitsOf } from "@/components/split/split-moves";
import type { PassageProposal, RowView, StretchOfArticle } from "@/components/split/split-types";
import { suggestForArticle } from "@/lib/domain/suggestion/suggest-for-article";
import { undecidedGaps } from "@/lib/text/undecided-gaps";

const sentences = [
  "The town sold the old ferry in May, and the pier was closed in June.",
  "Who will pay for it?",
  "The pier cost £4 million in 2011.",
];
const text = sentences.join("\n");
const passages = sentences.map((sentence): [number, number, string] => {
  const start = text.indexOf(sentence);
  return [start, start + sentence.length, "sentence"];
});
const units = unitsOf({ passages, splits: new Map() });
const proposals = new Map<number, PassageProposal>(
  [
    ...suggestForArticle({
      passages: passages.map(([start, end]) => ({ kind: "sentence", start, end, text: text.slice(start, end) })),
      publishedOn: null,
    }),
  ]
    .filter((proposal) => proposal !== null)
    .map((proposal, index) => [index, proposal]),
);
const nothing: StretchOfArticle = { decisions: [], claims: [], answers: [] };

function decision(
  words: string,
  disposition: "claim" | "not_checkable" = "claim",
): StretchOfArticle["decisions"][number] {
  const start = text.indexOf(words);
  const by = { byId: "p", byName: "Ada", createdAt: "", reason: null, claimId: null, needsConfirmation: false };
  return { id: `d${start}`, start, end: start + words.length, disposition, ...by };
}

function viewsOf(done: StretchOfArticle, keep = keepRows(), pending: StretchOfArticle[] = []): RowView[] {
  return [...keep({ units, text, proposals, done, pending }).values()].map(({ view }) => view);
}

describe("rows", () => {
  it("show what is proposed until it is answered, in this place alone", () => {
    const [first] = viewsOf(nothing);
    const [one, two] = first!.open;
    expect([one!.statement, two!.statement]).toEqual([
      "The town sold the old ferry in May.",
      "The pier was closed in June.",
    ]);
    const answer = {
      id: "a",
      key: one!.key,
      start: one!.start,
      end: one!.end,
      kind: "rejected" as const,
      claimId: null,
      byName: "Ada",
    };
    const [answered] = viewsOf({ ...nothing, answers: [answer] });
    expect(answered!.open.map(({ key }) => key)).toEqual([two!.key]);
    expect(answered!.rejected).toMatchObject([{ suggestion: one }]);
    const [elsewhere] = viewsOf({ ...nothing, answers: [{ ...answer, start: one!.start + 1 }] });
    expect(elsewhere!.open).toHaveLength(2);
    const [before] = viewsOf({ ...nothing, answers: [{ ...answer, start: null, end: null }] });
    expect(before!.open).toHaveLength(1);
  });

  it("fold what a claim stands for that was made without it, and not what another suggestion's claim shares words with", () => {
    const made = { ...decision("the pier was closed in June"), claimId: "c" };
    const [byHand] = viewsOf({ ...nothing, decisions: [made] });
    const [sold, closed] = byHand!.open;
    expect(unanswered(byHand!)).toEqual([sold]);
    expect(leading(byHand!)).toEqual([sold]);
    expect(suggestionAt(byHand!, { start: byHand!.unit.start, key: closed!.key })).toBe(closed);
    expect(stepSuggestion({ view: byHand!, current: sold!, by: 1 })).toBeNull();

    const whole = { ...decision(sentences[0]!), claimId: "c" };
    const answer = { id: "a", key: sold!.key, start: sold!.start, end: sold!.end, kind: "edited" as const };
    const answers = [{ ...answer, claimId: "c", byName: "Ada" }];
    expect(viewsOf({ ...nothing, decisions: [whole], answers })[0]!.standing.size).toBe(0);
    expect(viewsOf({ ...nothing, decisions: [decision("The pier cost")] })[2]!.standing.size).toBe(0);
  });

  it("are decided when every word of them is, whatever the joints between", () => {
    const half = viewsOf({ ...nothing, decisions: [decision("The town sold the old ferry in May,")] });
    expect(half.map(({ decided }) => decided)).toEqual(["part", "none", "none"]);
    const whole = viewsOf({
      ...nothing,
      decisions: [decision("The town sold the old ferry in May,"), decision("and the pier was closed in June")],
    });
    expect(whole[0]!.decided).toBe("all");
  });

  it("stay the same objects while nothing of them has changed", () => {
    const keep = keepRows();
    const before = viewsOf(nothing, keep);
    const after = viewsOf({ ...nothing, decisions: [decision("Who will pay for it?", "not_checkable")] }, keep);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    const cut = keepChunks(2);
    const chunks = cut(after);
    expect(cut([...after])[0]).toBe(chunks[0]);
  });

  it("show what is on its way as if it were done, and say so", () => {
    const [, second] = viewsOf(nothing, keepRows(), [{ ...nothing, decisions: [decision("Who will pay for it?")] }]);
    expect(second).toMatchObject({ decided: "all", isPending: true });
  });
});

describe("the cursor", () => {
  const views = viewsOf({ ...nothing, decisions: [decision("Who will pay for it?", "not_checkable")] });

  it("steps from row to row and stays at either end", () => {
    expect(stepRow({ views, from: null, by: 1 })).toBe(views[0]);
    expect(stepRow({ views, from: views[0]!.unit.start, by: 1 })).toBe(views[1]);
    expect(stepRow({ views, from: views[2]!.unit.start, by: 1 })).toBe(views[2]);
    expect(views.every(isStop)).toBe(true);
  });

  it("finds what is left, from the top again after the end, and nothing where all is decided", () => {
    expect(nextUndecided({ views, from: views[0]!.unit.start })).toBe(views[2]);
    expect(nextUndecided({ views, from: views[2]!.unit.start })).toBe(views[0]);
    const all = viewsOf({ ...nothing, decisions: sentences.map((sentence) => decision(sentence)) });
    expect(nextUndecided({ views: all, from: null })).toBeNull();
  });

  it("passes over a row at which somebody else is, as long as there is another", () => {
    const open = viewsOf(nothing);
    const isTaken = (view: RowView) => view === open[1];
    expect(nextUndecided({ views: open, from: open[0]!.unit.start, isTaken })).toBe(open[2]);
    const rest = viewsOf({ ...nothing, decisions: [decision(sentences[0]!), decision(sentences[2]!)] });
    expect(nextUndecided({ views: rest, from: null, isTaken: () => true })).toBe(rest[1]);
  });

  it("is on the first suggestion until it is put on another, and on none of a decided row", () => {
    const [first] = views;
    const start = first!.unit.start;
    const at = suggestionAt(first!, { start, key: null });
    expect(at).toBe(first!.open[0]);
    const next = stepSuggestion({ view: first!, current: at, by: 1 });
    expect(suggestionAt(first!, { start, key: next!.key })).toBe(first!.open[1]);
    expect(stepSuggestion({ view: first!, current: next, by: 1 })).toBeNull();
    const [done] = viewsOf({ ...nothing, decisions: [decision(sentences[0]!)] });
    expect(suggestionAt(done!, { start, key: null })).toBeNull();
  });
});

describe("mergeStretch", () => {
  it("puts what stands in a stretch now in the place of what stood there, and leaves the rest", () => {
    const known = { ...nothing, decisions: [decision("The town sold"), decision("Who will pay")] };
    const { start, end } = decision("The town sold");
    expect(mergeStretch({ known, news: nothing, start, end }).decisions).toEqual([decision("Who will pay")]);
  });
});

describe("undecidedGaps", () => {
  it("gives what no decision covers, without what holds no word", () => {
    const range = { start: 0, end: 68 };
    const gaps = undecidedGaps({ text, range, decisions: [decision("the old ferry in May"), decision("the pier")] });
    expect(gaps.map(({ start, end }) => text.slice(start, end))).toEqual([
      "The town sold",
      ", and",
      "was closed in June.",
    ]);
    expect(undecidedGaps({ text, range, decisions: [{ start: 0, end: 67 }] })).toEqual([]);
  });
});
