"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { QueueRefusalReason } from "@/lib/domain/queue/refusal-words";

type Refused = { ok: false; reason: QueueRefusalReason; issues?: { path: string; message: string }[] };

export type StepAnswer = { ok: true } | Refused;

/** Takes a step on the server and then shows the page anew; a lost connection reads as "unavailable". */
export function useStep() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);

  function take(run: () => Promise<StepAnswer>, onDone: () => void) {
    if (pending) return;
    setRefused(null);
    startTransition(async () => {
      let answer: StepAnswer;
      try {
        answer = await run();
      } catch (error) {
        // Next's own signals travel as errors and have to pass.
        if (typeof error === "object" && error !== null && "digest" in error) throw error;
        answer = { ok: false, reason: "unavailable" };
      }
      startTransition(() => {
        if (answer.ok) {
          onDone();
          router.refresh();
        } else setRefused(answer);
      });
    });
  }

  return { take, pending, refused, forget: () => setRefused(null) };
}
