"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { BriefingFields } from "@/components/briefing/briefing-fields";
import { ButtonLink } from "@/components/ui/button-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSubmit } from "@/components/ui/use-submit";
import { briefingRefusalWords } from "@/lib/domain/briefing/refusal-words";
import { formText } from "@/lib/platform/form-text";
import { createBriefingAction } from "@/lib/server/briefing/actions";

/** The form that begins a briefing and leads into its text. */
export function BeginBriefing({ slug }: { slug: string }) {
  const router = useRouter();
  const { submit, pending, problem, errorAt } = useSubmit(briefingRefusalWords);

  function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit(
      () => createBriefingAction(slug, { title: formText(form, "title"), summary: formText(form, "summary") }),
      ({ briefingId }) => router.push(`/w/${slug}/briefings/${briefingId}`),
      { refresh: false },
    );
  }

  return (
    <form method="post" onSubmit={begin} className="grid max-w-2xl gap-5">
      <ProblemNote words={problem} />
      <BriefingFields errorAt={errorAt} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={pending} pendingLabel="Beginning…">
          Begin the briefing
        </SubmitButton>
        <ButtonLink href={`/w/${slug}/briefings`}>Cancel</ButtonLink>
      </div>
    </form>
  );
}
