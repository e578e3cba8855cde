import type { ReactNode } from "react";
import { ArchiveBriefing, EditBriefing } from "@/components/briefing/edit-briefing";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { TabLinks } from "@/components/ui/tab-links";
import type { BriefingHead } from "@/lib/server/briefing/loaders";

/** The head of every page of a briefing: what it is called, where it is published, its parts. */
export function BriefingFrame({
  slug,
  head: { briefing, may, publicAddress },
  part,
  children,
}: {
  slug: string;
  head: Pick<BriefingHead, "briefing" | "may" | "publicAddress">;
  part: "text" | "publish" | "editions";
  children: ReactNode;
}) {
  const path = `/w/${slug}/briefings/${briefing.id}`;
  const [newest] = briefing.editions;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs trail={[{ label: "Briefings", href: `/w/${slug}/briefings` }, { label: briefing.title }]} />
        }
        title={briefing.title}
        meta={
          <>
            {briefing.archivedAt && <Badge>Archived</Badge>}
            {newest ? (
              <>
                <span>
                  Edition {newest.number}, published <RelativeTime at={newest.publishedAt} />
                </span>
                <a className="link" href={publicAddress}>
                  {publicAddress.replace(/^https?:\/\//, "")}
                </a>
              </>
            ) : (
              <span>Not published yet</span>
            )}
          </>
        }
        actions={
          <>
            {may.write && <EditBriefing slug={slug} briefing={briefing} />}
            {may.archive && (
              <ArchiveBriefing
                slug={slug}
                briefingId={briefing.id}
                archived={briefing.archivedAt !== null}
                isPublished={newest !== undefined}
              />
            )}
          </>
        }
      >
        {briefing.summary}
      </PageHeader>
      <TabLinks
        label="Parts of this briefing"
        links={[
          { href: path, label: "Text", current: part === "text" },
          { href: `${path}/publish`, label: "Preview and publish", current: part === "publish" },
          {
            href: `${path}/editions`,
            label: "Editions",
            count: briefing.editions.length,
            current: part === "editions",
          },
        ]}
      />
      <div className="mt-6">{children}</div>
    </>
  );
}
