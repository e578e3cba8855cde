"use client";

import { useEffect, useId, useSyncExternalStore } from "react";
import { holdDraft, readHolder, subscribeToDrafts } from "@/components/review/draft-store";

const nobody = () => null;

/**
 * Whether this is the place of the page in which the draft's form stands open. The first place that sees a draft becomes
 * it; another one takes over when somebody goes on there.
 */
export function useDraftHolder({ key, hasDraft }: { key: string; hasDraft: boolean }) {
  const me = useId();
  const holder = useSyncExternalStore(subscribeToDrafts, () => readHolder(key), nobody);
  useEffect(() => {
    if (hasDraft && holder === null && readHolder(key) === null) holdDraft({ key, by: me });
  }, [hasDraft, holder, key, me]);
  useEffect(
    () => () => {
      if (readHolder(key) === me) holdDraft({ key, by: null });
    },
    [key, me],
  );
  return {
    holds: holder === me,
    heldElsewhere: holder !== null && holder !== me,
    take: () => holdDraft({ key, by: me }),
    release: () => holdDraft({ key, by: null }),
  };
}
