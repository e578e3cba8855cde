import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";

/** The citation in words, for a snapshot that has to be readable without the source. */
export function citationOf({ csl }: { csl: unknown; style: string }): string {
  const item = readCsl(csl);
  if (!item) return "";
  const parts = [authorDate(item), item.title, item["container-title"] ?? item.publisher];
  return `${parts.filter(Boolean).join(". ")}.`;
}
