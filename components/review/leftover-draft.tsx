"use client";

import { useSyncExternalStore } from "react";
import { readDraft, subscribeToDrafts, writeDraft } from "@/components/review/draft-store";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-area";

const nothing = () => null;

/** What somebody typed into a round that closed before it was saved: theirs to copy, and part of nothing. */
export function LeftoverDraft({ draftKey, what }: { draftKey: string; what: "assessment" | "rating" }) {
  const text = useSyncExternalStore(subscribeToDrafts, () => readDraft(draftKey), nothing);
  const words = text === null ? "" : wordsOfDraft(text);
  if (words === "") return null;
  return (
    <Notice
      tone="warn"
      role="status"
      title={`The round was closed before you saved your ${what}.`}
      action={
        <>
          <Button size="small" onClick={() => void navigator.clipboard?.writeText(words)}>
            Copy the text
          </Button>
          <Button size="small" variant="quiet" onClick={() => writeDraft({ key: draftKey, text: null })}>
            Throw it away
          </Button>
        </>
      }
    >
      <p>It is not part of the round. Your words are still in this browser:</p>
      <TextArea label="What you typed" hideLabel className="mt-2" value={words} readOnly rows={3} />
    </Notice>
  );
}

/** Every piece of prose in a draft, whatever its shape. */
function wordsOfDraft(text: string): string {
  const found: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "string" && (key === "reason" || key === "justification")) found.push(value.trim());
    else if (typeof value === "object" && value !== null) {
      for (const [name, child] of Object.entries(value)) walk(child, name);
    }
  };
  try {
    walk(JSON.parse(text), "");
  } catch {
    return "";
  }
  return found.filter(Boolean).join("\n\n");
}
