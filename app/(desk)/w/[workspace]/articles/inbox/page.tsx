import type { Metadata } from "next";
import { InboxView } from "@/components/inbox/inbox-view";
import { loadInbox } from "@/lib/server/inbox/loaders";

export const metadata: Metadata = { title: "Inbox" };

export default async function InboxPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug } = await params;
  return <InboxView slug={slug} {...await loadInbox({ slug, raw: await searchParams })} />;
}
