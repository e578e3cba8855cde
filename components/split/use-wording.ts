"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { WordingAnswer } from "@/lib/server/suggestion/improve-wording";
import type { SplitRefusalReason } from "@/lib/domain/suggestion/refusal-words";

/** What became of asking the model about a draft. */
export type Wording = { draft: string } & (
  | { status: "asking" }
  | { status: "answered"; statement: string; recordSeq: number }
  | { status: "refused"; reason: SplitRefusalReason }
);

const offline = { ok: false, reason: "offline" } as const;

/** Asks the model for a better wording of one draft at a time; an answer that nobody waits for any more is dropped. */
export function useWording({ slug, versionId }: { slug: string; versionId: string }): {
  wording: Wording | null;
  /** Stops what is under way. */
  stop: () => void;
  askFor: (ask: { suggestion: { key: string; start: number; end: number }; draft: string }) => void;
} {
  const [wording, setWording] = useState<Wording | null>(null);
  const latest = useRef<AbortController>(null);
  useEffect(() => () => latest.current?.abort(), []);

  const stop = useCallback(() => latest.current?.abort(), []);

  function askFor({
    suggestion: { key, start, end },
    draft,
  }: {
    suggestion: { key: string; start: number; end: number };
    draft: string;
  }) {
    stop();
    const own = (latest.current = new AbortController());
    setWording({ draft, status: "asking" });
    void fetch(`/w/${slug}/articles/wording`, {
      method: "POST",
      body: JSON.stringify({ articleVersionId: versionId, suggestion: { key, start, end }, draft }),
      signal: own.signal,
    })
      .then((response) => response.json() as Promise<WordingAnswer>)
      .catch(() => offline)
      .then((answer) => {
        if (own !== latest.current || own.signal.aborted) return;
        if (!answer.ok) return setWording({ draft, status: "refused", reason: answer.reason });
        const { statement, recordSeq } = answer;
        return setWording({ draft, status: "answered", statement, recordSeq });
      });
  }
  return { wording, askFor, stop };
}
