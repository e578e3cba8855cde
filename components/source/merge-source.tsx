"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { ArrowLeftRight } from "lucide-react";
import { FindSource } from "@/components/source/find-source";
import { SourceStatusMark } from "@/components/source/source-status-mark";
import { ReliabilityMark } from "@/components/ui/admiralty-mark";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { Spinner } from "@/components/ui/spinner";
import { useToast } from "@/components/ui/toast";
import { useAnswer } from "@/components/ui/use-answer";
import { useSubmit } from "@/components/ui/use-submit";
import { sourceRefusalWords } from "@/lib/domain/source/refusal-words";
import { mergeSourcesAction, sourceMergePreviewAction, unmergeSourceAction } from "@/lib/server/source/actions";
import type { SourceMergeSide } from "@/lib/server/source/merge-preview";

type Ends = { absorbedId: string; intoId: string };

/** Says that a source is the same work as another: looks for the other one, shows what the merge does, and does it. */
export function MergeSource({
  slug,
  source,
  otherId,
  label,
}: {
  slug: string;
  source: { id: string; title: string };
  /** The other one, where it is known already. */
  otherId?: string;
  label: string;
}) {
  const [open, setOpen] = useState(false);
  const start = otherId ? { absorbedId: otherId, intoId: source.id } : null;
  const [ends, setEnds] = useState<Ends | null>(start);
  function change(next: boolean) {
    if (next) setEnds(start);
    setOpen(next);
  }
  return (
    <Dialog
      trigger={<Button size="small">{label}</Button>}
      open={open}
      onOpenChange={change}
      title={ends ? "Merge these two sources?" : "Merge into another source"}
      description={ends ? undefined : "For one and the same work that was added twice. It can be undone."}
      width="medium"
    >
      {ends ? (
        <ConfirmMerge
          slug={slug}
          ends={ends}
          pageId={source.id}
          onTurn={() => setEnds({ absorbedId: ends.intoId, intoId: ends.absorbedId })}
          onBack={otherId ? null : () => setEnds(null)}
          onDone={() => setOpen(false)}
        />
      ) : (
        <FindSource
          slug={slug}
          label="The source that is the same work"
          start={source.title}
          exceptId={source.id}
          onChoose={(intoId) => setEnds({ absorbedId: source.id, intoId })}
        />
      )}
    </Dialog>
  );
}

function ConfirmMerge({
  slug,
  ends,
  pageId,
  onTurn,
  onBack,
  onDone,
}: {
  slug: string;
  ends: Ends;
  /** The source whose page this stands on. */
  pageId: string;
  onTurn: () => void;
  onBack: (() => void) | null;
  onDone: () => void;
}) {
  const router = useRouter();
  const toast = useToast();
  const preview = usePreview({ slug, ends });
  const { submit, pending, problem } = useSubmit(sourceRefusalWords);
  if (preview === "failed") return <Notice tone="danger">{sourceRefusalWords.not_found}</Notice>;
  if (!preview) {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-ink-muted">
        <Spinner /> Looking at both sources…
      </p>
    );
  }
  const { absorbed, into, refused, refusedTurned } = preview;

  function merge() {
    submit(
      () => mergeSourcesAction(slug, ends),
      () => {
        onDone();
        const notUndone = () =>
          toast.say({ title: "The merging was not undone. Open the source to try again.", tone: "problem" });
        toast.say({
          title: "The two sources stand as one now.",
          undo: {
            onUndo: () =>
              void unmergeSourceAction(slug, { absorbedId: ends.absorbedId }).then((answer) => {
                if (!answer.ok) notUndone();
                router.refresh();
              }, notUndone),
          },
        });
        if (ends.absorbedId === pageId) router.push(`/w/${slug}/sources/${ends.intoId}`);
      },
    );
  }

  return (
    <div className="grid gap-5">
      <dl className="grid gap-4">
        <Side side={into} part="This one stands for both">
          Its page shows the copies and the evidence of both, and its status and reliability hold for both. Where
          origins are counted, the two are one.
        </Side>
        <Side side={absorbed} part="This one points to it">
          It keeps its page, its copies and its evidence, and can be parted again at any time. Lists show the two as
          one.
        </Side>
      </dl>
      {refused && <Notice tone="warn">{sourceRefusalWords[refused]}</Notice>}
      <ProblemNote words={problem} />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={pending} pendingLabel="Merging…" disabled={refused !== null} onClick={merge}>
          Merge them
        </Button>
        <Button
          icon={<ArrowLeftRight aria-hidden="true" className="size-4" />}
          disabled={refusedTurned !== null && refused === null}
          onClick={onTurn}
        >
          The other way round
        </Button>
        {onBack && (
          <Button variant="quiet" onClick={onBack}>
            Choose another source
          </Button>
        )}
      </div>
    </div>
  );
}

function Side({ side, part, children }: { side: SourceMergeSide; part: string; children: ReactNode }) {
  const { reference, status, reliability, evidence, copies } = side;
  return (
    <div className="border-l-2 border-rule-strong pl-3">
      <dt className="text-sm font-medium">{part}</dt>
      <dd className="mt-1 grid gap-1.5">
        <p className="font-serif leading-snug wrap-anywhere">{reference}</p>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted">
          <SourceStatusMark status={status} always />
          <ReliabilityMark reliability={reliability} />
          <span>{`${evidence} ${evidence === 1 ? "piece" : "pieces"} of evidence`}</span>
          <span>{`${copies} stored ${copies === 1 ? "copy" : "copies"}`}</span>
        </p>
        <p className="text-sm text-ink-muted">{children}</p>
      </dd>
    </div>
  );
}

function usePreview({ slug, ends: { absorbedId, intoId } }: { slug: string; ends: Ends }) {
  const { state, answer } = useAnswer({
    question: [slug, absorbedId, intoId].join("\n"),
    ask: async () => {
      const given = await sourceMergePreviewAction(slug, { absorbedId, intoId });
      if (!given.ok) throw new Error(given.reason);
      return given.preview;
    },
  });
  return state === "failed" ? "failed" : state === "found" ? answer : null;
}
