"use client";

import { memo, useEffect, useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import type { Cursor, DraftMatch, Panel, RowView } from "@/components/split/split-types";
import { SplitRow, type RowActs } from "@/components/split/split-row";
import type { CardKeys } from "@/components/split/suggestion-card";
import type { Present } from "@/components/split/use-split-room";
import type { SplitRefusalReason } from "@/lib/domain/suggestion/refusal-words";
import { withoutAtoms } from "@/lib/text/without-atoms";

/** Height of a row before it has been laid out, in CSS pixels. */
const rowHeight = 112;

export type ChunkProps = {
  slug: string;
  /** Of the text, as BCP 47. */
  language: string;
  text: string;
  views: readonly RowView[];
  /** Numbers of the passages that are decided, by where they begin. */
  numbers: ReadonlyMap<number, number>;
  matches: ReadonlyMap<string, DraftMatch[]>;
  /** Null where the cursor is in another chunk. `key` is the suggestion that it is on. */
  cursor: Cursor | null;
  /** Rows of this chunk that are selected, as a list of where they begin; "" for none. */
  selected: string;
  people: readonly Present[];
  failures: ReadonlyMap<number, SplitRefusalReason>;
  panel: Panel | null;
  isFirst: boolean;
  ownId: string;
  mayDecide: boolean;
  keys: CardKeys | null;
  acts: RowActs;
  formOf: (view: RowView) => ReactNode;
  /** What can be done with the words under the cursor. */
  tools: ReactNode;
  /** Called when the chunk comes near, and again when its rows change. */
  onNear: (views: readonly RowView[]) => void;
};

/** Some rows that are written into the page once they come near; until then they keep their room. */
export const RowChunk = memo(function RowChunk(props: ChunkProps) {
  const { views, cursor, selected, people, failures, isFirst, onNear } = props;
  const box = useRef<HTMLOListElement>(null);
  const [isNear, setIsNear] = useState(isFirst);
  const isShown = isNear || cursor !== null;
  useEffect(() => {
    if (isNear || !box.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setIsNear(true),
      { rootMargin: "1200px" },
    );
    observer.observe(box.current);
    // Paper has no scrolling: what has not come near yet is written before it is printed.
    const show = () => flushSync(() => setIsNear(true));
    window.addEventListener("beforeprint", show);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", show);
    };
  }, [isNear]);
  useEffect(() => {
    if (isShown) onNear(views);
  }, [isShown, onNear, views]);

  const chosen = new Set(selected.split(" ").filter(Boolean).map(Number));
  return (
    <ol ref={box} style={isShown ? undefined : { minHeight: views.length * rowHeight }}>
      {isShown &&
        views.map((view) => {
          const { unit } = view;
          const isHere = cursor?.start === unit.start;
          const words = withoutAtoms(props.text.slice(unit.start, unit.end));
          if (isFurniture(view)) return <QuietRow key={unit.start} words={words} />;
          if (isPlainHeading(view) && !isHere) {
            return <HeadingRow key={unit.start} start={unit.start} words={words} />;
          }
          return (
            <SplitRow
              key={unit.start}
              slug={props.slug}
              language={props.language}
              view={view}
              words={words}
              number={props.numbers.get(unit.start) ?? null}
              matches={props.matches}
              cursorKey={isHere ? cursor.key : undefined}
              isSelected={chosen.has(unit.start)}
              people={peopleAt(people, unit)}
              failure={failures.get(unit.start)}
              ownId={props.ownId}
              mayDecide={props.mayDecide}
              keys={props.keys}
              acts={props.acts}
              tools={isHere ? props.tools : null}
            >
              {isHere ? props.formOf(view) : undefined}
            </SplitRow>
          );
        })}
    </ol>
  );
});

const nobody: readonly Present[] = [];

function peopleAt(people: readonly Present[], { start, end }: { start: number; end: number }): readonly Present[] {
  const here = people.filter((person) => person.start !== null && person.start >= start && person.start < end);
  return here.length === 0 ? nobody : here;
}

/** Nobody decides on a byline or a copyright line, unless somebody has. */
export function isFurniture({ unit, decisions, open }: RowView): boolean {
  return ["boilerplate", "byline_date", "reference"].includes(unit.kind) && decisions.length === 0 && open.length === 0;
}

export function isPlainHeading({ unit, decisions, open, rejected }: RowView): boolean {
  return unit.kind === "heading" && decisions.length === 0 && open.length === 0 && rejected.length === 0;
}

function QuietRow({ words }: { words: string }) {
  return (
    <li className="split-row is-quiet">
      <span />
      <details className="row-words">
        <summary className="truncate">Not part of what the article says: {words.slice(0, 80)}</summary>
        <p className="words mt-1">{words}</p>
      </details>
    </li>
  );
}

function HeadingRow({ start, words }: { start: number; words: string }) {
  return (
    <li className="split-row is-heading" data-kind="heading" id={`row-${start}`}>
      <span />
      <h2 className="row-words words">{words}</h2>
    </li>
  );
}
