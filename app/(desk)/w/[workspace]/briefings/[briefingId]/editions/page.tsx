import type { Metadata } from "next";
import { BriefingFrame } from "@/components/briefing/briefing-frame";
import { CorrectionForm } from "@/components/briefing/correction-form";
import { EditionList } from "@/components/briefing/edition-list";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { loadEditions } from "@/lib/server/briefing/loaders";

export const metadata: Metadata = { title: "Editions" };

export default async function EditionsPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; briefingId: string }>;
  searchParams: Promise<{ published?: string }>;
}) {
  const { workspace: slug, briefingId } = await params;
  const { published } = await searchParams;
  const { publishers, ...head } = await loadEditions(slug, briefingId);
  const { briefing, may, publicAddress } = head;
  const [newest] = briefing.editions;
  return (
    <BriefingFrame slug={slug} head={head} part="editions">
      {newest && published === String(newest.number) && (
        <Notice
          tone="ok"
          role="status"
          title={`Edition ${newest.number} is published`}
          className="mb-8"
          action={<ButtonLink href={publicAddress}>Read it as everybody does</ButtonLink>}
        >
          It is readable without an account at {publicAddress}
        </Notice>
      )}
      {newest ? (
        <Section
          title="Editions"
          count={briefing.editions.length}
          actions={may.publish && <CorrectionForm slug={slug} briefingId={briefing.id} editionNumber={newest.number} />}
        >
          <EditionList {...{ slug, briefing, publishers, publicAddress }} />
        </Section>
      ) : (
        <EmptyState
          title="Not published yet"
          action={
            <ButtonLink href={`/w/${slug}/briefings/${briefing.id}/publish`} variant="primary">
              Preview and publish
            </ButtonLink>
          }
        >
          Each time the briefing is published it makes an edition, which stays readable for good.
        </EmptyState>
      )}
    </BriefingFrame>
  );
}
