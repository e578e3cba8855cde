import type { Metadata } from "next";
import { BriefingProvider } from "@/components/briefing/briefing-context";
import { BriefingEditor } from "@/components/briefing/briefing-editor";
import { BriefingFrame } from "@/components/briefing/briefing-frame";
import { BriefingStatic } from "@/components/briefing/briefing-static";
import { loadBriefingHead, loadBriefingText } from "@/lib/server/briefing/loaders";

type Props = { params: Promise<{ workspace: string; briefingId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, briefingId } = await params;
  return { title: (await loadBriefingHead(workspace, briefingId)).briefing.title };
}

export default async function BriefingPage({ params }: Props) {
  const { workspace: slug, briefingId } = await params;
  const { document, rows, viewer, actor, ...head } = await loadBriefingText(slug, briefingId);
  return (
    <BriefingFrame slug={slug} head={head} part="text">
      <BriefingProvider slug={slug} rows={rows}>
        <BriefingEditor
          slug={slug}
          workspaceId={actor.workspaceId}
          documentId={head.briefing.document!.id}
          viewer={{ id: viewer.id, name: viewer.name }}
          readOnly={!head.may.write}
        >
          <BriefingStatic slug={slug} document={document} rows={rows} />
        </BriefingEditor>
      </BriefingProvider>
    </BriefingFrame>
  );
}
