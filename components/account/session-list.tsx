"use client";

import { useRouter } from "next/navigation";
import { useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { List, ListRow } from "@/components/ui/list-row";
import { endOtherSessionsAction, endSessionAction } from "@/lib/server/account/actions";

/** The browsers in which the person is signed in, each to be signed out. */
export function SessionList({
  sessions,
}: {
  sessions: readonly { id: string; label: string; lastSeen: string; isThis: boolean }[];
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const place = useRef<HTMLDivElement>(null);
  const end = (run: () => Promise<unknown>) =>
    startTransition(async () => {
      await run();
      // The button goes with its line.
      place.current?.focus();
      router.refresh();
    });
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label="Where you are signed in" className="grid gap-4">
      <List label="Browsers that are signed in">
        {sessions.map(({ id, label, lastSeen, isThis }) => (
          <ListRow
            key={id}
            face="sans"
            title={label}
            meta={[isThis ? "this browser" : `last seen ${lastSeen}`]}
            actions={
              !isThis && (
                <Button size="small" variant="quiet" pending={pending} onClick={() => end(() => endSessionAction(id))}>
                  Sign out
                </Button>
              )
            }
          />
        ))}
      </List>
      {sessions.length > 1 && (
        <div>
          <Button pending={pending} pendingLabel="Signing out…" onClick={() => end(endOtherSessionsAction)}>
            Sign out everywhere else
          </Button>
        </div>
      )}
    </div>
  );
}
