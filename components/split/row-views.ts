import type { RowView, StretchOfArticle, Suggestion, Unit, PassageProposal } from "@/components/split/split-types";
import { standsAlready } from "@/lib/domain/suggestion/stands-already";
import { undecidedGaps } from "@/lib/text/undecided-gaps";

const noSuggestions: Suggestion[] = [];
const noKeys: ReadonlySet<string> = new Set();

/**
 * What each row shows, from what is proposed and what people have done. Rows of which nothing has changed are the very
 * objects of `previous`, so that nothing of them is drawn again.
 * @param units - in the order of the text
 * @param pending - what is on its way already, as if it were done
 */
export function rowViews({
  units,
  text,
  proposals,
  done,
  pending,
  previous,
}: {
  units: readonly Unit[];
  text: string;
  proposals: ReadonlyMap<number, PassageProposal>;
  done: StretchOfArticle;
  pending: readonly StretchOfArticle[];
  previous: ReadonlyMap<Unit, { view: RowView; sign: string }>;
}): Map<Unit, { view: RowView; sign: string }> {
  const all = [done, ...pending];
  const decisions = byUnit(
    units,
    all.flatMap((stretch) => stretch.decisions),
  );
  const claims = byUnit(
    units,
    all.flatMap((stretch) => stretch.claims),
  );
  const inFlight = byUnit(units, [
    ...pending.flatMap((stretch) => stretch.decisions),
    ...pending.flatMap(placedAnswers),
  ]);
  const answers = new Map<string, StretchOfArticle["answers"]>();
  for (const answer of all.flatMap((stretch) => stretch.answers)) {
    const same = answers.get(answer.key);
    if (same) same.push(answer);
    else answers.set(answer.key, [answer]);
  }
  const answerTo = ({ key, start, end }: Suggestion) =>
    answers.get(key)?.find((answer) => answer.start === null || (answer.start === start && answer.end === end));

  return new Map(
    units.map((unit) => {
      const proposal = proposals.get(unit.index) ?? null;
      const own = proposal?.suggestions.filter(({ start }) => start >= unit.start && start < unit.end) ?? noSuggestions;
      const here = decisions.get(unit) ?? [];
      const marked = claims.get(unit) ?? [];
      const answered = own.map((suggestion) => ({ suggestion, answer: answerTo(suggestion) }));
      const isPending = inFlight.has(unit);
      const sign = JSON.stringify([
        proposal !== null,
        isPending,
        here.map(({ id, needsConfirmation }) => [id, needsConfirmation]),
        marked.map(({ claimId, statement, state, start }) => [claimId, statement, state, start]),
        answered.map(({ answer }) => answer?.id),
      ]);
      const before = previous.get(unit);
      if (before?.sign === sign && before.view.proposal === proposal) return [unit, before];
      const gaps = undecidedGaps({ text, range: unit, decisions: here });
      const open = answered.filter(({ answer }) => !answer).map(({ suggestion }) => suggestion);
      // A claim that answered one suggestion says nothing of the one beside it, though they may share words.
      const answering = new Set(answered.flatMap(({ answer }) => answer?.claimId ?? []));
      const made = here.filter(
        ({ disposition, claimId }) => disposition === "claim" && !(claimId && answering.has(claimId)),
      );
      const standing =
        made.length === 0
          ? noKeys
          : new Set(
              open.filter((suggestion) => standsAlready({ suggestion, claims: made, text })).map(({ key }) => key),
            );
      const view: RowView = {
        unit,
        proposal,
        open,
        standing,
        rejected: answered.flatMap(({ suggestion, answer }) =>
          answer?.kind === "rejected" ? [{ suggestion, answer }] : [],
        ),
        decisions: here,
        claims: marked,
        decided: here.length === 0 ? "none" : gaps.length === 0 ? "all" : "part",
        isPending,
      };
      return [unit, { view, sign }];
    }),
  );
}

function placedAnswers({ answers }: StretchOfArticle): { start: number; end: number }[] {
  return answers.flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }]));
}

type Rows = Parameters<typeof rowViews>[0];

/** `rowViews` that remembers what it gave last, so that unchanged rows stay the same objects. */
export function keepRows(): (rows: Omit<Rows, "previous">) => ReturnType<typeof rowViews> {
  let previous: ReturnType<typeof rowViews> = new Map();
  return (rows) => {
    previous = rowViews({ ...rows, previous });
    return previous;
  };
}

/** Cuts rows into pieces; a piece whose rows are the same objects as before is the same piece. */
export function keepChunks(size: number): (views: readonly RowView[]) => RowView[][] {
  let before: RowView[][] = [];
  return (views) => {
    const chunks: RowView[][] = [];
    for (let at = 0; at < views.length; at += size) {
      const chunk = views.slice(at, at + size);
      const known = before[chunks.length];
      const isSame = known?.length === chunk.length && known.every((view, index) => view === chunk[index]);
      chunks.push(isSame ? known : chunk);
    }
    before = chunks;
    return chunks;
  };
}

/** Sorts things with a place to the units that they touch. */
function byUnit<Thing extends { start: number; end: number }>(
  units: readonly Unit[],
  things: readonly Thing[],
): Map<Unit, Thing[]> {
  const found = new Map<Unit, Thing[]>();
  for (const thing of things) {
    for (let at = firstAfter(units, thing.start); at < units.length && units[at]!.start < thing.end; at++) {
      const here = found.get(units[at]!);
      if (here) here.push(thing);
      else found.set(units[at]!, [thing]);
    }
  }
  return found;
}

/** Index of the first unit that ends after an offset. */
export function firstAfter(units: readonly Unit[], offset: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a suggestion waits folded: it stands inside another one, or a claim stands there that says it. */
export function isFolded({ standing }: RowView, { key, isInner }: Suggestion): boolean {
  return isInner || standing.has(key);
}

/** The suggestions of a row that make claims of their own; what only stands inside another one follows by itself. */
export function leading(view: RowView): Suggestion[] {
  return view.open.filter((suggestion) => !isFolded(view, suggestion));
}

/** The suggestions that nobody has answered, in their own words or in a claim that stands there. */
export function unanswered({ open, standing }: RowView): Suggestion[] {
  return standing.size === 0 ? open : open.filter(({ key }) => !standing.has(key));
}

/** Puts what stands in a stretch now in the place of what stood there. */
export function mergeStretch({
  known,
  news,
  start,
  end,
}: {
  known: StretchOfArticle;
  news: StretchOfArticle;
  start: number;
  end: number;
}): StretchOfArticle {
  const isElsewhere = (thing: { start: number; end: number }) => thing.end <= start || thing.start >= end;
  return {
    decisions: [...known.decisions.filter(isElsewhere), ...news.decisions].toSorted((a, b) => a.start - b.start),
    claims: [...known.claims.filter(isElsewhere), ...news.claims].toSorted((a, b) => a.start - b.start),
    answers: [
      ...known.answers.filter(
        (answer) =>
          answer.start !== null && answer.end !== null && isElsewhere({ start: answer.start, end: answer.end }),
      ),
      ...news.answers,
    ],
  };
}
