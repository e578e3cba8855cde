"use client";

import { useEffect, useState } from "react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useToast } from "@/components/ui/toast";
import { doingWords, isOpen, progressWords, type BatchFigures } from "@/lib/domain/inbox/inbox-words";
import { refusalWords } from "@/lib/domain/inbox/refusal-words";
import { cancelBatchAction } from "@/lib/server/inbox/actions";

/** Milliseconds between two looks: often enough to seem live, seldom enough for a screen reader to be followed. */
const lookEvery = 3_000;

type Answer = ({ ok: true } & BatchFigures) | { ok: false };

/**
 * How far a long import is, kept up to date while it goes on and the page is in view. What it brings appears on the page
 * around it as it comes.
 */
export function BatchProgress({
  slug,
  batchId,
  figures: first,
  mayCancel,
}: {
  slug: string;
  batchId: string;
  figures: BatchFigures;
  mayCancel: boolean;
}) {
  const router = useRouter();
  const { say } = useToast();
  const [figures, setFigures] = useState(first);
  const [cancelling, setCancelling] = useState(false);
  const going = isOpen(figures.state);

  useEffect(() => {
    let done = figures.done;
    async function look() {
      if (document.hidden) return;
      const answer = await fetch(`/w/${slug}/articles/inbox/${batchId}/progress`, { cache: "no-store" })
        .then((response) => response.json() as Promise<Answer>)
        .catch((): Answer => ({ ok: false }));
      if (!answer.ok) return;
      setFigures(answer);
      if (answer.done !== done || !isOpen(answer.state)) {
        done = answer.done;
        router.refresh();
      }
    }
    const timer = going ? setInterval(() => void look(), lookEvery) : undefined;
    return () => clearInterval(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- the interval is begun once and keeps its own count of what is done
  }, [going, slug, batchId, router]);

  async function cancel() {
    setCancelling(true);
    const answer = await cancelBatchAction(slug, { batchId });
    setCancelling(false);
    if (answer.ok) setFigures({ ...figures, state: "cancelled" });
    else say({ title: "It was not cancelled.", description: refusalWords(answer.reason), tone: "problem" });
    router.refresh();
  }

  if (!going) return null;
  return (
    <Progress
      label={doingWords(figures)}
      words={progressWords(figures)}
      {...(figures.total !== null &&
        figures.state === "running" && { value: figures.done, max: Math.max(1, figures.total) })}
      cancel={
        mayCancel && (
          <Button size="small" pending={cancelling} pendingLabel="Cancelling…" onClick={() => void cancel()}>
            Cancel
          </Button>
        )
      }
    />
  );
}
