"use client";

import "./globals.css";
import { Brand } from "@/components/shell/brand";
import { Button } from "@/components/ui/button";

export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-GB">
      <body>
        <title>Something went wrong · Plumbline</title>
        <main className="mx-auto max-w-md px-5 pt-12 sm:pt-[14vh]">
          <Brand className="mb-12" />
          <h1 className="font-serif text-2xl font-semibold">Plumbline could not start this page</h1>
          <p className="mt-2 mb-8 text-ink-muted">
            What was saved before is safe. Try again; if it keeps happening, tell whoever looks after this server.
          </p>
          <Button variant="primary" onClick={() => retry()}>
            Try again
          </Button>
        </main>
      </body>
    </html>
  );
}
