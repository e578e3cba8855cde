import type { Metadata } from "next";
import { SourcePage } from "@/components/source/source-page";
import { loadSourcePage } from "@/lib/server/source/loaders";

type Props = { params: Promise<{ workspace: string; sourceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, sourceId } = await params;
  const { source } = await loadSourcePage(workspace, sourceId);
  return { title: source.title };
}

export default async function Page({ params }: Props) {
  const { workspace, sourceId } = await params;
  return <SourcePage slug={workspace} data={await loadSourcePage(workspace, sourceId)} />;
}
