"use client";

import { useEffect, useId, useRef, useState } from "react";
import { AnnotationRow, type AnnotationDone, type AnnotationDraft } from "@/components/annotation/annotation-row";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { annotationRefusalWords, type AnnotationRefusalReason } from "@/lib/domain/annotation/refusal-words";
import { maxAnnotationFileBytes, maxAnnotations } from "@/lib/domain/annotation/limits";
import type { FoundAnnotation, FoundAnnotations } from "@/lib/server/annotation/read-file";

type Found = FoundAnnotations & { fileName: string };
type Kept = { found: Found; drafts: Record<string, AnnotationDraft>; done: Record<string, AnnotationDone> };

const groups = [
  { match: "exact", title: "Found word for word" },
  { match: "approximate", title: "Found with other wording: look at both" },
  { match: "not_found", title: "Not found in this text" },
] as const satisfies readonly { match: FoundAnnotation["place"]["match"]; title: string }[];

/** Brings in a file of annotations: says where each stands in the article, and leaves it to the person what becomes of it. */
export function AnnotationImport({
  slug,
  articleId,
  articleUrl,
}: {
  slug: string;
  articleId: string;
  articleUrl: string | null;
}) {
  const fileId = useId();
  const [kept, setKept] = useKept(`plumbline-annotations ${articleId}`);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AnnotationRefusalReason | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function read(file: File) {
    if (pending) return;
    setRefusal(null);
    if (file.size > maxAnnotationFileBytes) return setRefusal("too_large");
    setPending(true);
    const answer = await fetch(`/w/${slug}/articles/${articleId}/annotations/read`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: file,
    })
      .then(
        async (response) =>
          (await response.json()) as ({ ok: true } & FoundAnnotations) | { ok: false; reason: AnnotationRefusalReason },
      )
      .catch(() => ({ ok: false, reason: "offline" }) as const);
    setPending(false);
    if (input.current) input.current.value = "";
    if (!answer.ok) return setRefusal(answer.reason);
    setKept({ found: { ...answer, fileName: file.name }, drafts: {}, done: {} });
  }

  const found = kept?.found;
  return (
    <>
      <p className="measure">
        A file of Web Annotations, or of annotations exported from Hypothesis, as JSON: at most 5 MB and{" "}
        {maxAnnotations.toLocaleString("en-GB")} annotations. Nothing of it is stored until you choose what becomes of
        it.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <label htmlFor={fileId} className="text-sm font-medium">
          File of annotations
        </label>
        <input
          ref={input}
          id={fileId}
          type="file"
          accept=".json,.jsonld,application/json,application/ld+json"
          className="max-w-full text-sm file:mr-3 file:min-h-10 file:rounded-sm file:border file:border-rule-strong file:bg-paper-raised file:px-4 file:font-medium file:text-ink"
          onChange={({ target }) => target.files?.[0] && void read(target.files[0])}
        />
        {pending && <span role="status">Looking for their words in the article…</span>}
      </div>
      {refusal && <ErrorNote className="mt-4" title="The file was not read." next={annotationRefusalWords[refusal]} />}
      {found && kept && (
        <div className="mt-8">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <p role="status" className="font-medium break-words">{`${found.fileName}: ${countsInWords(found)}`}</p>
            <Button size="small" variant="quiet" onClick={() => setKept(null)}>
              Put this file aside
            </Button>
          </div>
          <LeftAsideWords {...found.leftAside} />
          {groups.map(({ match, title }) => {
            const own = found.annotations.filter(({ place }) => place.match === match);
            if (own.length === 0) return null;
            return (
              <details key={match} open={match !== "not_found"} className="mt-6">
                <summary className="w-fit py-1 font-serif text-lg font-semibold">{`${title} (${own.length})`}</summary>
                <ul className="mt-2 divide-y divide-rule border-y border-rule">
                  {own.map((annotation) => (
                    <AnnotationRow
                      key={annotation.key}
                      slug={slug}
                      articleId={articleId}
                      articleUrl={articleUrl}
                      versionId={found.versionId}
                      annotation={annotation}
                      draft={kept.drafts[annotation.key]}
                      done={kept.done[annotation.key]}
                      onDraft={(draft) => setKept({ ...kept, drafts: { ...kept.drafts, [annotation.key]: draft } })}
                      onDone={(done) => setKept({ ...kept, done: { ...kept.done, [annotation.key]: done } })}
                    />
                  ))}
                </ul>
              </details>
            );
          })}
        </div>
      )}
    </>
  );
}

/** What was read and typed stays with this tab, so that a reload or a look at the article loses nothing. */
function useKept(key: string): [Kept | null, (kept: Kept | null) => void] {
  const [kept, setKept] = useState<Kept | null>(null);
  useEffect(() => {
    try {
      const saved = sessionStorage.getItem(key);
      // After the first paint, which has to be the server's.
      if (saved) setKept(JSON.parse(saved) as Kept);
    } catch {
      // A tab without storage keeps it while it stays open.
    }
  }, [key]);
  return [
    kept,
    (next) => {
      setKept(next);
      try {
        if (next) sessionStorage.setItem(key, JSON.stringify(next));
        else sessionStorage.removeItem(key);
      } catch {
        // Too large for the storage: it stays while the tab stays open.
      }
    },
  ];
}

function countsInWords({ annotations }: FoundAnnotations): string {
  const count = (match: FoundAnnotation["place"]["match"]) =>
    annotations.filter(({ place }) => place.match === match).length;
  return [
    `${count("exact")} found word for word`,
    `${count("approximate")} with other wording`,
    `${count("not_found")} not found`,
  ].join(", ");
}

function LeftAsideWords({ withoutWords, unreadable, beyondLimit, notLookedFor }: Found["leftAside"]) {
  const words = [
    withoutWords > 0 && `${withoutWords} on the page as a whole or in answer to others, without words of the text`,
    unreadable > 0 && `${unreadable} that are no annotations, or mark too many words`,
    beyondLimit > 0 && `${beyondLimit} beyond the first ${maxAnnotations}`,
    notLookedFor > 0 && `${notLookedFor} for which there was no time: bring them in by themselves`,
  ].filter(Boolean);
  return words.length > 0 ? (
    <p className="mt-1 measure text-sm text-ink-muted">Left aside: {words.join("; ")}.</p>
  ) : null;
}
