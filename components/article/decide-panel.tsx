"use client";

import { useRef, useState, type ReactNode } from "react";
import { X } from "lucide-react";
import { ClaimForm, type ClaimDraft, type ClaimFormIssues } from "@/components/article/claim-form";
import { ClaimMatches, SimilarClaims } from "@/components/article/claim-matches";
import type { Chosen } from "@/components/article/reader-types";
import { SetAsideForm } from "@/components/article/set-aside-form";
import { useKeysWithin } from "@/components/article/use-keys-within";
import { ErrorNote } from "@/components/ui/error-note";
import { IconButton } from "@/components/ui/icon-button";
import { articleRefusalWords } from "@/lib/domain/article/refusal-words";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";
import { attachAppearanceAction, createClaimAction } from "@/lib/server/claim/actions";
import { decidePassageAction } from "@/lib/server/passage/actions";
import { withoutAtoms } from "@/lib/text/without-atoms";

export type PanelMode = "claim" | "match" | "setAside";

/** What was done, for the reader to draw and to announce. */
export type Decided = { decisionId: string; words: string };

const refusalWords = { ...articleRefusalWords, ...claimRefusalWords };
type Reason = keyof typeof refusalWords;

const modes: Record<PanelMode, string> = {
  claim: "New claim",
  match: "Known claim",
  setAside: "Not a claim",
};

/** Decides about the chosen words: a new claim, a known one, or none. What is refused stays in the form. */
export function DecidePanel({
  slug,
  articleId,
  versionId,
  chosen,
  mode,
  draft,
  takesFocus,
  onMode,
  onDraft,
  onDecided,
  onClose,
  children,
}: {
  slug: string;
  articleId: string;
  versionId: string;
  chosen: Chosen;
  mode: PanelMode;
  draft: ClaimDraft;
  /** Whether the keyboard asked for it. A selection by mouse leaves the focus where it is. */
  takesFocus: boolean;
  onMode: (mode: PanelMode) => void;
  onDraft: (draft: ClaimDraft) => void;
  onDecided: (decided: Decided) => void;
  onClose: () => void;
  /** What stands decided about these words already. */
  children?: ReactNode;
}) {
  const box = useRef<HTMLElement>(null);
  useKeysWithin(box, (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  });
  const [pending, setPending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Reason | null>(null);
  const [issues, setIssues] = useState<ClaimFormIssues>({});
  const mark = { articleVersionId: versionId, start: chosen.start, end: chosen.end, exact: chosen.exact };

  /** Runs one decision at a time; a second press while it is on its way does nothing. */
  async function decide<Answer extends { ok: boolean }>(
    what: string,
    act: () => Promise<Answer>,
    done: (answer: Extract<Answer, { ok: true }>) => Decided,
  ) {
    if (pending) return;
    setPending(what);
    setRefusal(null);
    setIssues({});
    const answer = await act().catch(() => ({ ok: false, reason: "offline" }) as const);
    setPending(null);
    if (answer.ok) {
      onDecided(done(answer as Extract<Answer, { ok: true }>));
      return;
    }
    const refused = answer as unknown as { reason: Reason; issues?: { path: string; message: string }[] };
    setRefusal(refused.reason);
    setIssues(Object.fromEntries((refused.issues ?? []).map(({ path, message }) => [path, message])));
  }

  const saveClaim = () =>
    decide(
      "claim",
      () => createClaimAction(slug, { ...draft, mark }),
      ({ decisionId, number }) => ({ decisionId: decisionId!, words: `Claim ${number} made.` }),
    );
  const match = (claim: { id: string; number: number }) =>
    decide(
      claim.id,
      () => attachAppearanceAction(slug, { claimId: claim.id, mark }),
      ({ decisionId, number }) => ({ decisionId, words: `Marked as claim ${number}.` }),
    );
  const setAside = (choice: { disposition: "not_checkable" | "out_of_scope"; reason?: string }) =>
    decide(
      "setAside",
      () => decidePassageAction(slug, { articleVersionId: versionId, start: chosen.start, end: chosen.end, ...choice }),
      ({ decisionId }) => ({
        decisionId,
        words: choice.disposition === "not_checkable" ? "Marked as not checkable." : "Marked as out of scope.",
      }),
    );

  return (
    <section ref={box} aria-label="Decide about the chosen words" className="decide-panel">
      <div className="mb-3 flex items-start justify-between gap-3">
        <blockquote className="line-clamp-3 border-l-2 border-accent pl-3 font-serif text-sm">
          {withoutAtoms(chosen.exact)}
        </blockquote>
        <IconButton label="Close" icon={<X aria-hidden="true" className="size-4" />} onClick={onClose} />
      </div>
      <div role="group" aria-label="What are these words?" className="mb-4 flex gap-5 border-b border-rule">
        {(Object.keys(modes) as PanelMode[]).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={mode === name}
            onClick={() => onMode(name)}
            className="-mb-px min-h-9 border-b-2 border-transparent text-sm font-medium text-ink-muted hover:text-ink aria-pressed:border-accent aria-pressed:text-ink pointer-coarse:min-h-11"
          >
            {modes[name]}
          </button>
        ))}
      </div>
      {children}
      {refusal && (
        <ErrorNote
          className="mb-4"
          title="It was not saved."
          next={refusalWords[refusal]}
          action={
            refusal === "stale_version" ? (
              // In another tab, so that what was typed here can be taken along.
              <a className="link" href={`/w/${slug}/articles/${articleId}`} target="_blank" rel="noreferrer">
                Open the newer version in another tab
              </a>
            ) : undefined
          }
        />
      )}
      {mode === "claim" && (
        <div className="grid gap-6">
          <ClaimForm
            slug={slug}
            draft={draft}
            issues={issues}
            pending={pending === "claim"}
            focusStatement={takesFocus}
            onChange={onDraft}
            onSave={() => void saveClaim()}
          />
          <SimilarClaims
            slug={slug}
            exact={chosen.exact}
            statement={draft.statement}
            pendingId={pending}
            onMatch={(claim) => void match(claim)}
          />
        </div>
      )}
      {mode === "match" && (
        <ClaimMatches slug={slug} exact={chosen.exact} pendingId={pending} onMatch={(claim) => void match(claim)} />
      )}
      {mode === "setAside" && (
        <SetAsideForm pending={pending === "setAside"} onDecide={(choice) => void setAside(choice)} />
      )}
    </section>
  );
}
