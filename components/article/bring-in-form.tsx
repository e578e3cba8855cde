"use client";

import { useRef, useState, type ClipboardEvent } from "react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Field } from "@/components/ui/field";
import { Progress } from "@/components/ui/progress";
import { Tabs } from "@/components/ui/tabs";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { isWebAddress } from "@/lib/domain/article/article-fields";
import { maxTextBytes, maxUploadBytes, type BringIn } from "@/lib/domain/article/bring-in";
import { articleRefusalWords, type ArticleRefusalReason } from "@/lib/domain/article/refusal-words";

type Way = "paste" | "url" | "upload";
type Answer = { ok: true; importId: string } | { ok: false; reason: ArticleRefusalReason };

const doing: Record<Way, string> = {
  paste: "Reading the text",
  url: "Fetching the page and reading it",
  upload: "Reading the file",
};

/**
 * The three ways in which a text comes in: pasted, from an address, from a file. Whatever is refused stays in the form.
 * With an `articleId` it becomes the next version of that article.
 */
export function BringInForm({ slug, articleId = null }: { slug: string; articleId?: string | null }) {
  const router = useRouter();
  const [way, setWay] = useState<Way>("paste");
  const [text, setText] = useState("");
  const [url, setUrl] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<ArticleRefusalReason | null>(null);
  const [pending, setPending] = useState<Way | null>(null);
  const stop = useRef<AbortController>(null);
  /** The clipboard's HTML, as long as the field holds exactly what it brought. */
  const [rich, setRich] = useState<{ text: string; html: string } | null>(null);

  function keepRich(event: ClipboardEvent<HTMLTextAreaElement>) {
    const html = event.clipboardData.getData("text/html");
    const field = event.currentTarget;
    const replacesAll = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const plain = event.clipboardData.getData("text/plain").replace(/\r\n?/gu, "\n");
    setRich(html && replacesAll ? { html, text: plain } : null);
  }

  async function send() {
    if (pending) return;
    const refused = problemBeforeSending({ way, text, url, file });
    setRefusal(refused);
    if (refused) return;
    setPending(way);
    stop.current = new AbortController();
    const html = rich?.text === text ? rich.html : null;
    const request = way === "upload" ? uploadOf(file!, articleId) : jsonOf({ way, text, html, url, articleId });
    const answer = await ask({ address: `/w/${slug}/articles/import`, request, signal: stop.current.signal });
    setPending(null);
    if (answer.ok) router.push(`/w/${slug}/articles/import/${answer.importId}`);
    else setRefusal(answer.reason);
  }

  return (
    <form
      method="post"
      noValidate
      className="max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Tabs
        label="Where the text comes from"
        value={way}
        onValueChange={(next) => {
          setWay(next as Way);
          setRefusal(null);
        }}
        tabs={[
          {
            value: "paste",
            label: "Paste the text",
            panel: (
              <>
                <TextArea
                  label="Text of the article"
                  hint="Headings, lists, tables, notes and links are kept when you paste from Word, Google Docs or a web page. At most 2 MB."
                  face="serif"
                  rows={12}
                  value={text}
                  onPaste={keepRich}
                  onChange={(event) => setText(event.target.value)}
                />
                <p role="status" className="mt-2 min-h-5 text-sm text-ink-muted">
                  {rich && text !== "" && richWords(rich.text === text)}
                </p>
              </>
            ),
          },
          {
            value: "url",
            label: "Web address",
            panel: (
              <TextInput
                label="Address of the article"
                hint="The page or PDF is fetched once, and its copy is kept. Pages behind a sign-in cannot be fetched: paste their text instead."
                type="url"
                inputMode="url"
                autoComplete="off"
                placeholder="https://"
                value={url}
                onChange={(event) => setUrl(event.target.value)}
              />
            ),
          },
          {
            value: "upload",
            label: "File",
            panel: <FileField file={file} onChoose={setFile} />,
          },
        ]}
      />
      {refusal && (
        <ErrorNote className="mt-6" title="The text was not brought in." next={articleRefusalWords[refusal]} />
      )}
      <div className="mt-6">
        {pending ? (
          <Progress
            label={doing[pending]}
            cancel={
              <Button size="small" onClick={() => stop.current?.abort()}>
                Stop
              </Button>
            }
          />
        ) : (
          <Button type="submit" variant="primary">
            Look it through
          </Button>
        )}
      </div>
    </form>
  );
}

function richWords(isKept: boolean): string {
  return isKept
    ? "Headings, lists and links came with it and will be kept. Correct the text in the next step."
    : "You have changed the pasted text here, so its headings, lists and links are not kept. Paste it again to keep them.";
}

function FileField({ file, onChoose }: { file: File | null; onChoose: (file: File | null) => void }) {
  return (
    <Field
      label="File"
      hint="PDF (up to 500 pages), Word (.docx) or mail (.eml) up to 25 MB, a saved web page up to 5 MB, plain text or Markdown up to 2 MB."
    >
      {(control) => (
        <>
          <input
            {...control}
            type="file"
            accept=".pdf,.docx,.eml,.txt,.text,.md,.markdown,.html,.htm,.xhtml,application/pdf,message/rfc822,text/plain,text/markdown,text/html"
            className="control file:mr-4 file:border-0 file:bg-transparent file:font-medium file:text-accent"
            onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
          />
          {file && <p className="text-sm text-ink-muted">{`${file.name}, ${sizeInWords(file.size)}`}</p>}
        </>
      )}
    </Field>
  );
}

function sizeInWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What can be said without asking the server; above all the size, before any of it travels. */
function problemBeforeSending({
  way,
  text,
  url,
  file,
}: {
  way: Way;
  text: string;
  url: string;
  file: File | null;
}): ArticleRefusalReason | null {
  if (way === "url") return isWebAddress(url.trim()) ? null : "invalid_url";
  if (way === "paste") {
    if (text.trim() === "") return "empty";
    return new Blob([text]).size > maxTextBytes ? "too_large" : null;
  }
  if (!file || file.size === 0) return "empty";
  return file.size > maxUploadBytes(file.name) ? "too_large" : null;
}

function uploadOf(file: File, articleId: string | null): RequestInit {
  return {
    body: file,
    headers: {
      "content-type": file.type || "application/octet-stream",
      "x-file-name": encodeURIComponent(file.name),
      ...(articleId && { "x-article-id": articleId }),
    },
  };
}

function jsonOf({
  way,
  text,
  html,
  url,
  articleId,
}: {
  way: Way;
  text: string;
  html: string | null;
  url: string;
  articleId: string | null;
}): RequestInit {
  const input: BringIn =
    way === "url" ? { kind: "url", url: url.trim(), articleId } : { kind: "paste", text, html, articleId };
  return { body: JSON.stringify(input), headers: { "content-type": "application/json" } };
}

async function ask({
  address,
  request,
  signal,
}: {
  address: string;
  request: RequestInit;
  signal: AbortSignal;
}): Promise<Answer> {
  try {
    const response = await fetch(address, { ...request, method: "POST", signal });
    if (!response.ok) return { ok: false, reason: response.status === 413 ? "too_large" : "unavailable" };
    return (await response.json()) as Answer;
  } catch {
    return { ok: false, reason: signal.aborted ? "aborted" : "offline" };
  }
}
