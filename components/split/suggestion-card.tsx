"use client";

import { memo, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { DraftMatch, Suggestion } from "@/components/split/split-types";
import { claimTypes } from "@/lib/domain/claim/claim-fields";
import { withoutAtoms } from "@/lib/text/without-atoms";

export type CardActs = {
  onTake: (suggestion: Suggestion) => void;
  onReject: (suggestion: Suggestion) => void;
  onEdit: (suggestion: Suggestion) => void;
  /** Null where no model is configured. */
  onImprove: ((suggestion: Suggestion) => void) | null;
  onMatch: (suggestion: Suggestion, match: DraftMatch) => void;
  /** Puts the cursor on it. */
  onStand: (suggestion: Suggestion) => void;
};

/** The keys that a card tells; "" for none. */
export type CardKeys = { take: string; edit: string; reject: string; match: string; improve: string };

/** How a draft stands to a claim that exists. */
export const relationWords: Record<DraftMatch["relation"], string> = {
  same: "Says the same as",
  narrower: "Says less than",
  broader: "Says more than",
  conflicting: "Conflicts with",
};

/** One proposed claim: its draft, why it is proposed, what it may repeat, and what can be done with it. */
export const SuggestionCard = memo(function SuggestionCard({
  suggestion,
  matches,
  place,
  isCurrent,
  isRowCurrent,
  mayDecide,
  keys,
  acts,
}: {
  suggestion: Suggestion;
  matches: readonly DraftMatch[];
  /** "1 of 3", for screen readers. */
  place: string;
  isCurrent: boolean;
  /** Only the row under the cursor has stops of the Tab key. */
  isRowCurrent: boolean;
  mayDecide: boolean;
  /** Null where single keys are switched off. */
  keys: CardKeys | null;
  acts: CardActs;
}) {
  const { key, statement, open, resolved, type, claimant, reasons, isInner } = suggestion;
  const isOpen = open.length > 0;
  const told = worthTelling(matches);
  const hints = isCurrent ? keys : null;
  // Who says it stands before it.
  const shownReasons = reasons.filter((reason) => !reason.startsWith("attributed to "));
  return (
    // The cursor walks from one suggestion to the next, so each can have the focus; its buttons do the same by themselves.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      id={cardId(suggestion)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isRowCurrent ? 0 : -1}
      aria-label={`Suggestion ${place}${isOpen ? ", wants your eye" : ""}`}
      aria-current={isCurrent || undefined}
      data-card={key}
      className={classNames("suggestion-card", isInner && "is-inner")}
      onFocus={(event) => event.target === event.currentTarget && acts.onStand(suggestion)}
    >
      <p className="font-serif leading-snug wrap-anywhere">{markedWords(suggestion)}</p>
      <p className="mt-1 text-xs text-ink-muted">
        {claimTypes[type].label}
        {claimant ? ` · said by ${claimant}` : ""}
        {shownReasons.length > 0 && ` · ${shownReasons.join("; ")}`}
      </p>
      {resolved.length > 0 && (
        <p className="mt-0.5 text-xs text-ink-muted">
          {resolved.map(({ from, to, because }) => `“${from}” is “${to}”, ${because}`).join(" · ")}
        </p>
      )}
      {isOpen && (
        <p className="mt-0.5 text-xs text-warn">
          {[...new Set(open.map((words) => wordsOfOpen(statement, words)))].slice(0, 3).join(" · ")}
        </p>
      )}
      {told.length > 0 && (
        <ul
          aria-label="Claims in the workspace already"
          className="mt-1.5 grid gap-1 border-l-2 border-rule pl-3 text-sm"
        >
          {told.map((match) => (
            <li key={match.claimId} className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0 wrap-anywhere">
                <span className="text-ink-muted">{relationWords[match.relation]} claim </span>
                <span className="font-medium figures">{match.number}</span>
                <span className="text-ink-muted">: {match.statement}</span>
                {match.difference.length > 0 && (
                  <span className="block text-xs text-ink-muted">{match.difference.slice(0, 2).join("; ")}</span>
                )}
              </span>
              {mayDecide && (
                <CardButton
                  isRowCurrent={isRowCurrent}
                  onPress={() => acts.onMatch(suggestion, match)}
                  hint={hints && `${hints.match} ${matches.indexOf(match) + 1}`}
                >
                  It is this one
                </CardButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayDecide && (
        <div className="card-acts">
          <CardButton
            isMain
            isRowCurrent={isRowCurrent}
            onPress={() => acts.onTake(suggestion)}
            hint={hints && hints.take}
          >
            {isOpen ? "Complete and take" : "Take"}
          </CardButton>
          <CardButton isRowCurrent={isRowCurrent} onPress={() => acts.onEdit(suggestion)} hint={hints && hints.edit}>
            Edit
          </CardButton>
          <CardButton
            isRowCurrent={isRowCurrent}
            onPress={() => acts.onReject(suggestion)}
            hint={hints && hints.reject}
          >
            Reject
          </CardButton>
          {acts.onImprove && (
            <CardButton
              isRowCurrent={isRowCurrent}
              onPress={() => acts.onImprove?.(suggestion)}
              hint={hints && hints.improve}
            >
              Improve the wording
            </CardButton>
          )}
        </div>
      )}
    </div>
  );
});

/** Of several that say the same one is enough; what conflicts is told in any case. At most two. */
function worthTelling(matches: readonly DraftMatch[]): DraftMatch[] {
  const same = matches.find(({ relation }) => relation === "same");
  const conflicting = matches.filter(({ relation }) => relation === "conflicting");
  const others = same ? [] : matches.filter(({ relation }) => relation === "narrower" || relation === "broader");
  return [...(same ? [same] : []), ...conflicting, ...others].slice(0, 2);
}

export function cardId({ key, start }: { key: string; start: number }): string {
  return `suggestion-${start}-${key}`;
}

function wordsOfOpen(statement: string, { start, end, why }: Suggestion["open"][number]): string {
  return start === 0 && end === statement.length ? why : `“${withoutAtoms(statement.slice(start, end))}”: ${why}`;
}

function CardButton({
  isMain = false,
  isRowCurrent,
  hint,
  onPress,
  children,
}: {
  isMain?: boolean;
  isRowCurrent: boolean;
  hint: string | null;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      tabIndex={isRowCurrent ? 0 : -1}
      className={classNames("card-button", isMain && "is-main")}
      onClick={onPress}
    >
      {children}
      {hint && (
        <kbd aria-hidden="true" className="font-sans text-xs font-normal text-ink-muted">
          {hint}
        </kbd>
      )}
    </button>
  );
}

/** The draft with the words that want a person marked. */
function markedWords({ statement, open }: Suggestion): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { start, end, why } of open) {
    if (start === 0 && end === statement.length) continue;
    parts.push(
      withoutAtoms(statement.slice(from, start)),
      <mark key={start} className="open-words" title={why}>
        {withoutAtoms(statement.slice(start, end))}
      </mark>,
    );
    from = end;
  }
  return [...parts, withoutAtoms(statement.slice(from))];
}
