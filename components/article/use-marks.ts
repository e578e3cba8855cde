"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ReaderMarks } from "@/components/article/reader-types";
import { loadMarksAction } from "@/lib/server/passage/actions";

/** Coming back to the page asks again after this long; milliseconds. */
const staleAfter = 20_000;

/**
 * What is drawn over a text: as the page was served, and anew after each own change and whenever somebody comes back to
 * the page, so that the work of others shows. A failure keeps what is there.
 */
export function useMarks({ slug, versionId, first }: { slug: string; versionId: string; first: ReaderMarks }): {
  marks: ReaderMarks;
  refresh: () => Promise<void>;
} {
  const [marks, setMarks] = useState(first);
  const served = useRef(first);
  const asked = useRef({ turn: 0, at: 0 });

  const refresh = useCallback(async () => {
    asked.current = { turn: asked.current.turn + 1, at: Date.now() };
    const { turn } = asked.current;
    const answer = await loadMarksAction(slug, { articleVersionId: versionId }).catch(() => null);
    // An answer that was overtaken by a later question may be older than what is shown.
    if (answer?.ok && turn === asked.current.turn) setMarks(answer.marks);
  }, [slug, versionId]);

  useEffect(() => {
    if (served.current === first) return;
    served.current = first;
    setMarks(first);
  }, [first]);

  useEffect(() => {
    asked.current.at ||= Date.now();
    const onReturn = () => {
      if (document.visibilityState === "visible" && Date.now() - asked.current.at > staleAfter) void refresh();
    };
    document.addEventListener("visibilitychange", onReturn);
    window.addEventListener("focus", onReturn);
    return () => {
      document.removeEventListener("visibilitychange", onReturn);
      window.removeEventListener("focus", onReturn);
    };
  }, [refresh]);
  return { marks, refresh };
}
