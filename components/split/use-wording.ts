"use client";

import { useRef, useState } from "react";
import type { SplitRefusalReason } from "@/lib/domain/suggestion/refusal-words";
import { improveWordingAction } from "@/lib/server/suggestion/actions";

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
  askFor: (ask: { suggestion: { key: string; start: number; end: number }; draft: string }) => void;
} {
  const [wording, setWording] = useState<Wording | null>(null);
  const latest = useRef(0);

  function askFor({
    suggestion: { key, start, end },
    draft,
  }: {
    suggestion: { key: string; start: number; end: number };
    draft: string;
  }) {
    const own = (latest.current += 1);
    setWording({ draft, status: "asking" });
    void improveWordingAction(slug, { articleVersionId: versionId, suggestion: { key, start, end }, draft })
      .catch(() => offline)
      .then((answer) => {
        if (own !== latest.current) return;
        if (!answer.ok) return setWording({ draft, status: "refused", reason: answer.reason });
        const { statement, recordSeq } = answer;
        return setWording({ draft, status: "answered", statement, recordSeq });
      });
  }
  return { wording, askFor };
}
