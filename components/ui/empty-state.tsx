import type { ReactNode } from "react";

/** What an empty list says: what belongs here, one sentence, and the next step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  /** As "No claims yet". */
  title: ReactNode;
  /** One sentence that teaches the next step. */
  children: ReactNode;
  /** A ButtonLink or Button for that step; left out where the person may not take it. */
  action?: ReactNode;
}) {
  return (
    <div className="measure border-y border-rule py-8">
      <p className="font-serif text-xl">{title}</p>
      <p className="mt-1 text-ink-muted">{children}</p>
      {action && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
