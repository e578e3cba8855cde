"use client";

import { useRef, useState, type FormEvent, type Ref } from "react";
import { CaptureSchedule, type ScheduleOfPage } from "@/components/source/capture-schedule";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ProblemNote } from "@/components/ui/problem-note";
import { Progress } from "@/components/ui/progress";
import { sendFile } from "@/components/ui/send-file";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { useToast } from "@/components/ui/toast";
import { useDisclosure } from "@/components/ui/use-disclosure";
import { useSubmit, type SubmitAnswer } from "@/components/ui/use-submit";
import type { Ignored } from "@/lib/domain/capture/compare-copies";
import { ignoredInWords } from "@/lib/domain/capture/ignored-words";
import {
  captureChangeWords,
  maxCaptureBytes,
  maxPasteLength,
  type CaptureChange,
} from "@/lib/domain/source/capture-rules";
import { captureRefusalWords } from "@/lib/domain/source/capture-words";
import { fetchCopyAction, pasteCopyAction } from "@/lib/server/capture/actions";

type Stored = {
  ok: true;
  change: CaptureChange;
  hasText: boolean;
  verified: number;
  opened: number;
  ignored: Ignored;
};

const accepted = ".pdf,.html,.htm,.txt,.md,.csv,.json,.xml,.png,.jpg,.jpeg,.gif,.webp,.avif,.tif,.tiff";

/** Three ways to a stored copy: fetch the address, upload a file, paste the text. */
export function AddCopy({
  slug,
  sourceId,
  url,
  schedule,
}: {
  slug: string;
  sourceId: string;
  url: string | null;
  schedule: ScheduleOfPage | null;
}) {
  const uploading = useDisclosure();
  const pasting = useDisclosure();
  const toast = useToast();
  const fetching = useSubmit(captureRefusalWords);

  function tell({ change, hasText, verified, opened, ignored }: Stored) {
    const aside = ignoredInWords(ignored);
    const more = [
      aside && `Not counted as a change: ${aside}.`,
      verified > 0 && `${verified} waiting ${verified === 1 ? "quote was" : "quotes were"} found in it.`,
      opened > 0 && `${opened} ${opened === 1 ? "thing is" : "things are"} in the queue to look at again.`,
      !hasText && change !== "gone" && "No text could be read from it, so quotes cannot be checked against it.",
    ].filter(Boolean);
    toast.say({ title: `A copy is stored. ${captureChangeWords[change]}.`, description: more.join(" ") || undefined });
  }

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        {url && (
          <Button
            size="small"
            pending={fetching.pending}
            pendingLabel="Fetching…"
            onClick={() => fetching.submit(() => fetchCopyAction(slug, { sourceId }), tell)}
          >
            Fetch a copy now
          </Button>
        )}
        <WayButton way={uploading}>Upload a file</WayButton>
        <WayButton way={pasting}>Paste the text</WayButton>
      </div>
      <ProblemNote words={fetching.problem} />
      {uploading.open && (
        <UploadForm
          slug={slug}
          sourceId={sourceId}
          formRef={uploading.formRef}
          onStored={(stored) => {
            uploading.hide();
            tell(stored);
          }}
        />
      )}
      {pasting.open && (
        <PasteForm
          slug={slug}
          sourceId={sourceId}
          formRef={pasting.formRef}
          onStored={(stored) => {
            pasting.hide();
            tell(stored);
          }}
        />
      )}
      {url && <CaptureSchedule key={schedule?.every ?? ""} slug={slug} sourceId={sourceId} schedule={schedule} />}
    </div>
  );
}

type WayFormProps = {
  slug: string;
  sourceId: string;
  formRef: Ref<HTMLFormElement>;
  onStored: (stored: Stored) => void;
};

function WayButton({
  way: { open, show, hide, buttonRef },
  children,
}: {
  way: ReturnType<typeof useDisclosure>;
  children: string;
}) {
  return (
    <Button ref={buttonRef} size="small" aria-expanded={open} onClick={open ? hide : show}>
      {children}
    </Button>
  );
}

function UploadForm({ slug, sourceId, formRef, onStored }: WayFormProps) {
  const [tooLarge, setTooLarge] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  const { submit, pending, problem } = useSubmit(captureRefusalWords);

  function upload(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File) || file.size === 0) return;
    setTooLarge(file.size > maxCaptureBytes);
    if (file.size > maxCaptureBytes) return;
    stop.current = new AbortController();
    const { signal } = stop.current;
    submit(async () => {
      const answer = await sendFile({
        to: `/w/${slug}/sources/${sourceId}/captures/upload`,
        file,
        signal,
        onProgress: setSent,
      });
      setSent(null);
      return answer as Stored | Exclude<SubmitAnswer, { ok: true }>;
    }, onStored);
  }

  return (
    <form ref={formRef} onSubmit={upload} className="grid gap-4 border-l-2 border-rule-strong pl-4">
      <Field
        label="File"
        hint="A PDF, a web page, text, a table or an image; 20 MB at most."
        error={tooLarge ? captureRefusalWords.too_large : undefined}
        required
      >
        {(control) => <input {...control} type="file" name="file" accept={accepted} className="control" />}
      </Field>
      {pending && (
        <Progress
          label={sent === 1 ? "Reading the file" : "Uploading"}
          value={sent === null || sent === 1 ? undefined : sent * 100}
          cancel={
            <Button size="small" onClick={() => stop.current?.abort()}>
              Stop
            </Button>
          }
        />
      )}
      <ProblemNote words={problem} />
      <div>
        <SubmitButton pending={pending} pendingLabel={sent === 1 ? "Reading the file…" : "Uploading…"}>
          Upload
        </SubmitButton>
      </div>
    </form>
  );
}

function PasteForm({ slug, sourceId, formRef, onStored }: WayFormProps) {
  const [text, setText] = useState("");
  const { submit, pending, problem, errorAt } = useSubmit(captureRefusalWords);

  function save(event: FormEvent) {
    event.preventDefault();
    submit(() => pasteCopyAction(slug, { sourceId, text }), onStored);
  }

  return (
    <form ref={formRef} onSubmit={save} noValidate className="grid gap-4 border-l-2 border-rule-strong pl-4">
      <TextArea
        label="The text that you have"
        hint="As it stands in the source. It is stored as you paste it."
        rows={8}
        required
        maxLength={maxPasteLength}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={errorAt("text")}
      />
      <ProblemNote words={problem} />
      <div>
        <SubmitButton pending={pending}>Store the text</SubmitButton>
      </div>
    </form>
  );
}
