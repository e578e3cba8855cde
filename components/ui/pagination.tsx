import type { ReactNode } from "react";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";

/** "Newer" and "older" under a list that is read by cursor. Renders nothing when there is neither. */
export function Pagination({
  newerHref,
  olderHref,
  newerLabel = "Newer",
  olderLabel = "Older",
  summary,
}: {
  newerHref?: string | null;
  olderHref?: string | null;
  /** Other words where the list is not by time, as "Previous". */
  newerLabel?: string;
  olderLabel?: string;
  /** As "51 to 100 of 2,310". */
  summary?: ReactNode;
}) {
  if (!newerHref && !olderHref) return null;
  return (
    <nav aria-label="More of this list" className="flex flex-wrap items-center justify-between gap-4 pt-4">
      <span className="min-w-24">
        {newerHref && (
          <ButtonLink
            href={newerHref}
            rel="prev"
            size="small"
            icon={<ArrowLeft aria-hidden="true" className="size-4" />}
          >
            {newerLabel}
          </ButtonLink>
        )}
      </span>
      {summary && <span className="text-sm text-ink-muted figures">{summary}</span>}
      <span className="flex min-w-24 justify-end">
        {olderHref && (
          <ButtonLink href={olderHref} rel="next" size="small">
            {olderLabel}
            <ArrowRight aria-hidden="true" className="size-4" />
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}
