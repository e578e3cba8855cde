import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";

/** A failure in three parts: what happened, what was kept, what to do next. */
export function ErrorNote({
  title,
  kept,
  next,
  action,
  reference,
  className,
}: {
  /** What happened, in the reader's words: "The page could not be fetched." */
  title: ReactNode;
  /** What is safe: "Your text is still here." */
  kept?: ReactNode;
  /** What to do: "Check the address, or paste the text instead." */
  next?: ReactNode;
  action?: ReactNode;
  /** A code that whoever looks after the server can find in the log. */
  reference?: string;
  className?: string;
}) {
  return (
    <Notice tone="danger" role="alert" title={title} action={action} className={className}>
      {kept && <p>{kept}</p>}
      {next && <p>{next}</p>}
      {reference && (
        <p className="mt-1 text-ink-muted">
          Reference for the log: <code className="font-mono text-xs">{reference}</code>
        </p>
      )}
    </Notice>
  );
}
