"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { mergeStretch } from "@/components/split/row-views";
import type { StretchOfArticle } from "@/components/split/split-types";
import { loadStretchAction } from "@/lib/server/suggestion/actions";

/** Pause in which several changes by others become one question; milliseconds. */
const pause = 150;
/** Coming back to the page asks again after this long; milliseconds. */
const staleAfter = 20_000;

/** What people have done in the version: as served, as own writes answer it, and anew where others have changed something. */
export function useStretch({
  slug,
  versionId,
  length,
  first,
}: {
  slug: string;
  versionId: string;
  /** UTF-16 units of the text. */
  length: number;
  first: StretchOfArticle;
}) {
  const [done, setDone] = useState(first);
  const [newerVersion, setNewerVersion] = useState<number | null>(null);
  const asked = useRef(0);
  const waiting = useRef<{ start: number; end: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const take = useCallback(
    ({ start, end, stretch }: { start: number; end: number; stretch: StretchOfArticle }) =>
      setDone((known) => mergeStretch({ known, news: stretch, start, end })),
    [],
  );

  const ask = useCallback(async () => {
    timer.current = undefined;
    const place = waiting.current;
    waiting.current = null;
    if (!place) return;
    const answer = await loadStretchAction(slug, { articleVersionId: versionId, ...place }).catch(() => null);
    if (!answer?.ok) return;
    asked.current = Date.now();
    take({ ...place, stretch: answer.stretch });
    setNewerVersion(answer.newerVersion);
  }, [slug, versionId, take]);

  const refresh = useCallback(
    (place: { start: number; end: number }) => {
      const before = waiting.current ?? place;
      waiting.current = { start: Math.min(before.start, place.start), end: Math.max(before.end, place.end) };
      timer.current ??= setTimeout(() => void ask(), pause);
    },
    [ask],
  );
  const refreshAll = useCallback(() => refresh({ start: 0, end: length + 1 }), [refresh, length]);

  useEffect(() => {
    asked.current ||= Date.now();
    const onReturn = () => {
      if (document.visibilityState === "visible" && Date.now() - asked.current > staleAfter) refreshAll();
    };
    document.addEventListener("visibilitychange", onReturn);
    window.addEventListener("focus", onReturn);
    return () => {
      document.removeEventListener("visibilitychange", onReturn);
      window.removeEventListener("focus", onReturn);
      clearTimeout(timer.current);
    };
  }, [refreshAll]);
  return { done, take, refresh, refreshAll, newerVersion };
}
