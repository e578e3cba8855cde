"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { refusalWords } from "@/lib/domain/inbox/refusal-words";
import { readFeedNowAction, stopFeedAction, watchFeedAction } from "@/lib/server/inbox/actions";

/** What can be done with a feed. Stopping can be taken back at once, as nothing is lost by it. */
export function FeedActs({
  slug,
  feedId,
  title,
  url,
  isStopped,
}: {
  slug: string;
  feedId: string;
  title: string;
  url: string;
  isStopped: boolean;
}) {
  const router = useRouter();
  const { say } = useToast();
  const [pending, setPending] = useState<"read" | "stop" | "watch" | null>(null);
  const about = <span className="sr-only">: {title}</span>;

  async function act(name: "read" | "stop" | "watch") {
    if (pending) return;
    setPending(name);
    const answer = await (
      name === "read"
        ? readFeedNowAction(slug, { feedId })
        : name === "stop"
          ? stopFeedAction(slug, { feedId })
          : watchFeedAction(slug, { url })
    ).catch(() => ({ ok: false as const, reason: "offline" }));
    setPending(null);
    if (!answer.ok) {
      say({ title: "It was not done.", description: refusalWords(answer.reason), tone: "problem" });
      return;
    }
    if (name === "read")
      say({ title: "The feed is being read.", description: "What is new appears in the inbox in a moment." });
    if (name === "stop")
      say({
        title: "The feed is no longer watched.",
        undo: { label: "Watch it again", onUndo: () => void act("watch") },
      });
    if (name === "watch") say({ title: "The feed is watched again." });
    router.refresh();
  }

  if (isStopped)
    return (
      <Button
        size="small"
        variant="quiet"
        pending={pending === "watch"}
        pendingLabel="Reading it…"
        onClick={() => void act("watch")}
      >
        Watch again{about}
      </Button>
    );
  return (
    <>
      <Button size="small" variant="quiet" pending={pending === "read"} onClick={() => void act("read")}>
        Read now{about}
      </Button>
      <Button size="small" variant="quiet" pending={pending === "stop"} onClick={() => void act("stop")}>
        Stop{about}
      </Button>
    </>
  );
}
