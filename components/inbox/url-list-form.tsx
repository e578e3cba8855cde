"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { TextArea } from "@/components/ui/text-area";
import { maxListedAddresses } from "@/lib/domain/inbox/limits";
import { readUrlList, type UrlList } from "@/lib/domain/inbox/read-url-list";
import { refusalWords } from "@/lib/domain/inbox/refusal-words";
import { startUrlListAction } from "@/lib/server/inbox/actions";

/** A pasted list of addresses; what it holds is counted while it is typed. */
export function UrlListForm({ slug }: { slug: string }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const list = readUrlList(text);

  async function send() {
    if (pending) return;
    const problem = problemOf(list);
    setRefusal(problem);
    if (problem) return;
    setPending(true);
    const answer = await startUrlListAction(slug, { text }).catch(() => ({ ok: false as const, reason: "offline" }));
    if (answer.ok) return router.push(`/w/${slug}/articles/inbox/${answer.batchId}`);
    setPending(false);
    setRefusal(answer.reason);
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
      <TextArea
        label="Addresses of the articles"
        hint={`One on each line, at most ${maxListedAddresses}. They are fetched one after another, with a pause for each website; a copy of each page is kept.`}
        rows={6}
        spellCheck={false}
        autoComplete="off"
        placeholder={"https://…\nhttps://…"}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setRefusal(null);
        }}
      />
      <p role="status" className="mt-2 min-h-5 text-sm text-ink-muted figures">
        {countWords(list)}
      </p>
      {list.unreadable.length > 0 && (
        <p className="mt-1 measure text-sm wrap-anywhere text-ink-muted">
          Not addresses: {list.unreadable.slice(0, 5).join(", ")}
          {list.unreadable.length > 5 && ` and ${list.unreadable.length - 5} more`}
        </p>
      )}
      {refusal && <ErrorNote className="mt-4" title="The list was not taken." next={refusalWords(refusal)} />}
      <Button type="submit" variant="primary" className="mt-4" pending={pending} pendingLabel="Taking the list…">
        Fetch them
      </Button>
    </form>
  );
}

function problemOf({ addresses, unreadable }: UrlList): string | null {
  if (unreadable.length > 0) return "unreadable_addresses";
  if (addresses.length === 0) return "no_addresses";
  return addresses.length > maxListedAddresses ? "too_many_addresses" : null;
}

function countWords({ addresses, repeated, unreadable }: UrlList): string {
  if (addresses.length + unreadable.length === 0) return "";
  const parts = [
    addresses.length === 1 ? "1 address" : `${addresses.length} addresses`,
    repeated > 0 && `${repeated} repeated and left out`,
    unreadable.length > 0 &&
      (unreadable.length === 1 ? "1 line is no address" : `${unreadable.length} lines are no addresses`),
  ];
  return parts.filter(Boolean).join(", ");
}
