"use client";

import { WordsDialog } from "@/components/queue/words-dialog";
import { Button } from "@/components/ui/button";
import { maxReportLength } from "@/lib/domain/edition/report-input";
import { handleReportAction } from "@/lib/server/queue/actions";

/** The two ends of a reader's report. */
export function HandleReportButtons({ slug, reportId, contact }: { slug: string; reportId: string; contact: string }) {
  return (
    <>
      <WordsDialog
        trigger={
          <Button size="small" variant="quiet">
            Answer
          </Button>
        }
        title="Answer this report"
        description={
          contact
            ? `Plumbline sends no letters to readers: write to ${contact} yourself, and note here what you found.`
            : "The reader left no address. Note what you found, so that the next editor need not ask again."
        }
        label="What came of it?"
        hint="Kept with the report, under your name. If something has to change, publish a correction as well."
        missing="Say in a sentence what came of it."
        maxLength={maxReportLength}
        confirmLabel="Store the answer"
        pendingLabel="Storing…"
        run={(answer) => handleReportAction(slug, { reportId, state: "answered", answer })}
      />
      <WordsDialog
        trigger={
          <Button size="small" variant="quiet">
            Dismiss
          </Button>
        }
        title="Dismiss this report"
        description="It leaves the queue and is kept with your reason."
        label="Why does nothing follow from it?"
        hint="Kept with the report, under your name."
        missing="Say why nothing follows from it."
        maxLength={maxReportLength}
        confirmLabel="Dismiss it"
        pendingLabel="Dismissing…"
        run={(answer) => handleReportAction(slug, { reportId, state: "dismissed", answer })}
      />
    </>
  );
}
