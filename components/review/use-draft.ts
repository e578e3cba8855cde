"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { z } from "zod";
import { readDraft, subscribeToDrafts, writeDraft } from "@/components/review/draft-store";

const nothing = () => null;

/**
 * A form's value that is kept in this browser from the first keystroke until `clear`. Until something is typed it is what
 * is stored on the server (`start`) and follows it.
 * @param key - names the person, the form and the thing; another person on the same browser has another draft.
 * @param schema - a draft of another shape, left by an older version, counts as none.
 */
export function useDraft<T>({ key, schema, start }: { key: string; schema: z.ZodType<T>; start: T }) {
  const text = useSyncExternalStore(subscribeToDrafts, () => readDraft(key), nothing);
  const draft = useMemo(() => parseDraft({ text, schema }), [text, schema]);
  return {
    value: draft ?? start,
    /** Whether something was typed that the server does not have. */
    hasDraft: draft !== null,
    set: (value: T) => writeDraft({ key, text: JSON.stringify(value) }),
    clear: () => writeDraft({ key, text: null }),
  };
}

function parseDraft<T>({ text, schema }: { text: string | null; schema: z.ZodType<T> }): T | null {
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
