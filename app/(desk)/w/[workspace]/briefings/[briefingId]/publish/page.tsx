import type { Metadata } from "next";
import { BriefingFrame } from "@/components/briefing/briefing-frame";
import { DifferenceView } from "@/components/briefing/difference-view";
import { PreviewFrame } from "@/components/briefing/preview-frame";
import { PublishPanel } from "@/components/briefing/publish-panel";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { loadPublishing } from "@/lib/server/briefing/loaders";

export const metadata: Metadata = { title: "Preview and publish" };

export default async function PublishPage({ params }: { params: Promise<{ workspace: string; briefingId: string }> }) {
  const { workspace: slug, briefingId } = await params;
  const { check, claims, ...head } = await loadPublishing(slug, briefingId);
  const { blockers, warnings, nextNumber, contentSha256, difference, last } = check;
  return (
    <BriefingFrame slug={slug} head={head} part="publish">
      {head.may.publish && !head.briefing.archivedAt ? (
        <PublishPanel
          {...{ slug, briefingId, nextNumber, contentSha256, claims, blockers, warnings }}
          publicAddress={head.publicAddress}
        />
      ) : (
        <Notice>
          {head.briefing.archivedAt
            ? "This briefing is archived. Take it out of the archive to publish it."
            : "Editors and owners publish. You can read the preview."}
        </Notice>
      )}
      {difference && last && (
        <Section title={`The difference to Edition ${last.number}`}>
          <DifferenceView difference={difference} />
        </Section>
      )}
      <Section title="Preview">
        <PreviewFrame
          src={`/w/${slug}/briefings/${briefingId}/preview?of=${contentSha256.slice(0, 12)}`}
          title="The page as readers would see it"
        />
      </Section>
    </BriefingFrame>
  );
}
