"use client";

import { useEffect, useRef, useState } from "react";
import { ComparedWords } from "@/components/version/compared-words";
import "@/components/version/version.css";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import { articleRefusalWords } from "@/lib/domain/article/refusal-words";
import { dispositions, maxReasonLength, type Disposition } from "@/lib/domain/article/passage-decision";
import { maxStatementLength } from "@/lib/domain/claim/claim-fields";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";
import { createClaimAction } from "@/lib/server/claim/actions";
import type { FoundAnnotation } from "@/lib/server/annotation/read-file";
import { decidePassageAction } from "@/lib/server/passage/actions";
import { withoutAtoms } from "@/lib/text/without-atoms";

const refusalWords = { ...articleRefusalWords, ...claimRefusalWords };
const offline = { ok: false, reason: "offline" } as const;

/** What a person has typed for one annotation. */
export type AnnotationDraft = { as: Disposition; statement: string; claimant: string; reason: string };
/** What became of one. */
export type AnnotationDone = { as: Disposition; number: number | null; claimId: string | null };

type Props = {
  slug: string;
  articleId: string;
  articleUrl: string | null;
  versionId: string;
  annotation: FoundAnnotation;
  draft: AnnotationDraft | undefined;
  done: AnnotationDone | undefined;
  onDraft: (draft: AnnotationDraft) => void;
  onDone: (done: AnnotationDone) => void;
};

/** One annotation of a file: its words, its note, and what a person makes of it. */
export function AnnotationRow(props: Props) {
  const { slug, annotation, done } = props;
  const { exact, note, words, claimNumber, claimant, tags, place, source } = annotation;
  const doneLine = useRef<HTMLParagraphElement>(null);
  const justDone = useRef(false);

  // The form that did it is gone: whoever pressed its button goes on at what was done.
  useEffect(() => {
    if (!done || !justDone.current) return;
    justDone.current = false;
    doneLine.current?.focus();
  }, [done]);

  return (
    <li className="grid gap-3 py-4">
      {place.match === "approximate" && words && exact === words.exact && (
        <p className="text-sm text-warn">These words stand in the text more than once; this is the first place.</p>
      )}
      {place.match === "approximate" && exact !== null && words && exact !== words.exact ? (
        <ComparedWords
          before={withoutAtoms(exact)}
          after={withoutAtoms(words.exact)}
          labels={{ before: "In the file", after: "In the article" }}
        />
      ) : words ? (
        <p className="measure font-serif leading-relaxed break-words">
          <span className="text-ink-muted">…{withoutAtoms(words.prefix)}</span>
          <mark className="bg-highlight text-ink">{withoutAtoms(words.exact)}</mark>
          <span className="text-ink-muted">{withoutAtoms(words.suffix)}…</span>
        </p>
      ) : (
        <p className="measure font-serif leading-relaxed break-words">“{withoutAtoms(exact ?? "")}”</p>
      )}
      {note && <p className="measure text-sm break-words whitespace-pre-line">Note: {note}</p>}
      <p className="flex flex-wrap gap-2 text-sm text-ink-muted">
        {claimant && <span>{`Claimed by ${claimant}`}</span>}
        {tags.length > 0 && <span>{`Tags: ${tags.join(", ")}`}</span>}
        {isElsewhere({ source, articleUrl: props.articleUrl }) && (
          <span className="break-all">{`Made on another page: ${source}`}</span>
        )}
        {claimNumber !== null && !done && <Badge tone="accent">{`Marked already as claim ${claimNumber}`}</Badge>}
      </p>
      {done ? (
        <p ref={doneLine} tabIndex={-1} role="status" className="text-sm font-medium text-ok">
          {done.claimId ? (
            <TextLink href={`/w/${slug}/claims/${done.claimId}`}>{`Claim ${done.number} was made`}</TextLink>
          ) : (
            `Decided: ${dispositions[done.as].toLowerCase()}`
          )}
        </p>
      ) : words ? (
        <details open={props.draft !== undefined || undefined}>
          <summary className="w-fit link py-1 text-sm">
            Make a claim or a decision of it<span className="sr-only">{`: annotation ${annotation.key}`}</span>
          </summary>
          <div className="mt-3">
            <Choice
              {...props}
              onDone={(answer) => {
                justDone.current = true;
                props.onDone(answer);
              }}
            />
          </div>
        </details>
      ) : (
        <p className="text-sm text-ink-muted">
          Its words are not in this version.{" "}
          <TextLink href={`/w/${slug}/articles/${props.articleId}`}>Open the article</TextLink> to mark others for it.
        </p>
      )}
    </li>
  );
}

function Choice({ slug, versionId, annotation, draft: typed, onDraft, onDone }: Props) {
  const { key, note, claimant, words, place, isStatement } = annotation;
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const draft = typed ?? {
    as: "claim",
    // A note is often a remark and no statement; the marked words are the safer beginning.
    statement: (isStatement ? note : withoutAtoms(words?.exact ?? "")).slice(0, maxStatementLength),
    claimant,
    reason: isStatement ? "" : note.slice(0, maxReasonLength),
  };
  const change = (part: Partial<AnnotationDraft>) => onDraft({ ...draft, ...part });

  async function store() {
    if (pending || !words || place.match === "not_found") return;
    setPending(true);
    setProblem(null);
    const { start, end } = place;
    if (draft.as === "claim") {
      const answer = await createClaimAction(slug, {
        statement: draft.statement,
        claimantName: draft.claimant,
        mark: { articleVersionId: versionId, start, end, exact: words.exact },
      }).catch(() => offline);
      setPending(false);
      if (answer.ok) onDone({ as: "claim", number: answer.number, claimId: answer.claimId });
      else setProblem(wordsOfRefusal(answer));
      return;
    }
    const answer = await decidePassageAction(slug, {
      articleVersionId: versionId,
      start,
      end,
      disposition: draft.as,
      reason: draft.reason,
    }).catch(() => offline);
    setPending(false);
    if (answer.ok) onDone({ as: draft.as, number: null, claimId: null });
    else setProblem(wordsOfRefusal(answer));
  }

  return (
    <div className="grid max-w-2xl gap-3">
      <Select
        label="Make it"
        className="max-w-60"
        options={Object.entries(dispositions).map(([value, label]) => ({ value, label }))}
        value={draft.as}
        onChange={({ target }) => change({ as: target.value as Disposition })}
      />
      {draft.as === "claim" ? (
        <>
          <TextArea
            label="Claim"
            hint="One sentence that can be understood without the article: who, what, when."
            face="serif"
            rows={2}
            value={draft.statement}
            onChange={({ target }) => change({ statement: target.value })}
          />
          {!isStatement && note && (
            <div>
              <Button
                size="small"
                variant="quiet"
                onClick={() => change({ statement: note.slice(0, maxStatementLength) })}
              >
                Take the note as the statement
              </Button>
            </div>
          )}
          <TextInput
            label="Claimed by"
            className="max-w-md"
            value={draft.claimant}
            onChange={({ target }) => change({ claimant: target.value })}
          />
        </>
      ) : (
        <TextInput
          label="Reason"
          value={draft.reason}
          maxLength={maxReasonLength}
          onChange={({ target }) => change({ reason: target.value })}
        />
      )}
      {problem && <ErrorNote title="It was not stored." next={problem} />}
      <div>
        <Button size="small" variant="primary" pending={pending} pendingLabel="Storing…" onClick={() => void store()}>
          {draft.as === "claim" ? "Make this claim" : "Decide"}
          <span className="sr-only">{` for annotation ${key}`}</span>
        </Button>
      </div>
    </div>
  );
}

function wordsOfRefusal(answer: { reason: string; issues?: unknown }): string {
  const { reason } = answer;
  return Object.hasOwn(refusalWords, reason)
    ? refusalWords[reason as keyof typeof refusalWords]
    : refusalWords.unavailable;
}

/** True where the annotation names another page than the article's own, fragments and queries aside. */
function isElsewhere({ source, articleUrl }: { source: string | null; articleUrl: string | null }): boolean {
  if (!source || !articleUrl || !URL.canParse(source) || !URL.canParse(articleUrl)) return false;
  const [one, other] = [new URL(source), new URL(articleUrl)];
  return `${one.host}${one.pathname}` !== `${other.host}${other.pathname}`;
}
