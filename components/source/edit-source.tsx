"use client";

import { useState, type FormEvent } from "react";
import { SourceFields } from "@/components/source/source-fields";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSubmit } from "@/components/ui/use-submit";
import type { CslItem } from "@/lib/domain/source/csl";
import { sourceRefusalWords } from "@/lib/domain/source/refusal-words";
import { cslOfDraft, draftOfCsl } from "@/lib/domain/source/source-draft";
import { editSourceAction } from "@/lib/server/source/actions";

/** Corrects the citation of a source. */
export function EditSource({ slug, sourceId, csl }: { slug: string; sourceId: string; csl: CslItem }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Edit citation
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Edit citation">
        <EditSourceForm {...{ slug, sourceId, csl }} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function EditSourceForm({
  slug,
  sourceId,
  csl,
  onClose,
}: {
  slug: string;
  sourceId: string;
  csl: CslItem;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState(() => draftOfCsl(csl));
  const { submit, pending, problem, errorAt } = useSubmit(sourceRefusalWords);

  function save(event: FormEvent) {
    event.preventDefault();
    submit(() => editSourceAction(slug, { sourceId, csl: cslOfDraft(draft) }), onClose);
  }

  return (
    <form onSubmit={save} noValidate className="grid gap-5">
      <SourceFields draft={draft} onChange={setDraft} errorAt={errorAt} />
      <ProblemNote words={problem} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={pending}>Save citation</SubmitButton>
        <Button onClick={onClose}>Close</Button>
      </div>
    </form>
  );
}
