import type { Fetched, FetchRefusal, FetchRefusalReason } from "@/lib/platform/guarded-fetch";
import type { Fetcher } from "@/lib/server/source/look-up-source";

/** What one address answers: a body with its type, or the reason why nothing comes. */
export type StoredAnswer =
  { body: string | Uint8Array; type?: string; status?: number; finalUrl?: string } | { refused: FetchRefusalReason };

/** A fetcher that answers from a table and counts what it was asked; any other address is not found. */
export function storedAnswers(answers: Record<string, StoredAnswer>): Fetcher & { asked: string[] } {
  const asked: string[] = [];
  const fetcher = async ({ url }: { url: string }): Promise<Fetched | FetchRefusal> => {
    asked.push(url);
    const answer = answers[url];
    if (!answer || "refused" in answer) return { ok: false, reason: answer?.refused ?? "name_not_found", detail: url };
    const type = answer.type ?? "text/html; charset=utf-8";
    return {
      ok: true,
      finalUrl: answer.finalUrl ?? url,
      status: answer.status ?? 200,
      headers: { "content-type": type },
      mediaType: type.split(";")[0]!,
      bytes: typeof answer.body === "string" ? new TextEncoder().encode(answer.body) : answer.body,
      redirects: [],
    };
  };
  return Object.assign(fetcher, { asked });
}
