"use client";

import { useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Field } from "@/components/ui/field";
import { sendFile, type SentFile } from "@/components/ui/send-file";
import { Progress } from "@/components/ui/progress";
import { maxWordpressBytes } from "@/lib/domain/inbox/limits";
import { refusalWords } from "@/lib/domain/inbox/refusal-words";

/** An export file, sent with its progress; it is read after it has arrived. */
export function WordpressForm({ slug }: { slug: string }) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const upload = useRef<AbortController>(null);

  async function send() {
    if (sent !== null) return;
    const problem = problemOf(file);
    setRefusal(problem);
    if (problem || !file) return;
    setSent(0);
    upload.current = new AbortController();
    const answer: SentFile & { batchId?: string } = await sendFile({
      to: `/w/${slug}/articles/inbox/wordpress`,
      file,
      signal: upload.current.signal,
      onProgress: setSent,
    });
    if (answer.ok && answer.batchId) return router.push(`/w/${slug}/articles/inbox/${answer.batchId}`);
    setSent(null);
    setRefusal(answer.reason ?? "unavailable");
  }

  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label="Export file"
        hint="The .xml file from WordPress: Tools, then Export, then “All content”. At most 100 MB. Published posts and pages are read; drafts, attachments and revisions are left out and counted."
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".xml,application/xml,text/xml"
            className="control file:mr-4 file:border-0 file:bg-transparent file:font-medium file:text-accent"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              setRefusal(null);
            }}
          />
        )}
      </Field>
      {refusal && <ErrorNote className="mt-4" title="The export was not taken." next={refusalWords(refusal)} />}
      <div className="mt-4">
        {sent !== null && file ? (
          <Progress
            label="Sending the file"
            value={sent * file.size}
            max={file.size}
            words={`${megabytes(sent * file.size)} of ${megabytes(file.size)} MB`}
            cancel={
              <Button size="small" onClick={() => upload.current?.abort()}>
                Stop
              </Button>
            }
          />
        ) : (
          <Button type="submit" variant="primary">
            Read the export
          </Button>
        )}
      </div>
    </form>
  );
}

/** What can be said before any of it travels. */
function problemOf(file: File | null): string | null {
  if (!file) return "not_xml_file";
  if (file.size === 0) return "empty";
  if (file.size > maxWordpressBytes) return "too_large";
  return /\.(xml|wxr)$/iu.test(file.name) ? null : "not_xml_file";
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
