"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, type DragEvent, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import { Progress } from "@/components/ui/progress";
import { sendFile, type SentFile } from "@/components/ui/send-file";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { bibliographyWords, maxBibliographyBytes } from "@/lib/domain/source/bibliography";

type Sending = { name: string; share: number; stop: AbortController };

/** Takes a bibliography as a file, dropped, chosen or pasted, and leads to the list of its entries. */
export function BringInBibliography({ slug }: { slug: string }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [isOver, setIsOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File) {
    setProblem(null);
    if (file.size === 0) return setProblem(bibliographyWords.empty);
    if (file.size > maxBibliographyBytes) return setProblem(bibliographyWords.too_large);
    const stop = new AbortController();
    setSending({ name: file.name, share: 0, stop });
    const answer: SentFile & { bibliographyId?: string } = await sendFile({
      to: `/w/${slug}/sources/bibliography/upload`,
      file,
      signal: stop.signal,
      onProgress: (share) => setSending((now) => now && { ...now, share }),
    });
    setSending(null);
    if (answer.ok && answer.bibliographyId) router.push(`/w/${slug}/sources/bibliography/${answer.bibliographyId}`);
    else setProblem(wordsOf(answer.reason));
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    const dropped = event.dataTransfer.getData("text/plain");
    if (file) void send(file);
    else if (dropped.trim() !== "") setText(dropped);
  }

  function sendText(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "") return setProblem(bibliographyWords.empty);
    void send(new File([text], "Pasted text", { type: "text/plain" }));
  }

  return (
    // Dropping is one way of three; the others work with the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      onSubmit={sendText}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={`grid max-w-3xl gap-4 border-l-2 pl-4 ${isOver ? "border-accent" : "border-rule-strong"}`}
    >
      <p className="measure text-sm text-ink-muted">
        BibTeX, RIS, CSL-JSON or Zotero RDF, up to 20,000 entries. Nothing is added before you have chosen.
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => input.current?.click()} disabled={sending !== null}>
          Choose a file…
        </Button>
        <span className="text-sm text-ink-muted">or drop one here</span>
        <input
          ref={input}
          type="file"
          tabIndex={-1}
          aria-hidden="true"
          className="sr-only"
          accept=".bib,.bibtex,.ris,.json,.csljson,.rdf,.txt,.nbib"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void send(file);
            event.currentTarget.value = "";
          }}
        />
      </div>
      <TextArea
        label="Or paste it"
        rows={6}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        inputClassName="font-mono text-sm"
      />
      {sending && (
        <Progress
          label={sending.share < 1 ? `Sending “${sending.name}”` : `Reading “${sending.name}”`}
          words={sending.share < 1 ? `${Math.round(sending.share * 100)} %` : "Long files take a minute."}
          {...(sending.share < 1 && { value: Math.round(sending.share * 100), max: 100 })}
          cancel={
            <Button size="small" onClick={() => sending.stop.abort()}>
              Cancel
            </Button>
          }
        />
      )}
      <ProblemNote words={problem} />
      <div>
        <SubmitButton pending={sending !== null} pendingLabel="Reading…">
          Read what I pasted
        </SubmitButton>
      </div>
    </form>
  );
}

function wordsOf(reason: string | undefined): string {
  return reason && Object.hasOwn(bibliographyWords, reason)
    ? bibliographyWords[reason as keyof typeof bibliographyWords]
    : bibliographyWords.unavailable;
}
