"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
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
  const end = (run: () => Promise<unknown>) =>
    startTransition(async () => {
      await run();
      router.refresh();
    });
  return (
    <div className="grid gap-4">
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
