"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { attempt } from "@/components/ui/use-submit";
import type { ReviewRefusalReason } from "@/lib/domain/review/refusal-words";

export type ActRefusal = {
  ok: false;
  reason: ReviewRefusalReason;
  issues?: { path: string; message: string }[];
};
export type ActAnswer = { ok: true } | ActRefusal;

/** The page shows an older state than the server's when one of these comes back. */
const staleReasons: ReadonlySet<ReviewRefusalReason> = new Set([
  "round_closed",
  "wrong_state",
  "already_settled",
  "verdict_changed",
  "evidence_changed",
  "evidence_withdrawn",
  "already_approved",
  "not_approved",
  "round_not_revealed",
]);

/**
 * Takes a step on the server and then shows the page anew. `pending` holds until the new page is there, and only then
 * `onDone` runs, so that a form does not fall back to its old state in between.
 */
export function useAct() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<ActRefusal | null>(null);
  const done = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (pending || !done.current) return;
    const run = done.current;
    done.current = null;
    run();
  }, [pending]);

  function act(run: () => Promise<ActAnswer>, onDone?: () => void): void {
    if (pending) return;
    setRefusal(null);
    startTransition(async () => {
      const answer: ActAnswer = await attempt(run);
      startTransition(() => {
        if (answer.ok) done.current = onDone ?? null;
        else setRefusal(answer);
        if (answer.ok || staleReasons.has(answer.reason)) router.refresh();
      });
    });
  }

  return {
    act,
    pending,
    refusal,
    /** What is wrong at a field, by its path in the input. */
    errorAt: (path: string) => refusal?.issues?.find((issue) => issue.path === path)?.message,
    forget: () => setRefusal(null),
  };
}
