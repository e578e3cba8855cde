"use client";

import "@/components/article/article.css";
import "@/components/split/split.css";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { CoverageMeter } from "@/components/article/coverage-meter";
import { KeysDialog } from "@/components/article/keys-dialog";
import { NewerVersionNotice } from "@/components/article/newer-version-notice";
import { BatchBar } from "@/components/split/batch-bar";
import { PeopleAround } from "@/components/split/row-people";
import { RowChunk } from "@/components/split/row-chunk";
import { RowPanel } from "@/components/split/row-panel";
import { keepChunks } from "@/components/split/row-views";
import { RowTools } from "@/components/split/row-tools";
import { SplitBar } from "@/components/split/split-bar";
import { cardId } from "@/components/split/suggestion-card";
import { announceRow, announceSuggestion, suggestionAt } from "@/components/split/split-moves";
import type { Cursor, RowView, SplitProps } from "@/components/split/split-types";
import { useCommands } from "@/components/split/use-commands";
import { useMatches } from "@/components/split/use-matches";
import { useProposals } from "@/components/split/use-proposals";
import { useRowActs } from "@/components/split/use-row-acts";
import { useRows, type Placed } from "@/components/split/use-rows";
import { useSplit } from "@/components/split/use-split";
import { useSplitRoom } from "@/components/split/use-split-room";
import { useSplitWrites } from "@/components/split/use-split-writes";
import { useStretch } from "@/components/split/use-stretch";
import { classNames } from "@/components/ui/class-names";
import { useWording } from "@/components/split/use-wording";
import { useToast } from "@/components/ui/toast";
import { keysOfSplitCommands } from "@/lib/domain/account/preferences";
import { coverage } from "@/lib/text/coverage";
import type { PassageKind } from "@/lib/text/passage-kind";

/** Rows that are looked after together. */
const chunkSize = 40;
/** Rows from which those out of sight wait for their layout: fewer cost nothing that is felt. */
const longFrom = 60;

/** The whole article, passage by passage, with what the rules propose beside it. */
export function SplitView(props: SplitProps) {
  const { slug, workspaceId, article, version, text, passages, person, mayDecide, model } = props;
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [message, setMessage] = useState("");
  const [keysOpen, setKeysOpen] = useState(false);
  const [shortcuts, setShortcuts] = useState(props.preferences.shortcuts);
  const keys = useMemo(() => keysOfSplitCommands({ shortcuts, hasModel: model !== null }), [shortcuts, model]);
  const shownKeys = useMemo(
    () =>
      shortcuts.enabled
        ? { take: keys.take, edit: keys.edit, reject: keys.reject, match: keys.match, improve: keys.improve }
        : null,
    [shortcuts.enabled, keys],
  );
  const { done, take, refresh, refreshAll, newerVersion } = useStretch({
    slug,
    versionId: version.id,
    length: text.length,
    first: props.stretch,
  });
  const { proposals, worth, want } = useProposals({ slug, versionId: version.id, firstPage: props.firstPage });
  const { wording, askFor, stop } = useWording({ slug, versionId: version.id });
  const { matches, wantMatches, isAnswered, claimsChanged } = useMatches({ slug });
  const placed = useRef<Placed>({ views: [], others: [], numbers: { places: new Map(), total: 0 } });
  const writes = useSplitWrites({
    slug,
    versionId: version.id,
    take,
    refresh,
    announce: setMessage,
    onStored: claimsChanged,
    onRefused: (rows) => {
      claimsChanged();
      for (const row of placed.current.views) if (rows.includes(row.unit.start)) wantMatches(row, true);
    },
  });
  const { all, views, numbers, filter, setFilter, splitRow } = useRows({
    passages,
    text,
    proposals,
    worth,
    done,
    pending: writes.pending,
  });
  const { others, isAway } = useSplitRoom({
    workspaceId,
    versionId: version.id,
    person,
    at: cursor?.start ?? null,
    onChanged: ({ start, end, tab }) => tab !== writes.tab() && refresh({ start, end }),
    onBack: refreshAll,
  });
  const may = mayDecide && newerVersion === null;
  const isTaken = ({ unit }: RowView) =>
    others.some(({ start }) => start !== null && start >= unit.start && start < unit.end);
  const toast = useToast();
  const tell = (words: string) => {
    setMessage(words);
    toast.say({ title: words });
  };

  /** Whether the focus follows the cursor: so it does for the keyboard, and a press has put it where it is. */
  const follows = useRef(false);
  const follow = useCallback((does: boolean) => {
    follows.current = does;
  }, []);
  useEffect(() => {
    placed.current = { views, others, numbers };
  });

  const stand = useCallback(
    (next: Cursor, prefix = "") => {
      follows.current = true;
      setCursor({ ...next });
      const view = placed.current.views.find(({ unit }) => unit.start === next.start);
      if (!view) return;
      want(view.unit.index);
      wantMatches(view, true);
      const { numbers: places, others: people } = placed.current;
      const here = people.filter(({ start }) => start === next.start).map(({ name }) => name);
      const current = suggestionAt(view, next);
      const number = places.places.get(next.start) ?? null;
      setMessage(`${prefix}${announceRow({ view, text, number, total: places.total, current, people: here })}`);
    },
    [text, want, wantMatches],
  );
  const split = useSplit({
    text,
    article,
    person,
    views,
    cursor,
    isKnown: ({ statement }) => matches.get(statement)?.some(({ relation }) => relation === "same") ?? false,
    isAnswered: ({ statement }) => isAnswered(statement),
    isTaken,
    stand,
    decide: writes.decide,
    askFor,
    announce: tell,
  });
  const view = split.here();
  const current = view && split.current(view);
  const currentKey = current?.key ?? null;
  const { panel } = split;
  // However the panel was closed, nobody waits any more.
  const isAsking = panel?.kind === "wording";
  useEffect(() => (isAsking ? stop : undefined), [isAsking, stop]);

  // The words, or the suggestion that the cursor is on, take the focus; what was answered has taken its own away.
  useEffect(() => {
    if (!cursor || !follows.current || panel) return;
    const target = document.getElementById(current ? cardId(current) : `row-${cursor.start}`);
    target?.focus({ preventScroll: true });
    document.getElementById(`row-${cursor.start}`)?.scrollIntoView({ block: "nearest", behavior: "instant" });
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [cursor, currentKey, panel === null]);

  useEffect(() => {
    const at = Number(new URLSearchParams(window.location.search).get("at"));
    const first = at > 0 && all.find(({ unit }) => unit.end > at);
    if (first) stand({ start: first.unit.start, key: null });
    // For tests: everything above listens now.
    document.getElementById("split-rows")!.dataset.ready = "";
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const run = useCommands({
    views,
    cursor,
    current,
    view,
    may,
    split,
    writes,
    keys: { enabled: shortcuts.enabled, keys },
    stand,
    splitRow,
    isTaken,
    tell,
    onHelp: () => setKeysOpen(true),
    onStep: (start, suggestion) => {
      follows.current = true;
      setCursor({ start, key: suggestion.key });
      setMessage(announceSuggestion(suggestion));
    },
  });
  const acts = useRowActs({ split, views, writes, setCursor, follow, mayImprove: model !== null });

  const formOf = (row: RowView) =>
    may && panel && panel.kind !== "setAsideMany" && panel.start === row.unit.start ? (
      <RowPanel {...{ slug, text, row, panel, split, matches, model, wording }} />
    ) : undefined;

  const onNear = useCallback(
    (near: readonly RowView[]) => {
      for (const row of near) {
        want(row.unit.index);
        wantMatches(row);
      }
    },
    [want, wantMatches],
  );
  const covered = useMemo(() => {
    const ranges = passages.map(([start, end, kind]) => ({ start, end, kind: kind as PassageKind }));
    const decisions = [done, ...writes.pending].flatMap((stretch) => stretch.decisions);
    return coverage({ text, passages: ranges, decisions });
  }, [text, passages, done, writes.pending]);
  const [cut] = useState(() => keepChunks(chunkSize));
  const chunks = useMemo(() => cut(views), [cut, views]);
  const shownCursor = cursor && { start: cursor.start, key: currentKey };
  const reader = `/w/${slug}/articles/${article.id}${cursor ? `?at=${cursor.start}` : ""}`;

  return (
    <div>
      {newerVersion !== null && (
        <NewerVersionNotice
          href={`/w/${slug}/articles/${article.id}/split`}
          number={version.number}
          newest={newerVersion}
        />
      )}
      <SplitBar
        coverage={<CoverageMeter {...covered} />}
        filter={filter}
        onFilter={setFilter}
        reader={reader}
        mayUndo={may && writes.mayUndo}
        keys={shortcuts.enabled ? keys : null}
        onUndo={() => run("undo")}
        onNext={() => run("nextUndecided")}
        onHelp={() => setKeysOpen(true)}
      />
      <div className="py-3 empty:hidden">
        <PeopleAround people={others} isAway={isAway} />
      </div>
      <div
        id="split-rows"
        role="region"
        aria-label="Passages with suggestions"
        className={classNames("split-rows", passages.length >= longFrom && "is-long")}
      >
        {chunks.map((chunk, at) => {
          const holds = (start: number) => start >= chunk[0]!.unit.start && start <= chunk.at(-1)!.unit.start;
          const hasCursor = shownCursor !== null && holds(shownCursor.start);
          return (
            <RowChunk
              key={chunk[0]!.unit.start}
              slug={slug}
              language={article.language}
              text={text}
              views={chunk}
              numbers={numbers.places}
              matches={matches}
              cursor={hasCursor ? shownCursor : null}
              selected={chunk.flatMap(({ unit }) => (split.selected.has(unit.start) ? unit.start : [])).join(" ")}
              people={others}
              failures={writes.failures}
              panel={hasCursor ? panel : null}
              isFirst={at === 0}
              ownId={person.id}
              mayDecide={may}
              keys={shownKeys}
              acts={acts}
              formOf={hasCursor ? formOf : noForm}
              tools={hasCursor && may ? <RowTools keys={shortcuts.enabled ? keys : null} onRun={run} /> : null}
              onNear={onNear}
            />
          );
        })}
      </div>
      {views.length === 0 && <p className="py-8 text-ink-muted">Nothing here. Choose another filter above.</p>}
      {may && split.selected.size > 0 && (
        <BatchBar
          count={split.selected.size}
          keys={shortcuts.enabled ? keys : null}
          isAsking={panel?.kind === "setAsideMany"}
          onTake={split.takeMany}
          onReject={split.rejectMany}
          onAsk={() => split.setPanel({ kind: "setAsideMany" })}
          onAside={split.putManyAside}
          onClose={split.close}
          onClear={() => split.setSelected(new Set())}
        />
      )}
      <KeysDialog
        view="split"
        without={model ? [] : ["improve"]}
        open={keysOpen}
        shortcuts={shortcuts}
        onOpenChange={setKeysOpen}
        onChange={setShortcuts}
      />
      <p role="status" aria-live="polite" className="sr-only" data-testid="split-says">
        {message}
      </p>
    </div>
  );
}

const noForm = () => undefined;
