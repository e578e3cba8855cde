"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { wordsIn } from "@/components/article/part-list";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { List, ListRow } from "@/components/ui/list-row";
import { articleRefusalWords, type ArticleRefusalReason } from "@/lib/domain/article/refusal-words";
import { edtfDateInWords } from "@/lib/domain/edtf-date";
import { storePartsAction } from "@/lib/server/article/actions";

/** What became of a page of several articles: those that were stored, with links, and those that were left out. */
export function StoredParts({
  slug,
  importId,
  stored,
  leftOut,
  mayImport,
}: {
  slug: string;
  importId: string;
  stored: readonly { partId: string; articleId: string; title: string; publishedOn: string | null }[];
  leftOut: readonly { id: string; title: string; words: number; reason: string | null }[];
  mayImport: boolean;
}) {
  const router = useRouter();
  const [pending, setPending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ArticleRefusalReason | null>(null);

  async function storeToo(partId: string) {
    if (pending) return;
    setPending(partId);
    const answer = await storePartsAction(slug, { importId, partIds: [partId] }).catch(
      () => ({ ok: false, reason: "offline" }) as const,
    );
    setPending(null);
    if (answer.ok) {
      setRefusal(null);
      router.refresh();
      return;
    }
    // One article alone: its own reason says more than that one of several cannot be stored.
    setRefusal(answer.reason === "invalid_parts" ? (answer.parts[partId]?.reason ?? answer.reason) : answer.reason);
  }

  return (
    <section aria-label="What was stored" className="mb-10">
      <h2 className="mb-3 font-serif text-xl font-semibold">
        {stored.length === 1 ? "One article was stored" : `${stored.length} articles were stored`}
      </h2>
      <List label="Stored articles" ordered>
        {stored.map(({ articleId, title, publishedOn }, index) => (
          <ListRow
            key={articleId}
            number={index + 1}
            title={title}
            href={`/w/${slug}/articles/${articleId}`}
            meta={[publishedOn && edtfDateInWords(publishedOn)]}
          />
        ))}
      </List>
      {leftOut.length > 0 && (
        <>
          <h3 className="mt-8 mb-2 text-sm font-medium">Left out</h3>
          {refusal && <ErrorNote className="mb-4" title="It was not stored." next={articleRefusalWords[refusal]} />}
          <List label="Articles that were left out">
            {leftOut.map(({ id, title, words, reason }) => (
              <ListRow
                key={id}
                title={title}
                meta={[wordsIn(words), reason]}
                actions={
                  mayImport &&
                  words > 0 && (
                    <Button
                      size="small"
                      pending={pending === id}
                      pendingLabel="Storing…"
                      onClick={() => void storeToo(id)}
                    >
                      Store it too<span className="sr-only">: {title}</span>
                    </Button>
                  )
                }
              />
            ))}
          </List>
        </>
      )}
    </section>
  );
}
