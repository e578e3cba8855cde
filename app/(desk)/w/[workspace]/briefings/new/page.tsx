import type { Metadata } from "next";
import { BeginBriefing } from "@/components/briefing/begin-briefing";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { loadNewBriefing } from "@/lib/server/briefing/loaders";

export const metadata: Metadata = { title: "Begin a briefing" };

export default async function NewBriefingPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  await loadNewBriefing(slug);
  return (
    <>
      <PageHeader
        title="Begin a briefing"
        breadcrumbs={<Breadcrumbs trail={[{ label: "Briefings", href: `/w/${slug}/briefings` }, { label: "New" }]} />}
      >
        Nobody outside sees it before you publish.
      </PageHeader>
      <BeginBriefing slug={slug} />
    </>
  );
}
