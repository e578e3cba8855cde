"use client";

import { memo, useState, type ReactNode } from "react";
import { Check } from "lucide-react";
import { DecidedLines, type TakeBack } from "@/components/split/decided-lines";
import { RowPeople } from "@/components/split/row-people";
import { isFolded, leading } from "@/components/split/row-views";
import { SuggestionCard, type CardActs, type CardKeys } from "@/components/split/suggestion-card";
import type { DraftMatch, RowView } from "@/components/split/split-types";
import type { Present } from "@/components/split/use-split-room";
import { classNames } from "@/components/ui/class-names";
import { splitRefusalWords, type SplitRefusalReason } from "@/lib/domain/suggestion/refusal-words";

export type RowActs = CardActs & {
  /** Puts the cursor on a row, without choosing a suggestion. */
  onStandAt: (start: number) => void;
  onToggle: (start: number) => void;
  onTakeBack: TakeBack;
  onForgetFailure: (start: number) => void;
};

const kindWords: Record<string, string> = {
  heading: "Heading",
  sentence: "Sentence",
  list_item: "List item",
  quote: "Quotation",
  reference: "Reference",
  byline_date: "Byline",
  boilerplate: "Furniture",
};

const noMatches: readonly DraftMatch[] = [];

/** One passage with what is proposed for it, or with what was decided. */
export const SplitRow = memo(function SplitRow({
  slug,
  language,
  view,
  words,
  number,
  matches,
  cursorKey,
  isSelected,
  people,
  failure,
  ownId,
  mayDecide,
  keys,
  acts,
  tools,
  children,
}: {
  slug: string;
  language: string;
  view: RowView;
  words: string;
  /** Its place among the passages that are decided; null for what is not. */
  number: number | null;
  matches: ReadonlyMap<string, DraftMatch[]>;
  /** Undefined where the cursor is elsewhere; null where it stands on the words; else the suggestion. */
  cursorKey: string | null | undefined;
  isSelected: boolean;
  people: readonly Present[];
  failure: SplitRefusalReason | undefined;
  ownId: string;
  mayDecide: boolean;
  keys: CardKeys | null;
  acts: RowActs;
  /** What can be done with the words, where the cursor is. */
  tools: ReactNode;
  /** An open form. */
  children?: ReactNode;
}) {
  const { unit, open, decided } = view;
  const isCurrent = cursorKey !== undefined;
  const folded = open.filter((suggestion) => isFolded(view, suggestion));
  const [asksForFolded, setAsksForFolded] = useState(false);
  const showsFolded =
    asksForFolded ||
    folded.some(({ key }) => key === cursorKey) ||
    (folded.length === open.length && view.standing.size === 0);
  const shown = showsFolded ? open : leading(view);
  const isDone = decided === "all";
  const [showsRest, setShowsRest] = useState(false);
  const cards = isDone && !showsRest && !shown.some(({ key }) => key === cursorKey) ? [] : shown;
  return (
    // The cursor walks from row to row, so each can have the focus; a press anywhere in one brings the cursor there.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      id={`row-${unit.start}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isCurrent || undefined}
      data-row={unit.start}
      data-decided={decided}
      data-kind={unit.kind}
      className={classNames("split-row", isSelected && "is-selected")}
      onMouseDown={(event) => {
        if (event.target instanceof Element && event.target.closest("button, a, input, textarea, select, [data-card]"))
          return;
        acts.onStandAt(unit.start);
      }}
    >
      <div className="row-margin">
        {mayDecide && number !== null && (
          <input
            type="checkbox"
            className="tick"
            tabIndex={isCurrent ? 0 : -1}
            aria-label={`Select ${kindWords[unit.kind]?.toLowerCase() ?? "passage"} ${number}`}
            checked={isSelected}
            onChange={() => acts.onToggle(unit.start)}
          />
        )}
        <span className="text-xs text-ink-muted figures">{number}</span>
        {isDone && (
          <span className="text-ok">
            <Check aria-hidden="true" className="size-4" />
            <span className="sr-only">Decided</span>
          </span>
        )}
      </div>
      <div className="row-words">
        {!["sentence", "heading"].includes(unit.kind) && <p className="caps text-ink-muted">{kindWords[unit.kind]}</p>}
        <p className="words" lang={language} id={`words-${unit.start}`}>
          {words}
        </p>
        <RowPeople people={people} />
        {!children && tools && <div className="mt-1.5">{tools}</div>}
      </div>
      <div className="row-cards">
        <DecidedLines
          slug={slug}
          view={view}
          ownId={ownId}
          isRowCurrent={isCurrent}
          mayDecide={mayDecide}
          onTakeBack={acts.onTakeBack}
        />
        {failure && (
          <p role="alert" className="row-failure">
            <span>{splitRefusalWords[failure]}</span>
            <button type="button" className="card-button" onClick={() => acts.onForgetFailure(unit.start)}>
              Understood
            </button>
          </p>
        )}
        {children}
        {!children &&
          cards.map((suggestion, at) => (
            <SuggestionCard
              key={suggestion.key}
              suggestion={suggestion}
              matches={matches.get(suggestion.statement) ?? noMatches}
              place={`${at + 1} of ${cards.length}`}
              isCurrent={suggestion.key === cursorKey}
              isRowCurrent={isCurrent}
              mayDecide={mayDecide}
              keys={keys}
              acts={acts}
            />
          ))}
        {!children && !isDone && folded.length > 0 && !showsFolded && (
          <button
            type="button"
            tabIndex={isCurrent ? 0 : -1}
            className="card-button"
            onClick={() => setAsksForFolded(true)}
          >
            {foldedWords({ count: folded.length, areInner: view.standing.size === 0 })}
          </button>
        )}
        {!children && isDone && open.length > 0 && cards.length === 0 && (
          <button
            type="button"
            tabIndex={isCurrent ? 0 : -1}
            className="card-button"
            onClick={() => {
              setShowsRest(true);
              setAsksForFolded(true);
            }}
          >
            {open.length === 1 ? "One more suggestion" : `${open.length} more suggestions`}
          </button>
        )}
        {!children && leading(view).length === 0 && decided === "part" && (
          <p className="text-xs text-warn">A part of it is not decided yet.</p>
        )}
        {!children && open.length === 0 && decided === "none" && number !== null && view.proposal && (
          <p className="text-xs text-ink-muted">
            {view.proposal.isCheckable
              ? "No suggestion left."
              : `Nothing to check, it seems: ${view.proposal.reasons.join("; ")}.`}
          </p>
        )}
      </div>
    </li>
  );
});

function foldedWords({ count, areInner }: { count: number; areInner: boolean }): string {
  if (!areInner) return count === 1 ? "One more in it" : `${count} more in it`;
  return count === 1 ? "One smaller piece in it" : `${count} smaller pieces in it`;
}
