"use client";

import "@/components/article/article.css";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { announceCursor } from "@/components/article/announce-cursor";
import { bringAboveSheet, bringIntoView } from "@/components/article/bring-into-view";
import { ClaimRail, type RailActs } from "@/components/article/claim-rail";
import { ClaimsPopover, type Pointed } from "@/components/article/claims-popover";
import { cursorAfter, panelModes } from "@/components/article/cursor-moves";
import { DecidePanel, type Decided, type PanelMode } from "@/components/article/decide-panel";
import { DecisionsToConfirm } from "@/components/article/decisions-to-confirm";
import { KeysDialog } from "@/components/article/keys-dialog";
import { PlacePanel } from "@/components/article/place-panel";
import { PresentDecisions } from "@/components/article/present-decisions";
import { ReaderHead } from "@/components/article/reader-head";
import { ReaderToolbar } from "@/components/article/reader-toolbar";
import { isPlaced, type Chosen, type ClaimInArticle, type ReaderProps } from "@/components/article/reader-types";
import { keyOf, useDrafts } from "@/components/article/use-drafts";
import { useDrawing } from "@/components/article/use-drawing";
import { useMarks } from "@/components/article/use-marks";
import { usePointing } from "@/components/article/use-pointing";
import { useReaderKeys } from "@/components/article/use-reader-keys";
import { useReaderWrites, type Redo } from "@/components/article/use-reader-writes";
import { useSelection } from "@/components/article/use-selection";
import { Dialog } from "@/components/ui/dialog";
import { keysOfCommands, type ReaderCommand } from "@/lib/domain/account/preferences";
import { decidedTest } from "@/lib/domain/article/decided-test";
import { goTo, select, startCursor, step, type SentenceCursor } from "@/lib/domain/article/sentence-cursor";
import { coverage } from "@/lib/text/coverage";
import type { TextRange } from "@/lib/text/grapheme";
import type { PassageKind } from "@/lib/text/passage-kind";

type Panel = { mode: PanelMode; chosen: Chosen; takesFocus: boolean };

/**
 * The text with its claims, to be read and marked. The text itself is `children`, written by the server; everything over it is
 * drawn, so that its length and the number of claims do not matter to React.
 */
export function ArticleReader({
  slug,
  article,
  version,
  passages,
  marks: firstMarks,
  mayDecide: roleMayDecide,
  preferences,
  firstCoverage,
  children,
}: ReaderProps & { firstCoverage: { covered: number; total: number }; children: ReactNode }) {
  const text = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const { marks, refresh } = useMarks({ slug, versionId: version.id, first: firstMarks });
  const [cursor, setCursor] = useState<SentenceCursor>(() =>
    startCursor(passages.map(([start, end, kind]) => ({ start, end, kind }))),
  );
  const [panel, setPanel] = useState<Panel | null>(null);
  const drafts = useDrafts();
  const [placing, setPlacing] = useState<ClaimInArticle | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [currentClaimId, setCurrentClaimId] = useState<string | null>(null);
  const [message, setMessage] = useState("");
  const [keysOpen, setKeysOpen] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [shortcuts, setShortcuts] = useState(preferences.shortcuts);
  const keys = useMemo(() => keysOfCommands({ shortcuts }), [shortcuts]);
  const mayDecide = roleMayDecide && marks.newerVersion === null;
  const map = useDrawing({ text, layer, marks, cursor: cursor.range, currentClaimId });
  const writes = useReaderWrites({ slug, versionId: version.id, refresh, announce: setMessage, onRedo: redo });

  const covered = useMemo(() => {
    if (!map) return firstCoverage;
    const ranges = passages.map(([start, end, kind]) => ({ start, end, kind: kind as PassageKind }));
    return coverage({ text: map.text, passages: ranges, decisions: marks.decisions });
  }, [map, passages, marks.decisions, firstCoverage]);
  const claimNumbers = useMemo(
    () => new Map(marks.claims.map((claim) => [claim.claimId, claim.number])),
    [marks.claims],
  );
  const isDecided = useMemo(() => decidedTest(marks.decisions), [marks.decisions]);

  function chosenOf(range: TextRange): Chosen {
    return { ...range, exact: map?.text.slice(range.start, range.end) ?? "" };
  }

  /** Puts the cursor somewhere, shows it, and says where it is. */
  function stand(next: SentenceCursor, prefix = "") {
    setCursor(next);
    if (!map || !next.range) return;
    text.current?.focus({ preventScroll: true });
    bringIntoView(map.rangeOf(next.range));
    setMessage(`${prefix}${announceCursor({ cursor: next, text: map.text, marks })}`);
  }

  function openPanel({ mode, range, takesFocus }: { mode: PanelMode; range: TextRange; takesFocus: boolean }) {
    const chosen = chosenOf(range);
    setPlacing(null);
    setPanel({ mode, chosen, takesFocus });
  }

  function closePanel() {
    setPanel(null);
    text.current?.focus({ preventScroll: true });
  }

  function redo({ range, draft }: Redo) {
    drafts.keep(range, draft);
    setCursor((known) => select(known, range));
    setPanel({ mode: "claim", chosen: chosenOf(range), takesFocus: true });
  }

  function decided({ decisionId, words }: Decided) {
    const wasByKeyboard = panel?.takesFocus ?? false;
    writes.remember(decisionId);
    if (panel) drafts.forget(panel.chosen);
    setPanel(null);
    document.getSelection()?.removeAllRanges();
    // At once, not when the marks have come: the next key is meant for the next passage.
    if (wasByKeyboard) stand(step(cursor, 1), `${words} `);
    else setMessage(words);
    void refresh();
  }

  function run(command: ReaderCommand) {
    if (command === "help") return setKeysOpen(true);
    if (!map) return;
    const moved = cursorAfter({ command, cursor, text: map.text, isOpen: (unit) => !isDecided(unit) });
    if (moved) {
      setPanel(null);
      stand(moved);
      return;
    }
    if (!mayDecide) return;
    if (command === "undo") return void writes.undoLast();
    // Before the first step there is nothing to decide about: the first press puts the cursor there.
    if (!cursor.range) return stand(step(cursor, 1));
    if (command === "outOfScope") return setOutOfScope(cursor.range);
    openPanel({ mode: panelModes[command] ?? "claim", range: cursor.range, takesFocus: true });
  }

  function setOutOfScope(range: TextRange) {
    setPanel(null);
    stand(step(cursor, 1), "Marked as out of scope. ");
    void writes.setOutOfScope(range);
  }

  useEffect(() => {
    if (map && panel) {
      bringAboveSheet({ range: map.rangeOf(panel.chosen), sheet: document.querySelector(".decide-panel") });
    }
  }, [map, panel]);
  useReaderKeys({ enabled: shortcuts.enabled, keys, run });
  useSelection({
    map,
    text,
    onSelect: (range) => {
      setPointed(null);
      setCursor((known) => select(known, range));
      if (!mayDecide) return;
      if (placing) setPanel(null);
      else openPanel({ mode: panel?.mode ?? "claim", range, takesFocus: false });
    },
    onClear: () => {
      // What was only selected and not worked on goes with the selection.
      if (panel && !panel.takesFocus && !drafts.isTouched(panel.chosen)) setPanel(null);
    },
  });

  usePointing({
    map,
    claims: marks.claims,
    onPress: ({ claims, offset, box }) => {
      setCurrentClaimId(claims[0]?.claimId ?? null);
      if (claims.length > 0) setPointed({ claims, box });
      else setCursor(goTo(cursor, offset));
    },
  });

  function showClaim(claim: ClaimInArticle) {
    if (!map || !isPlaced(claim)) return;
    setSheetOpen(false);
    setPointed(null);
    setCurrentClaimId(claim.claimId);
    stand(select(cursor, { start: claim.start, end: claim.end }));
  }

  // A link from a claim's page names the claim; one from the difference of two versions, which wants a place.
  useEffect(() => {
    const asked = new URLSearchParams(window.location.search);
    const claim = marks.claims.find(({ claimId }) => claimId === asked.get("claim"));
    if (map && claim) showClaim(claim);
    const unplaced = marks.claims.find(({ anchorId }) => anchorId === asked.get("place"));
    if (map && unplaced && mayDecide) acts.onPlace(unplaced);
    // One from the split view names the place where the person stood there; zero is the beginning, where one stands anyhow.
    const at = Number(asked.get("at"));
    if (map && at > 0) stand(goTo(cursor, at));
    // For tests and benches: everything above listens now. Effects run in order.
    if (map && text.current) text.current.dataset.ready = "";
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [map]);

  const acts: RailActs = {
    onShow: showClaim,
    onConfirm: (claim) => void writes.confirmPlace(claim),
    onPlace: (claim) => {
      setSheetOpen(false);
      setPanel(null);
      setPlacing(claim);
      setMessage(`Select the words where claim ${claim.number} stands now.`);
    },
    onRemove: (claim) => void writes.takeMarkOff(claim),
  };
  const rail = (
    <ClaimRail slug={slug} claims={marks.claims} currentClaimId={currentClaimId} mayDecide={mayDecide} acts={acts} />
  );

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 xl:grid-cols-[minmax(0,1fr)_18rem] 2xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        <ReaderHead
          home={`/w/${slug}/articles/${article.id}`}
          version={version.number}
          newerVersion={marks.newerVersion}
          covered={covered}
          claimCount={marks.claims.length}
          at={cursor.range?.start ?? null}
          onClaims={() => setSheetOpen(true)}
        />
        <ReaderToolbar
          keys={keys}
          shortcutsOn={shortcuts.enabled}
          mayDecide={mayDecide}
          hasRange={cursor.range !== null}
          onCommand={run}
        />
        <div className="relative pl-8 sm:pl-14">
          <div ref={layer} aria-hidden="true" className="text-overlay" />
          <div
            ref={text}
            id="article-text"
            role="region"
            aria-label="Text of the article"
            lang={article.language}
            tabIndex={-1}
            className="article-text outline-none"
          >
            {children}
          </div>
        </div>
      </div>
      <aside className="mt-12 xl:mt-0">
        <div className="xl:sticky xl:top-4 xl:max-h-[calc(100dvh-14rem)] xl:overflow-y-auto xl:px-2">
          {placing && (
            <PlacePanel
              slug={slug}
              claim={placing}
              chosen={cursor.range ? chosenOf(cursor.range) : null}
              onPlaced={() => {
                setPlacing(null);
                setMessage(`Claim ${placing.number} has its place.`);
                void refresh();
              }}
              onClose={() => setPlacing(null)}
            />
          )}
          {panel && (
            <DecidePanel
              key={keyOf(panel.chosen)}
              slug={slug}
              articleId={article.id}
              versionId={version.id}
              {...panel}
              draft={drafts.of(panel.chosen)}
              onMode={(mode) => setPanel({ ...panel, mode, takesFocus: true })}
              onDraft={(draft) => drafts.keep(panel.chosen, draft)}
              onDecided={decided}
              onClose={closePanel}
            >
              <PresentDecisions
                decisions={marks.decisions.filter(
                  ({ start, end }) => start < panel.chosen.end && end > panel.chosen.start,
                )}
                claimNumbers={claimNumbers}
                onUndo={(decision) => void writes.undo(decision.id)}
                onConfirm={(decision) => void writes.confirmDecision(decision.id)}
              />
            </DecidePanel>
          )}
          <div className={panel || placing ? "xl:hidden" : undefined}>
            {mayDecide && (
              <DecisionsToConfirm
                decisions={marks.decisions}
                wordsOf={(range) => chosenOf(range).exact}
                onShow={(range) => stand(select(cursor, { start: range.start, end: range.end }))}
                onConfirm={({ id }) => void writes.confirmDecision(id)}
                onUndo={({ id }) => void writes.undo(id)}
              />
            )}
            {rail}
          </div>
        </div>
      </aside>
      <Dialog open={sheetOpen} onOpenChange={setSheetOpen} title="Claims in this text">
        {rail}
      </Dialog>
      <ClaimsPopover
        slug={slug}
        pointed={pointed}
        mayDecide={mayDecide}
        onShow={showClaim}
        onRemove={(claim) => {
          setPointed(null);
          void writes.takeMarkOff(claim);
        }}
        onClose={() => setPointed(null)}
      />
      <KeysDialog open={keysOpen} shortcuts={shortcuts} onOpenChange={setKeysOpen} onChange={setShortcuts} />
      <p role="status" aria-live="polite" className="sr-only" data-testid="reader-says">
        {message}
      </p>
    </div>
  );
}
