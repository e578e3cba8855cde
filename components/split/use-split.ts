"use client";

import { useRef, useState } from "react";
import type { ClaimDraft, ClaimFormIssues } from "@/components/article/claim-form";
import { leading, unanswered } from "@/components/split/row-views";
import { nextUndecided, suggestionAt, willBeDone } from "@/components/split/split-moves";
import {
  claimByHand,
  draftOf,
  draftOfRow,
  matchTo,
  rejectSuggestion,
  setAside,
  takeSuggestion,
} from "@/components/split/sends";
import type { Cursor, DraftMatch, Panel, RowView, SplitProps, Suggestion } from "@/components/split/split-types";
import type { useWording } from "@/components/split/use-wording";
import type { Send } from "@/components/split/use-split-writes";
import { claimFieldsSchema } from "@/lib/domain/claim/claim-fields";

/** The decisions of the split view: what each does to the text, to the cursor and to what is open. */
export function useSplit({
  text,
  article: { publishedOn },
  person,
  views,
  cursor,
  isKnown,
  isAnswered,
  isTaken,
  stand,
  decide,
  askFor,
  announce,
}: Pick<SplitProps, "text" | "article" | "person"> & {
  views: readonly RowView[];
  cursor: Cursor | null;
  /** Whether the workspace has a claim that says the same as a suggestion. */
  isKnown: (suggestion: Suggestion) => boolean;
  /** Whether it is known by now. */
  isAnswered: (suggestion: Suggestion) => boolean;
  /** Whether somebody else is at a row. */
  isTaken: (view: RowView) => boolean;
  /** Puts the cursor somewhere; `prefix` is said before the place. */
  stand: (cursor: Cursor, prefix?: string) => void;
  decide: (sends: readonly Send[]) => Promise<number>;
  askFor: ReturnType<typeof useWording>["askFor"];
  announce: (words: string) => void;
}) {
  const [panel, setPanel] = useState<Panel | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  /** What was typed, by suggestion or row: closing a form, or an undo, loses nothing. */
  const drafts = useRef(new Map<string, ClaimDraft>());
  const [draft, setDraft] = useState<ClaimDraft | null>(null);
  /** Where the record tells that the model was asked for a wording that somebody took into the form, by suggestion. */
  const helped = useRef(new Map<string, number>());
  const [issues, setIssues] = useState<ClaimFormIssues>({});

  const viewAt = (start: number) => views.find(({ unit }) => unit.start === start) ?? null;
  const here = () => (cursor ? viewAt(cursor.start) : null);
  const about = (view: RowView) => ({ view, text, person });

  /** On after a decision: to what is left of the row, or to the next row with something to decide. */
  function moveOn({
    view,
    without,
    range,
  }: {
    view: RowView;
    without: Suggestion | null;
    range: { start: number; end: number } | null;
  }) {
    const left = leading(view).filter(({ key }) => key !== without?.key);
    const isDone = range ? willBeDone({ view, text, range }) : view.decided === "all";
    const start = view.unit.start;
    if (!isDone && (left.length > 0 || !range)) return stand({ start, key: left[0]?.key ?? null });
    if (!isDone) return stand({ start, key: null }, "A part of it is not decided yet. ");
    const next = nextUndecided({ views, from: start, isTaken });
    if (next) return stand({ start: next.unit.start, key: null });
    return stand({ start, key: null }, "Nothing is left to decide. ");
  }

  function close() {
    setPanel(null);
    if (cursor) stand(cursor);
  }

  function openForm(next: Panel & { kind: "edit" | "claim" }, first: ClaimDraft) {
    const name = next.kind === "edit" ? next.key : `row ${next.start}`;
    setIssues({});
    setDraft(drafts.current.get(name) ?? first);
    setPanel(next);
  }

  function edit(view: RowView, suggestion: Suggestion) {
    const { start } = view.unit;
    openForm({ kind: "edit", start, key: suggestion.key }, draftOf({ suggestion, publishedOn }));
  }

  /** Asks the model for a better wording of the draft, or of what somebody has made of it. */
  function improve(view: RowView, suggestion: Suggestion) {
    const { statement } = drafts.current.get(suggestion.key) ?? suggestion;
    askFor({ suggestion, draft: statement });
    setPanel({ kind: "wording", start: view.unit.start, key: suggestion.key });
  }

  function takeWording(view: RowView, suggestion: Suggestion, answer: { statement: string; recordSeq: number }) {
    const { key } = suggestion;
    const known = drafts.current.get(key) ?? draftOf({ suggestion, publishedOn });
    drafts.current.set(key, { ...known, statement: answer.statement });
    helped.current.set(key, answer.recordSeq);
    edit(view, suggestion);
  }

  /** Takes a suggestion; where the workspace has a claim that says the same it asks first whether it is that one. */
  function take(view: RowView, suggestion: Suggestion) {
    if (isKnown(suggestion)) return setPanel({ kind: "match", start: view.unit.start, key: suggestion.key });
    return takeAnew(view, suggestion, isAnswered(suggestion));
  }

  /** @param isAsked - false where the server has to ask whether the workspace has a claim that says the same */
  function takeAnew(view: RowView, suggestion: Suggestion, isAsked = true) {
    setPanel(null);
    // What the rules could not resolve is for a person: the form opens with those words selected.
    if (suggestion.open.length > 0) return edit(view, suggestion);
    const own = draftOf({ suggestion, publishedOn });
    const kept = drafts.current.get(suggestion.key);
    if (kept && JSON.stringify(kept) !== JSON.stringify(own)) return edit(view, suggestion);
    void decide([takeSuggestion({ ...about(view), suggestion, draft: own, isEdited: false, isAsked })]);
    moveOn({ view, without: suggestion, range: suggestion });
    return undefined;
  }

  function reject(view: RowView, suggestion: Suggestion) {
    void decide([rejectSuggestion({ ...about(view), suggestion })]);
    const left = leading(view).filter(({ key }) => key !== suggestion.key);
    moveOn({ view, without: suggestion, range: null });
    if (left.length === 0 && view.decided === "none") {
      announce("Rejected. No suggestion is left; set the passage aside, or claim it by hand.");
    }
  }

  function match(
    view: RowView,
    suggestion: Suggestion | null,
    found: Pick<DraftMatch, "claimId" | "number" | "statement">,
  ) {
    setPanel(null);
    void decide([matchTo({ ...about(view), suggestion, match: found })]);
    moveOn({ view, without: suggestion, range: suggestion ?? view.unit });
  }

  function putAside(view: RowView, choice: { disposition: "not_checkable" | "out_of_scope"; reason?: string }) {
    setPanel(null);
    void decide([setAside({ ...about(view), ...choice })]);
    moveOn({ view, without: null, range: view.unit });
  }

  function changeDraft(next: ClaimDraft) {
    setDraft(next);
    if (panel?.kind === "edit") drafts.current.set(panel.key, next);
    if (panel?.kind === "claim") drafts.current.set(`row ${panel.start}`, next);
  }

  /** Stores the open form. What the form itself can tell is told before anything is sent. */
  function save() {
    if (!draft || (panel?.kind !== "edit" && panel?.kind !== "claim")) return;
    const view = viewAt(panel.start);
    const parsed = claimFieldsSchema.safeParse(draft);
    if (!view) return;
    if (!parsed.success) {
      setIssues(Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])));
      return;
    }
    const { kind } = panel;
    const suggestion = kind === "edit" ? view.open.find(({ key }) => key === panel.key) : undefined;
    if (kind === "edit" && !suggestion) {
      setIssues({
        statement:
          "Somebody has answered this suggestion meanwhile. Your words are kept; claim the passage by hand if they say something else.",
      });
      return;
    }
    setPanel(null);
    if (suggestion) {
      const isEdited = JSON.stringify(draft) !== JSON.stringify(draftOf({ suggestion, publishedOn }));
      const wordingSeq = helped.current.get(suggestion.key) ?? null;
      const isAsked = isAnswered(suggestion);
      void decide([takeSuggestion({ ...about(view), suggestion, draft, isEdited, isAsked, wordingSeq })]);
      moveOn({ view, without: suggestion, range: suggestion });
    } else {
      void decide([claimByHand({ ...about(view), draft })]);
      moveOn({ view, without: null, range: view.unit });
    }
  }

  // ── Several at once ──────────────────────────────────────────────────────────────────────────────────────────

  function toggle(start: number) {
    setSelected((known) => {
      const next = new Set(known);
      if (!next.delete(start)) next.add(start);
      return next;
    });
  }

  const chosen = () => views.filter(({ unit }) => selected.has(unit.start));

  function afterMany(sends: readonly Send[], left: ReadonlySet<number>) {
    setPanel(null);
    setSelected(left);
    const last = sends.at(-1)?.row;
    const sent = new Set(sends.map(({ row }) => row));
    const rest = views.filter(({ unit }) => !sent.has(unit.start));
    const next =
      left.size > 0 ? viewAt(Math.min(...left)) : nextUndecided({ views: rest, from: last ?? null, isTaken });
    if (next) stand({ start: next.unit.start, key: null });
  }

  /** Takes the first suggestion of each selected row; rows whose first one wants a person stay selected. */
  function takeMany() {
    const left = new Set<number>();
    const sends = chosen().flatMap((view) => {
      const [first] = leading(view);
      if (first && first.open.length === 0 && !isKnown(first) && view.decided !== "all") {
        return [
          takeSuggestion({
            ...about(view),
            suggestion: first,
            draft: draftOf({ suggestion: first, publishedOn }),
            isEdited: false,
            isAsked: isAnswered(first),
          }),
        ];
      }
      if (view.decided !== "all") left.add(view.unit.start);
      return [];
    });
    if (sends.length > 0) void decide(sends);
    afterMany(sends, left);
    if (left.size > 0) announce(`${left.size} of the selected rows want your eye and stay selected.`);
  }

  function rejectMany() {
    const sends = chosen().flatMap((view) =>
      unanswered(view).map((suggestion) => rejectSuggestion({ ...about(view), suggestion })),
    );
    if (sends.length > 0) void decide(sends);
    afterMany(sends, new Set());
  }

  function putManyAside(choice: { disposition: "not_checkable" | "out_of_scope"; reason?: string }) {
    const sends = chosen()
      .filter((view) => view.decided !== "all")
      .map((view) => setAside({ ...about(view), ...choice }));
    if (sends.length > 0) void decide(sends);
    afterMany(sends, new Set());
  }

  return {
    panel,
    setPanel,
    close,
    draft,
    issues,
    changeDraft,
    save,
    selected,
    setSelected,
    toggle,
    takeMany,
    rejectMany,
    putManyAside,
    take,
    takeAnew,
    reject,
    edit,
    improve,
    takeWording,
    match,
    putAside,
    claim: (view: RowView) =>
      openForm({ kind: "claim", start: view.unit.start, key: null }, draftOfRow({ view, text, publishedOn })),
    here,
    viewAt,
    current: (view: RowView) => (cursor ? suggestionAt(view, cursor) : null),
  };
}

/** What `useSplit` gives. */
export type Split = ReturnType<typeof useSplit>;
