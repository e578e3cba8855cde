"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, type Ref } from "react";
import { ArrowLeftRight } from "lucide-react";
import { FoundClaim } from "@/components/claim/found-claim";
import { KinshipNote } from "@/components/claim/kinship-note";
import { MergeSides } from "@/components/claim/merge-sides";
import { useFoundClaims } from "@/components/claim/use-found-claims";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { SearchStatus } from "@/components/ui/search-status";
import { Spinner } from "@/components/ui/spinner";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { useAnswer } from "@/components/ui/use-answer";
import { useSubmit } from "@/components/ui/use-submit";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";
import { mergeClaimsAction, mergePreviewAction, unmergeClaimAction } from "@/lib/server/claim/actions";

/** The two ends of a merge: which claim will point to which. */
export type MergeEnds = { absorbedId: string; intoId: string };

/** Says that a claim is the same as another: looks for the other one, shows what the merge does, and does it. */
export function MergeClaimDialog({
  slug,
  claim,
  open,
  onOpenChange,
}: {
  slug: string;
  claim: { id: string; number: number; statement: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [ends, setEnds] = useState<MergeEnds | null>(null);
  const field = useRef<HTMLInputElement>(null);
  function change(next: boolean) {
    if (!next) setEnds(null);
    onOpenChange(next);
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={ends ? "Merge these two claims?" : `Merge claim ${claim.number} into another`}
      description={ends ? undefined : "For claims that say the same. It can be undone."}
      focusFirst={() => field.current}
    >
      {ends ? (
        <ConfirmMerge
          slug={slug}
          ends={ends}
          onTurn={() => setEnds({ absorbedId: ends.intoId, intoId: ends.absorbedId })}
          onBack={() => setEnds(null)}
          onDone={() => change(false)}
        />
      ) : (
        <ChooseOther
          field={field}
          slug={slug}
          claim={claim}
          onChoose={(intoId) => setEnds({ absorbedId: claim.id, intoId })}
        />
      )}
    </Dialog>
  );
}

function ChooseOther({
  field,
  slug,
  claim,
  onChoose,
}: {
  field: Ref<HTMLInputElement>;
  slug: string;
  claim: { id: string; statement: string };
  onChoose: (id: string) => void;
}) {
  const [query, setQuery] = useState("");
  const asked = query.trim() === "" ? claim.statement : query;
  const { state, claims } = useFoundClaims({ slug, query: asked, limit: 8, exceptId: claim.id });
  return (
    <div className="grid gap-4">
      <TextInput
        label="The claim that says the same"
        hint="Words of it, or its number. Below stand the likest ones."
        ref={field}
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <SearchStatus state={state} none={claims.length === 0 ? "No other claim like it." : null} />
      {claims.length > 0 && (
        <ul aria-label="Claims found" className="divide-y divide-rule border-y border-rule">
          {claims.map((found) => (
            <FoundClaim key={found.claimId} claim={found}>
              <Button size="small" aria-label={`Choose claim ${found.number}`} onClick={() => onChoose(found.claimId)}>
                Choose
              </Button>
            </FoundClaim>
          ))}
        </ul>
      )}
    </div>
  );
}

function ConfirmMerge({
  slug,
  ends,
  onTurn,
  onBack,
  onDone,
}: {
  slug: string;
  ends: MergeEnds;
  onTurn: () => void;
  onBack: () => void;
  onDone: () => void;
}) {
  const router = useRouter();
  const toast = useToast();
  const preview = useMergePreview({ slug, ends });
  const { submit, pending, problem } = useSubmit(claimRefusalWords);
  if (preview === "failed") return <Notice tone="danger">{claimRefusalWords.not_found}</Notice>;
  if (!preview) {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-ink-muted">
        <Spinner /> Looking at both claims…
      </p>
    );
  }
  const { absorbed, into, refused, refusedTurned } = preview;

  function merge() {
    submit(
      () => mergeClaimsAction(slug, ends),
      () => {
        onDone();
        toast.say({
          title: `Claim ${absorbed.number} was merged into claim ${into.number}.`,
          undo: {
            onUndo: () =>
              void unmergeClaimAction(slug, { absorbedId: ends.absorbedId }).then(
                (answer) => {
                  if (!answer.ok)
                    toast.say({ title: "The merging was not undone. Open the claim to try again.", tone: "problem" });
                  router.refresh();
                },
                () => toast.say({ title: "The merging was not undone. Open the claim to try again.", tone: "problem" }),
              ),
          },
        });
      },
    );
  }

  return (
    <div className="grid gap-5">
      <MergeSides absorbed={absorbed} into={into} />
      <KinshipNote subject={`Claim ${into.number}`} relation={preview.relation} difference={preview.difference} />
      {refused && <Notice tone="warn">{claimRefusalWords[refused]}</Notice>}
      <ProblemNote words={problem} />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={pending} pendingLabel="Merging…" disabled={refused !== null} onClick={merge}>
          Merge claim {absorbed.number} into claim {into.number}
        </Button>
        <Button
          icon={<ArrowLeftRight aria-hidden="true" className="size-4" />}
          disabled={refusedTurned !== null && refused === null}
          onClick={onTurn}
        >
          The other way round
        </Button>
        <Button variant="quiet" onClick={onBack}>
          Choose another claim
        </Button>
      </div>
    </div>
  );
}

function useMergePreview({ slug, ends: { absorbedId, intoId } }: { slug: string; ends: MergeEnds }) {
  const { state, answer } = useAnswer({
    question: [slug, absorbedId, intoId].join("\n"),
    ask: async () => {
      const given = await mergePreviewAction(slug, { absorbedId, intoId });
      if (!given.ok) throw new Error(given.reason);
      return given.preview;
    },
  });
  return state === "failed" ? "failed" : state === "found" ? answer : null;
}
