"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import { Progress } from "@/components/ui/progress";
import { useSubmit } from "@/components/ui/use-submit";
import { bibliographyWords } from "@/lib/domain/source/bibliography";
import { dropBibliographyAction } from "@/lib/server/source/actions";

/** Milliseconds between two looks. */
const lookEvery = 2_000;

/** How far the adding of a bibliography is; the page is drawn anew while it goes on. */
export function BibliographyProgress({
  slug,
  bibliographyId,
  done,
  total,
  mayStop,
}: {
  slug: string;
  bibliographyId: string;
  done: number;
  total: number;
  mayStop: boolean;
}) {
  const router = useRouter();
  const { submit, pending, problem } = useSubmit(bibliographyWords);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, lookEvery);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div className="mb-8 grid gap-3">
      <Progress
        label="Adding the sources"
        words={`${done} of ${total}`}
        value={done}
        max={Math.max(1, total)}
        cancel={
          mayStop && (
            <Button
              size="small"
              pending={pending}
              pendingLabel="Stopping…"
              onClick={() => submit(() => dropBibliographyAction(slug, { bibliographyId }))}
            >
              Stop
            </Button>
          )
        }
      />
      <ProblemNote words={problem} />
    </div>
  );
}
