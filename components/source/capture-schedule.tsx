"use client";

import { useState } from "react";
import { ProblemNote } from "@/components/ui/problem-note";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { captureRhythms, rhythmWords, type CaptureRhythm } from "@/lib/domain/capture/rhythm";
import { captureRefusalWords } from "@/lib/domain/source/capture-words";
import { scheduleCaptureAction } from "@/lib/server/capture/actions";

export type ScheduleOfPage = {
  every: CaptureRhythm;
  nextAt: Date;
  lastTriedAt: Date | null;
  failures: number;
  problem: string | null;
};

const words: Record<string, string> = captureRefusalWords;

/** How often the address of a source is fetched by itself, when next, and why the last time failed. */
export function CaptureSchedule({
  slug,
  sourceId,
  schedule,
}: {
  slug: string;
  sourceId: string;
  schedule: ScheduleOfPage | null;
}) {
  const [every, setEvery] = useState<CaptureRhythm | "">(schedule?.every ?? "");
  const { submit, pending, problem } = useSubmit(captureRefusalWords);
  const toast = useToast();

  function choose(next: CaptureRhythm | "") {
    // Not disabled meanwhile, which would take the focus away.
    if (pending) return;
    setEvery(next);
    submit(
      async () => {
        const answer = await scheduleCaptureAction(slug, { sourceId, every: next || null });
        if (!answer.ok) setEvery(schedule?.every ?? "");
        return answer;
      },
      () => toast.say({ title: next ? "The page is looked at again by itself." : "From now on only by hand." }),
    );
  }

  return (
    <div className="grid gap-2">
      <Select
        label="Look at the page again"
        hint="Each time a copy is stored and compared with the one before. A change goes to the queue."
        className="sm:max-w-xs"
        value={every}
        onChange={(event) => choose(event.currentTarget.value as CaptureRhythm | "")}
        options={[
          { value: "", label: "Only by hand" },
          ...captureRhythms.map((value) => ({ value, label: rhythmWords[value] })),
        ]}
      />
      <ProblemNote words={problem} />
      {schedule && (
        <p className="text-sm text-ink-muted">
          Next time <RelativeTime at={schedule.nextAt} absolute />.
        </p>
      )}
      {schedule?.problem && schedule.lastTriedAt && (
        <p className="measure text-sm text-warn">
          The last time (<RelativeTime at={schedule.lastTriedAt} absolute />
          {schedule.failures > 1 && `, the ${schedule.failures} last times`}) no copy was had:{" "}
          {words[schedule.problem] ?? "the page could not be had."}
        </p>
      )}
    </div>
  );
}
