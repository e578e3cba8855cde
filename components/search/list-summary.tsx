import { totalWords } from "@/lib/domain/search/list-href";

/** How much a list holds; announced when a filter or a search changes it. */
export function ListSummary({
  total,
  one,
  many,
  note,
}: {
  total: number;
  /** "claim" and "claims". */
  one: string;
  many: string;
  /** A sentence after the figure. */
  note?: string;
}) {
  return (
    <p role="status" className="mt-5 mb-3 text-sm text-ink-muted figures">
      {totalWords({ total, one, many })}
      {note && `. ${note}`}
    </p>
  );
}
