"use client";

import { useCallback, useRef, useState, type ReactNode } from "react";
import { useRouter } from "next/navigation";
import { ArticleFieldsForm, type FieldWords } from "@/components/article/article-fields-form";
import { ArticlesChoice } from "@/components/article/articles-choice";
import { AutosaveWords } from "@/components/article/autosave-words";
import { DraftEditor } from "@/components/article/draft-editor";
import { putDraft, type DraftChange } from "@/components/article/put-draft";
import { PartList, wordsIn } from "@/components/article/part-list";
import { StoredParts } from "@/components/article/stored-parts";
import { useParts } from "@/components/article/use-parts";
import { useAutosave } from "@/components/article/use-autosave";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import type { TypedArticleFields } from "@/lib/domain/article/article-fields";
import { articleRefusalWords, type ArticleRefusalReason } from "@/lib/domain/article/refusal-words";
import type { DraftDoc, DraftParts } from "@/lib/import/import-draft";
import {
  discardImportAction,
  restoreImportAction,
  storeImportAction,
  storePartsAction,
} from "@/lib/server/article/actions";
import type { PartProblem } from "@/lib/server/article/store-parts";

export type ImportPreviewProps = {
  slug: string;
  importId: string;
  /** The article that this becomes the next version of. */
  articleId: string | null;
  state: "draft" | "stored" | "discarded";
  mayImport: boolean;
  fields: TypedArticleFields;
  foundIn: FieldWords;
  doc: DraftDoc;
  /** Of the several articles of the page: what was typed of each, and whether they come in as one. */
  parts: DraftParts;
  asOne: boolean;
  foundInOfParts: Record<string, FieldWords>;
  /** What the articles of the page have become. */
  storedParts: { partId: string; articleId: string; title: string; publishedOn: string | null }[];
  warnings: string[];
};

/** What came in, to be looked through, corrected and stored. Everything typed is kept as it is typed. */
export function ImportPreview(props: ImportPreviewProps) {
  const { slug, importId, articleId, state, mayImport } = props;
  const router = useRouter();
  const toast = useToast();
  const [fields, setFields] = useState(props.fields);
  const [issues, setIssues] = useState<FieldWords>({});
  const [refusal, setRefusal] = useState<ArticleRefusalReason | null>(null);
  const [problems, setProblems] = useState<Record<string, PartProblem>>({});
  const [storing, setStoring] = useState(false);
  const pendingChange = useRef<DraftChange>({});
  const isOpen = state === "draft" && mayImport;

  const save = useCallback(
    (sent: DraftChange) =>
      putDraft({ address: `/w/${slug}/articles/import/${importId}/draft`, change: sent, setRefusal }),
    [slug, importId],
  );
  const autosave = useAutosave<DraftChange>(async (sent) => {
    const answer = await save(sent);
    // What changed while this was on its way waits in pendingChange; only what was sent is forgotten.
    if (answer.ok && pendingChange.current === sent) pendingChange.current = {};
    return answer;
  });

  function change(part: DraftChange) {
    pendingChange.current = { ...pendingChange.current, ...part };
    autosave.change(pendingChange.current);
  }

  // A page that becomes the next version of an article is one article.
  const maySplit = articleId === null;
  const { parts, asOne, isSeveral, ...acts } = useParts({ doc: props.doc, first: props, fields, onChange: change });
  const chosen = parts.filter(({ leftOut }) => leftOut === null);

  async function storeSeveral() {
    const answer = await storePartsAction(slug, { importId, partIds: chosen.map(({ id }) => id) }).catch(
      () => ({ ok: false, reason: "offline" }) as const,
    );
    if (answer.ok) {
      toast.say({
        title: answer.stored.length === 1 ? "One article was stored." : `${answer.stored.length} articles were stored.`,
      });
      router.refresh();
      window.scrollTo({ top: 0 });
      return;
    }
    setStoring(false);
    setRefusal(answer.reason);
    setProblems(answer.reason === "invalid_parts" ? answer.parts : {});
  }

  async function store() {
    if (storing || (isSeveral && chosen.length === 0)) return;
    setStoring(true);
    setRefusal(null);
    setProblems({});
    const kept = await autosave.flush();
    if (!kept) {
      setStoring(false);
      return;
    }
    if (isSeveral) return storeSeveral();
    const answer = await storeImportAction(slug, { importId }).catch(() => ({ ok: false, reason: "offline" }) as const);
    if (answer.ok) {
      router.push(`/w/${slug}/articles/${answer.articleId}`);
      return;
    }
    setStoring(false);
    setRefusal(answer.reason);
    setIssues(answer.reason === "invalid_fields" ? answer.issues : {});
  }

  async function restore() {
    const answer = await restoreImportAction(slug, { importId });
    if (!answer.ok) setRefusal(answer.reason);
    router.refresh();
  }

  async function discard() {
    await autosave.flush();
    const answer = await discardImportAction(slug, { importId });
    if (!answer.ok) {
      setRefusal(answer.reason);
      return;
    }
    toast.say({ title: "The text was discarded.", undo: { onUndo: () => void restore() } });
    router.refresh();
  }

  return (
    <>
      {state === "discarded" && (
        <Notice
          className="mb-8"
          tone="warn"
          title="This text was discarded."
          action={<Button onClick={() => void restore()}>Take it up again</Button>}
        >
          Nothing was removed. You can take it up again where it was left.
        </Notice>
      )}
      {state === "stored" && articleId && (
        <Notice className="mb-8" tone="ok" title="This text has been stored.">
          <TextLink href={`/w/${slug}/articles/${articleId}`}>Go to the article</TextLink>
        </Notice>
      )}
      {props.storedParts.length > 0 && (
        <StoredParts
          slug={slug}
          importId={importId}
          mayImport={mayImport}
          stored={props.storedParts}
          leftOut={parts
            .filter(({ id }) => !props.storedParts.some(({ partId }) => partId === id))
            .map(({ id, words, leftOut, fields: { title } }) => ({ id, title, words, reason: leftOut }))}
        />
      )}
      {props.warnings.map((words) => (
        <Notice key={words} tone="warn" className="mb-4">
          {words}
        </Notice>
      ))}
      {refusal && (
        <ErrorNote
          className="mb-6"
          title={
            articleId
              ? "The new version was not stored."
              : isSeveral
                ? "No article was stored."
                : "The article was not stored."
          }
          next={articleRefusalWords[refusal]}
          action={
            refusal === "stale_version" && articleId ? (
              <TextLink href={`/w/${slug}/articles/${articleId}`}>Open the newer version</TextLink>
            ) : undefined
          }
        />
      )}
      {isOpen && maySplit && parts.length > 1 && (
        <ArticlesChoice count={parts.length} asOne={asOne} onChoose={acts.choose} />
      )}
      <PageBody isFolded={props.storedParts.length > 0}>
        <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,42rem)_minmax(16rem,20rem)]">
          <section aria-label={isSeveral ? "Articles on this page" : "Details"} className="xl:order-2">
            {isSeveral ? (
              <div className="xl:sticky xl:top-8 xl:max-h-[calc(100dvh-8rem)] xl:overflow-y-auto xl:pr-2">
                <h2 className="mb-1 font-serif text-xl font-semibold">{`${parts.length} articles`}</h2>
                <p className="mb-4 text-sm text-ink-muted">
                  {`${chosen.length} of them ${isOpen ? "will be" : "were chosen to be"} stored, with ${wordsIn(chosen.reduce((sum, { words }) => sum + words, 0))}, all from the same stored copy.`}
                </p>
                <PartList
                  parts={parts}
                  foundIn={props.foundInOfParts}
                  problems={problems}
                  disabled={!isOpen}
                  onPart={(id, part) => {
                    acts.setPart(id, part);
                    setProblems(({ [id]: _mended, ...others }) => others);
                  }}
                  onShow={acts.show}
                />
              </div>
            ) : (
              <div className="xl:sticky xl:top-8">
                <h2 className="mb-4 font-serif text-xl font-semibold">Details</h2>
                <ArticleFieldsForm
                  fields={fields}
                  foundIn={props.foundIn}
                  issues={issues}
                  disabled={!isOpen}
                  onChange={(next) => {
                    setFields(next);
                    change({ fields: next });
                  }}
                />
              </div>
            )}
          </section>
          <section aria-label="Text" className="min-w-0 xl:order-1">
            <h2 className="mb-2 font-serif text-xl font-semibold">Text</h2>
            <p className="mb-4 measure text-sm text-ink-muted">
              Blocks that do not look like a part of the article are struck through and will be left out. Press “Keep
              this block” to keep one. You can correct every word.
              {isSeveral &&
                " A coloured line stands where each article begins: move it with the buttons beside it, or put the cursor into a block and press “Begin an article here”."}
            </p>
            <DraftEditor
              doc={props.doc}
              editable={isOpen}
              label={isSeveral ? "Text of the articles" : "Text of the article"}
              onSplit={isOpen && maySplit ? acts.split : undefined}
              onReady={acts.setEditor}
              onChange={(readDoc) => {
                change({ readDoc });
                acts.follow(readDoc);
              }}
            />
          </section>
        </div>
      </PageBody>
      {isOpen && (
        <div className="sticky bottom-0 z-10 mt-8 flex flex-wrap items-center gap-3 border-t border-rule bg-paper py-3">
          <Button
            variant="primary"
            pending={storing}
            pendingLabel="Storing…"
            aria-disabled={isSeveral && chosen.length === 0}
            onClick={() => void store()}
          >
            {articleId ? "Store as a new version" : isSeveral ? storeWords(chosen.length) : "Store article"}
          </Button>
          <Button onClick={() => void discard()}>Discard</Button>
          <AutosaveWords state={autosave.state} />
        </div>
      )}
    </>
  );
}

/** The text with its details; folded away once its articles are stored, when they are what matters. */
function PageBody({ isFolded, children }: { isFolded: boolean; children: ReactNode }) {
  if (!isFolded) return <>{children}</>;
  return (
    <details>
      <summary className="w-fit link py-1">The page as it was looked through</summary>
      <div className="mt-6">{children}</div>
    </details>
  );
}

function storeWords(count: number): string {
  if (count === 0) return "Choose at least one article";
  return count === 1 ? "Store 1 article" : `Store ${count} articles`;
}
