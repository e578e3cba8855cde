import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

/** A list that a search or a filter has left empty. */
export function NothingFound({ what, typed, clearHref }: { what: string; typed: string; clearHref: string }) {
  return (
    <EmptyState title={`No ${what} found`} action={<ButtonLink href={clearHref}>Show all {what}</ButtonLink>}>
      {typed === ""
        ? "Nothing fits all of the filters. Take one off, or show everything."
        : `Nothing holds “${typed}” and fits the filters. Try fewer or other words, or show everything.`}
    </EmptyState>
  );
}
