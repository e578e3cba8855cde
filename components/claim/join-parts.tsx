"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { Spinner } from "@/components/ui/spinner";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { JoinFate, PartToJoin } from "@/lib/domain/claim/part-fate";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";
import { joinPartsAction, listPartsToJoinAction, unjoinPartsAction } from "@/lib/server/claim/actions";

const fates: Record<JoinFate, { title: string; words: string }> = {
  joined: {
    title: "Go up into the claim",
    words: "Nothing of their own hangs on them. They point to the claim from then on.",
  },
  detached: {
    title: "Become claims beside it",
    words: "Something of their own hangs on them, so they are kept as claims of their own.",
  },
  stays: { title: "Stay parts", words: "They are locked. Reopen them first if they are to be joined." },
};

/** Joins the parts of a claim again, after saying by name what becomes of each. */
export function JoinPartsDialog({
  slug,
  claim,
  open,
  onOpenChange,
}: {
  slug: string;
  claim: { id: string; number: number };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Join the parts of claim ${claim.number} again?`}
      description="Nothing is deleted, and it can be undone."
    >
      <JoinForm slug={slug} claim={claim} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

function JoinForm({
  slug,
  claim,
  onClose,
}: {
  slug: string;
  claim: { id: string; number: number };
  onClose: () => void;
}) {
  const router = useRouter();
  const toast = useToast();
  const [parts, setParts] = useState<PartToJoin[] | "failed" | null>(null);
  const { submit, pending, problem } = useSubmit(claimRefusalWords);
  useEffect(() => {
    let isCurrent = true;
    listPartsToJoinAction(slug, { claimId: claim.id }).then(
      (answer) => isCurrent && setParts(answer.ok ? answer.parts : "failed"),
      () => isCurrent && setParts("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [slug, claim.id]);

  if (parts === "failed") return <Notice tone="danger">The parts could not be read. Close this and try again.</Notice>;
  if (!parts) {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-ink-muted">
        <Spinner /> Looking at the parts…
      </p>
    );
  }
  const canJoin = parts.some(({ fate }) => fate !== "stays");

  async function undo(done: { joined: string[]; detached: string[] }) {
    const answer = await unjoinPartsAction(slug, { claimId: claim.id, ...done }).catch(() => null);
    if (answer?.ok) router.refresh();
    else
      toast.say({
        title: "The joining was not undone.",
        description: claimRefusalWords.parts_changed,
        tone: "problem",
      });
  }
  function join(list: PartToJoin[]) {
    submit(
      () => joinPartsAction(slug, { claimId: claim.id, expected: list.map(({ id, fate }) => ({ id, fate })) }),
      ({ joined, detached }) => {
        onClose();
        toast.say({
          title: `The parts of claim ${claim.number} were joined.`,
          undo: { onUndo: () => void undo({ joined, detached }) },
        });
      },
    );
  }

  return (
    <div className="grid gap-5">
      {(Object.keys(fates) as JoinFate[]).map((fate) => {
        const these = parts.filter((part) => part.fate === fate);
        if (these.length === 0) return null;
        return (
          <section key={fate} aria-label={fates[fate].title}>
            <h3 className="text-sm font-medium">{fates[fate].title}</h3>
            <p className="text-sm text-ink-muted">{fates[fate].words}</p>
            <ul className="mt-2 divide-y divide-rule border-y border-rule">
              {these.map(({ id, number, statement, because }) => (
                <li key={id} className="py-2">
                  <p className="font-serif leading-snug wrap-anywhere">
                    <span className="mr-2 font-sans text-sm text-ink-muted figures">{number}</span>
                    {statement}
                  </p>
                  {because && <p className="text-sm text-ink-muted">Since {because}.</p>}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {parts.length === 0 && <p className="text-sm text-ink-muted">{claimRefusalWords.no_parts}</p>}
      <ProblemNote words={problem} />
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          pending={pending}
          pendingLabel="Joining…"
          disabled={!canJoin}
          onClick={() => join(parts)}
        >
          Join them
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </div>
  );
}
