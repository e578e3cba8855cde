"use client";

import "@/components/article/article.css";
import { useEffect, useMemo, useRef, useState, type MouseEvent, type ReactNode } from "react";
import { announceCursor } from "@/components/article/announce-cursor";
import { offsetAtPoint, rangesAt } from "@/components/article/claims-at";
import type { ClaimDraft } from "@/components/article/claim-form";
import { ClaimRail, type RailActs } from "@/components/article/claim-rail";
import { ClaimsPopover, type Pointed } from "@/components/article/claims-popover";
import { CoverageMeter } from "@/components/article/coverage-meter";
import { DecidePanel, type Decided, type PanelMode } from "@/components/article/decide-panel";
import { KeysDialog } from "@/components/article/keys-dialog";
import { PlacePanel } from "@/components/article/place-panel";
import { PresentDecisions } from "@/components/article/present-decisions";
import { ReaderToolbar } from "@/components/article/reader-toolbar";
import { isPlaced, type Chosen, type ClaimInArticle, type ReaderProps } from "@/components/article/reader-types";
import { useDrawing } from "@/components/article/use-drawing";
import { useMarks } from "@/components/article/use-marks";
import { useReaderKeys } from "@/components/article/use-reader-keys";
import { useReaderWrites } from "@/components/article/use-reader-writes";
import { useSelection } from "@/components/article/use-selection";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { keysOfCommands, type ReaderCommand } from "@/lib/domain/account/preferences";
import { decidedTest } from "@/lib/domain/article/decided-test";
import {
  goTo,
  moveEdge,
  select,
  split,
  startCursor,
  step,
  stepTo,
  type SentenceCursor,
} from "@/lib/domain/article/sentence-cursor";
import { asOneLine } from "@/lib/domain/claim/claim-fields";
import { coverage } from "@/lib/text/coverage";
import type { PassageKind } from "@/lib/text/passage-kind";

type Panel = { mode: PanelMode; chosen: Chosen; takesFocus: boolean };
type Range = { start: number; end: number };

/** Room that stays free above and below the cursor when the page follows it; CSS pixels. */
const roomAround = { top: 120, bottom: 80 };

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
  const [drafts, setDrafts] = useState<ReadonlyMap<string, ClaimDraft>>(new Map());
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

  function chosenOf(range: Range): Chosen {
    return { ...range, exact: map?.text.slice(range.start, range.end) ?? "" };
  }

  /** Puts the cursor somewhere, shows it, and says where it is. */
  function stand(next: SentenceCursor, prefix = "") {
    setCursor(next);
    if (!map || !next.range) return;
    text.current?.focus({ preventScroll: true });
    showRange(map.rangeOf(next.range));
    setMessage(`${prefix}${announceCursor({ cursor: next, text: map.text, marks })}`);
  }

  function openPanel({ mode, range, takesFocus }: { mode: PanelMode; range: Range; takesFocus: boolean }) {
    const chosen = chosenOf(range);
    setPlacing(null);
    setPanel({ mode, chosen, takesFocus });
    if (!drafts.has(keyOf(range))) setDrafts(new Map(drafts).set(keyOf(range), draftOf(chosen)));
  }

  function closePanel() {
    setPanel(null);
    text.current?.focus({ preventScroll: true });
  }

  function redo({ range, draft }: { range: Range; draft: ClaimDraft }) {
    setDrafts((known) => new Map(known).set(keyOf(range), draft));
    setCursor((known) => select(known, range));
    setPanel({ mode: "claim", chosen: chosenOf(range), takesFocus: true });
  }

  function decided({ decisionId, words }: Decided) {
    const wasByKeyboard = panel?.takesFocus ?? false;
    writes.remember(decisionId);
    if (panel) forgetDraft(panel.chosen);
    setPanel(null);
    document.getSelection()?.removeAllRanges();
    // At once, not when the marks have come: the next key is meant for the next passage.
    if (wasByKeyboard) stand(step(cursor, 1), `${words} `);
    else setMessage(words);
    void refresh();
  }

  function forgetDraft(range: Range) {
    const rest = new Map(drafts);
    rest.delete(keyOf(range));
    setDrafts(rest);
  }

  function run(command: ReaderCommand) {
    if (command === "help") return setKeysOpen(true);
    if (!map) return;
    const moved = moveOf(command, cursor, map.text, (unit) => !isDecided(unit));
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

  function setOutOfScope(range: Range) {
    setPanel(null);
    stand(step(cursor, 1), "Marked as out of scope. ");
    void writes.setOutOfScope(range);
  }

  // Where the panel lies over the foot of the page, the words that it is about are brought above it.
  useEffect(() => {
    const sheet = document.querySelector(".decide-panel");
    if (!map || !panel || !sheet || getComputedStyle(sheet).position !== "fixed") return;
    const box = map.rangeOf(panel.chosen)?.getBoundingClientRect();
    const foot = sheet.getBoundingClientRect().top;
    if (box && (box.bottom > foot || box.top < roomAround.top)) {
      window.scrollBy({ top: box.top - roomAround.top, behavior: "instant" });
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
      if (panel && !panel.takesFocus && !isTouched(drafts.get(keyOf(panel.chosen)), panel.chosen)) setPanel(null);
    },
  });

  function pointAt(event: MouseEvent) {
    if (!map || !document.getSelection()?.isCollapsed || (event.target as Element).closest("a")) return;
    const offset = offsetAtPoint({ map, x: event.clientX, y: event.clientY });
    if (offset === null) return;
    const claims = rangesAt(marks.claims.filter(isPlaced), offset);
    const [inner] = claims;
    if (!inner) {
      setCurrentClaimId(null);
      setCursor(goTo(cursor, offset));
      return;
    }
    setCurrentClaimId(inner.claimId);
    setPointed({ claims, box: new DOMRect(event.clientX, event.clientY - 8, 1, 16) });
  }

  function showClaim(claim: ClaimInArticle) {
    if (!map || !isPlaced(claim)) return;
    setSheetOpen(false);
    setPointed(null);
    setCurrentClaimId(claim.claimId);
    stand(select(cursor, { start: claim.start, end: claim.end }));
  }

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
  const draft = panel ? (drafts.get(keyOf(panel.chosen)) ?? draftOf(panel.chosen)) : null;

  return (
    <div className="grid gap-x-10 xl:grid-cols-[minmax(0,1fr)_18rem] 2xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        {marks.newerVersion !== null && (
          <Notice
            tone="warn"
            className="mb-6"
            title={`This is version ${version.number}; the newest is version ${marks.newerVersion}.`}
            action={<TextLink href={`/w/${slug}/articles/${article.id}`}>Open the newest version</TextLink>}
          >
            Claims can be marked in the newest version only. What you have typed here stays until you leave the page.
          </Notice>
        )}
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <CoverageMeter {...covered} />
          <Button size="small" className="xl:hidden!" onClick={() => setSheetOpen(true)}>
            Claims ({marks.claims.length})
          </Button>
        </div>
        <ReaderToolbar
          keys={keys}
          shortcutsOn={shortcuts.enabled}
          mayDecide={mayDecide}
          hasRange={cursor.range !== null}
          onCommand={run}
        />
        <div className="relative pl-8 sm:pl-14">
          <div ref={layer} aria-hidden="true" className="text-overlay" />
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <div
            ref={text}
            id="article-text"
            role="region"
            aria-label="Text of the article"
            lang={article.language}
            data-ready={map ? "" : undefined}
            tabIndex={-1}
            className="article-text outline-none"
            onClick={pointAt}
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
              chosen={cursor.range && cursor.index === null ? chosenOf(cursor.range) : null}
              onPlaced={() => {
                setPlacing(null);
                setMessage(`Claim ${placing.number} has its place.`);
                void refresh();
              }}
              onClose={() => setPlacing(null)}
            />
          )}
          {panel && draft && (
            <DecidePanel
              key={keyOf(panel.chosen)}
              slug={slug}
              articleId={article.id}
              versionId={version.id}
              {...panel}
              draft={draft}
              onMode={(mode) => setPanel({ ...panel, mode, takesFocus: true })}
              onDraft={(next) => setDrafts(new Map(drafts).set(keyOf(panel.chosen), next))}
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
          <div className={panel || placing ? "xl:hidden" : undefined}>{rail}</div>
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
      <PointerOverClaims map={map} ranges={marks.claims} />
    </div>
  );
}

const panelModes: Partial<Record<ReaderCommand, PanelMode>> = {
  claim: "claim",
  match: "match",
  notCheckable: "setAside",
};

/** Where a command takes the cursor, or null for a command that does not move it. */
function moveOf(
  command: ReaderCommand,
  cursor: SentenceCursor,
  text: string,
  isOpen: (unit: Range) => boolean,
): SentenceCursor | null {
  switch (command) {
    case "next":
      return step(cursor, 1);
    case "previous":
      return step(cursor, -1);
    case "nextOpen":
      return stepTo(cursor, isOpen);
    case "widen":
      return moveEdge({ cursor, text, edge: "end", by: "wider" });
    case "narrow":
      return moveEdge({ cursor, text, edge: "end", by: "narrower" });
    case "widenStart":
      return moveEdge({ cursor, text, edge: "start", by: "wider" });
    case "narrowStart":
      return moveEdge({ cursor, text, edge: "start", by: "narrower" });
    case "split":
      return split(cursor, text);
    default:
      return null;
  }
}

function keyOf({ start, end }: Range): string {
  return `${start}-${end}`;
}

function draftOf({ exact }: Chosen): ClaimDraft {
  return { statement: asOneLine(exact), type: "other", claimantName: "", claimedOn: "", checkWorthiness: "unrated" };
}

function isTouched(draft: ClaimDraft | undefined, chosen: Chosen): boolean {
  return draft !== undefined && JSON.stringify(draft) !== JSON.stringify(draftOf(chosen));
}

/** Scrolls only where the words are not in view already. */
function showRange(range: globalThis.Range | null): void {
  const box = range?.getBoundingClientRect();
  if (!box) return;
  const low = window.innerHeight - roomAround.bottom;
  if (box.top >= roomAround.top && box.bottom <= low) return;
  window.scrollBy({ top: box.top - Math.max(roomAround.top, window.innerHeight / 3), behavior: "instant" });
}

/** Shows by the pointer that words are marked. Looks once a frame at most. */
function PointerOverClaims({ map, ranges }: { map: ReturnType<typeof useDrawing>; ranges: readonly ClaimInArticle[] }) {
  useEffect(() => {
    const root = map?.root as HTMLElement | undefined;
    if (!map || !root) return;
    const placed = ranges.filter(isPlaced);
    let frame = 0;
    const onMove = ({ clientX, clientY, buttons }: PointerEvent) => {
      if (frame !== 0 || buttons !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        const offset = offsetAtPoint({ map, x: clientX, y: clientY });
        root.style.cursor = offset !== null && placed.some((r) => r.start <= offset && offset < r.end) ? "pointer" : "";
      });
    };
    root.addEventListener("pointermove", onMove);
    return () => {
      cancelAnimationFrame(frame);
      root.removeEventListener("pointermove", onMove);
    };
  }, [map, ranges]);
  return null;
}
