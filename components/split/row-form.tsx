"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { ClaimForm, type ClaimDraft, type ClaimFormIssues } from "@/components/article/claim-form";
import { ClaimMatches } from "@/components/article/claim-matches";
import { SetAsideForm } from "@/components/article/set-aside-form";
import { useKeysWithin } from "@/components/article/use-keys-within";
import { relationWords } from "@/components/split/suggestion-card";
import type { DraftMatch } from "@/components/split/split-types";
import { Button } from "@/components/ui/button";

/** The frame of a form that stands in a row or over a selection; Escape closes it and keeps what was typed. */
export function FormFrame({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useKeysWithin(box, (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    event.preventDefault();
    onClose();
  });
  return (
    <div ref={box} role="group" aria-label={label} className="row-form">
      <div className="mb-3 flex items-baseline justify-between gap-3">
        <p className="text-sm font-medium">{label}</p>
        <button type="button" className="card-button" onClick={onClose}>
          Close
        </button>
      </div>
      {children}
    </div>
  );
}

export function EditForm({
  slug,
  label,
  draft,
  selected,
  issues,
  onChange,
  onSave,
  onClose,
}: {
  slug: string;
  label: string;
  draft: ClaimDraft;
  selected?: { start: number; end: number } | undefined;
  issues: ClaimFormIssues;
  onChange: (draft: ClaimDraft) => void;
  onSave: () => void;
  onClose: () => void;
}) {
  return (
    <FormFrame label={label} onClose={onClose}>
      <ClaimForm
        slug={slug}
        draft={draft}
        issues={issues}
        pending={false}
        focusStatement
        selected={selected}
        onChange={onChange}
        onSave={onSave}
      />
    </FormFrame>
  );
}

export function SetAsidePanel({
  label,
  onDecide,
  onClose,
}: {
  label: string;
  onDecide: (choice: { disposition: "not_checkable" | "out_of_scope"; reason?: string }) => void;
  onClose: () => void;
}) {
  return (
    <FormFrame label={label} onClose={onClose}>
      <SetAsideForm pending={false} onDecide={onDecide} />
    </FormFrame>
  );
}

/** The claims that a draft may repeat, by number; below them the search among all of them. */
export function MatchForm({
  slug,
  words,
  matches,
  onMatch,
  onNew,
  onClose,
}: {
  slug: string;
  words: string;
  matches: readonly DraftMatch[];
  onMatch: (match: { claimId: string; number: number; statement: string }) => void;
  /** Makes a new claim all the same; left out where there is no suggestion to make it from. */
  onNew?: (() => void) | undefined;
  onClose: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  useKeysWithin(box, (event) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) return;
    const chosen = matches[Number(event.key) - 1];
    if (chosen) onMatch(chosen);
    else if (event.key === "0" && onNew) onNew();
    else return;
    event.preventDefault();
  });
  return (
    <FormFrame label="Mark it as a claim that exists already" onClose={onClose}>
      <div ref={box} className="grid gap-4">
        {matches.length > 0 && (
          <div role="group" aria-label="Claims like it" className="grid gap-1.5">
            {matches.map((match, at) => (
              <Button
                key={match.claimId}
                ref={at === 0 ? first : undefined}
                size="small"
                className="justify-start! text-left!"
                onClick={() => onMatch(match)}
              >
                <span className="text-ink-muted figures">{at + 1}</span>
                <span>
                  {`${relationWords[match.relation]} claim ${match.number}: ${match.statement}`}
                  {match.difference.length > 0 && (
                    <span className="block text-xs text-ink-muted">{match.difference.slice(0, 2).join("; ")}</span>
                  )}
                </span>
              </Button>
            ))}
            {onNew && (
              <Button size="small" variant="quiet" className="justify-start! text-left!" onClick={onNew}>
                <span className="text-ink-muted figures">0</span>
                None of these: make a new claim
              </Button>
            )}
          </div>
        )}
        <ClaimMatches
          slug={slug}
          exact={words}
          pendingId={null}
          takesFocus={matches.length === 0}
          onMatch={({ id, number }) => onMatch({ claimId: id, number, statement: words })}
        />
      </div>
    </FormFrame>
  );
}
