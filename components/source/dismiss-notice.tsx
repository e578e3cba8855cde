"use client";

import { WordsDialog } from "@/components/queue/words-dialog";
import { Button } from "@/components/ui/button";
import { dismissStatusReportAction } from "@/lib/server/source/actions";

/** Says of a notice on a source that nothing follows from it, and why. */
export function DismissNotice({
  slug,
  reportId,
  label,
  sentence,
}: {
  slug: string;
  reportId: string;
  label: string;
  /** The notice in a sentence. */
  sentence: string;
}) {
  return (
    <WordsDialog
      trigger={
        <Button size="small" variant="quiet">
          {label}
        </Button>
      }
      title="Nothing follows from this notice"
      description={`${sentence} The status stays as it is, and this notice is not reported again.`}
      label="Why does nothing follow from it?"
      hint="Kept with the source, under your name. For example: it is about another part, or about another work."
      missing="Say why nothing follows from it."
      maxLength={2000}
      confirmLabel="Store the answer"
      pendingLabel="Storing…"
      run={(reason) => dismissStatusReportAction(slug, { reportId, reason })}
    />
  );
}
