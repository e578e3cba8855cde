"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { addressOf } from "@/lib/domain/inbox/read-url-list";
import { refusalWords } from "@/lib/domain/inbox/refusal-words";
import { watchFeedAction } from "@/lib/server/inbox/actions";

/** The address of a feed, or of a page that names one. */
export function FeedForm({ slug }: { slug: string }) {
  const router = useRouter();
  const { say } = useToast();
  const [url, setUrl] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function send() {
    if (pending) return;
    const problem = addressOf(url.trim()) === null ? "invalid_url" : null;
    setRefusal(problem);
    if (problem) return;
    setPending(true);
    const answer = await watchFeedAction(slug, { url }).catch(() => ({ ok: false as const, reason: "offline" }));
    if (!answer.ok) {
      setPending(false);
      setRefusal(answer.reason);
      return;
    }
    const { count, title } = answer;
    say({
      title: `“${title}” is watched.`,
      description: count === 1 ? "1 item waits in the inbox." : `${count} items wait in the inbox.`,
    });
    router.push(`/w/${slug}/articles/inbox?feed=${answer.feedId}`);
  }

  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextInput
        label="Address of the website or its feed"
        hint="RSS, Atom or JSON Feed. It is read every few hours; new items wait in the inbox and are never brought in unasked."
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        value={url}
        onChange={(event) => {
          setUrl(event.target.value);
          setRefusal(null);
        }}
      />
      {refusal && <ErrorNote className="mt-4" title="No feed was found to watch." next={refusalWords(refusal)} />}
      <Button type="submit" variant="primary" className="mt-4" pending={pending} pendingLabel="Reading the feed…">
        Watch it
      </Button>
    </form>
  );
}
