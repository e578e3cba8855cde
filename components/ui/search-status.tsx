import { Spinner } from "@/components/ui/spinner";
import type { Answered } from "@/components/ui/use-answer";

/** How a search stands, for eyes and screen readers; nothing is said where something was found. */
export function SearchStatus({
  state,
  none,
}: {
  state: Answered<unknown>["state"];
  /** What is said where the search found nothing; null where it found something. */
  none: string | null;
}) {
  return (
    <div role="status" className="text-sm text-ink-muted empty:hidden">
      {state === "waiting" && (
        <span className="flex items-center gap-2">
          <Spinner /> Searching…
        </span>
      )}
      {state === "failed" && "The search did not work. Change a letter to try again."}
      {state === "found" && none}
    </div>
  );
}
