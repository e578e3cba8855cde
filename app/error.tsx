"use client";

import { EntryShell } from "@/components/shell/entry-shell";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <EntryShell
      title="This page could not be shown"
      intro="Something went wrong on our side. What was saved before is safe."
      footer={
        reference && (
          <>
            If it happens again, tell whoever looks after this server, with this reference:{" "}
            <code className="font-mono">{reference}</code>
          </>
        )
      }
    >
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => retry()}>
          Try again
        </Button>
        <ButtonLink href="/">Go to your workspace</ButtonLink>
      </div>
    </EntryShell>
  );
}
