import type { SaveAnswer } from "@/components/article/use-autosave";
import type { TypedArticleFields } from "@/lib/domain/article/article-fields";
import type { ArticleRefusalReason } from "@/lib/domain/article/refusal-words";
import type { DraftDoc, DraftParts } from "@/lib/import/import-draft";

/** What changed of the draft of an import. The document is written out when it is sent, not at every letter. */
export type DraftChange = {
  fields?: TypedArticleFields;
  readDoc?: () => DraftDoc;
  parts?: DraftParts;
  asOne?: boolean;
};

/** Sends what changed; a refusal that no further attempt can mend ends them. */
export async function putDraft({
  address,
  change: { readDoc, ...rest },
  setRefusal,
}: {
  address: string;
  change: DraftChange;
  setRefusal: (reason: ArticleRefusalReason | null) => void;
}): Promise<SaveAnswer> {
  try {
    const response = await fetch(address, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...rest, ...(readDoc && { doc: readDoc() }) }),
    });
    const answer = (await response.json()) as { ok: true } | { ok: false; reason: ArticleRefusalReason };
    if (answer.ok) return answer;
    setRefusal(answer.reason);
    return { ok: false, stop: answer.reason !== "unavailable" && answer.reason !== "signed_out" };
  } catch {
    return { ok: false };
  }
}
