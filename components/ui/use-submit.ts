"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";

/** What an action answers, as far as a form has to know. */
export type SubmitAnswer = { ok: true } | { ok: false; reason: string; issues?: { path: string; message: string }[] };

/** What any action may answer beside its own reasons. */
const commonWords: Record<string, string> = {
  signed_out: "You were signed out. Everything that you typed is still here: sign in in another tab and send it again.",
  not_found: "This is not there any more, or you have no access to it. Nothing was changed.",
  unavailable:
    "The server could not do this at the moment. Nothing was changed, and what you typed is still here. Try again.",
  offline: "The server cannot be reached. What you typed is still here; try again when you are online.",
  invalid_input: "Something is missing or cannot be read; see the marked fields. Nothing was sent.",
};

/**
 * Sends a form to an action and keeps what was typed when it is refused. `pending` holds until the page has been shown
 * anew, unless `refresh` is false.
 * @param words why something was not done, by the action's reasons
 */
export function useSubmit(words: Record<string, string>) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<{ reason: string; issues: { path: string; message: string }[] } | null>(null);

  function submit<Answer extends SubmitAnswer>(
    run: () => Promise<Answer>,
    onDone?: (answer: Extract<Answer, { ok: true }>) => void,
    { refresh = true }: { refresh?: boolean } = {},
  ): void {
    if (pending) return;
    setRefusal(null);
    startTransition(async () => {
      const answer: SubmitAnswer = await attempt<SubmitAnswer>(run);
      if (!answer.ok) {
        setRefusal({ reason: answer.reason, issues: answer.issues ?? [] });
        return;
      }
      // At once: a window that has done its work does not stay until the page behind it is drawn anew.
      onDone?.(answer as Extract<Answer, { ok: true }>);
      if (refresh) startTransition(() => router.refresh());
    });
  }

  return {
    submit,
    pending,
    /** Why it was not done, in words; null where nothing was refused. */
    problem:
      refusal && (words[refusal.reason] ?? commonWords[refusal.reason] ?? "This was refused. Nothing was changed."),
    /** What is wrong at a field, by the last part of its path. */
    errorAt: (field: string) =>
      refusal?.issues.find(({ path }) => path === field || path.endsWith(`.${field}`))?.message,
    /** What is wrong with the one field of a form that has no more. */
    firstIssue: refusal?.issues[0]?.message,
    forget: () => setRefusal(null),
  };
}

/** Runs an action; a lost connection, or a server that was replaced meanwhile, reads as "unavailable". */
export async function attempt<Answer extends { ok: boolean }>(
  run: () => Promise<Answer>,
): Promise<Answer | { ok: false; reason: "unavailable" }> {
  try {
    return await run();
  } catch (error) {
    // Next's own signals (redirect, notFound) travel as errors and have to pass.
    if (typeof error === "object" && error !== null && "digest" in error) throw error;
    return { ok: false, reason: "unavailable" };
  }
}
