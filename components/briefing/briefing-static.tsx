import type { JSONContent } from "@tiptap/core";
import { renderToReactElement } from "@tiptap/static-renderer/pm/react";
import { ClaimCardBody } from "@/components/briefing/claim-card-body";
import { TextLink } from "@/components/ui/text-link";
import { briefingExtensions } from "@/lib/editor/briefing/briefing-schema";
import type { BriefingRows } from "@/lib/server/briefing/briefing-rows";
import type { DocNode } from "@/lib/text/article-doc";
import "@/components/editor/dossier.css";
import "@/components/briefing/briefing.css";

/** The text of a briefing to read, without the editor. */
export function BriefingStatic({ slug, document, rows }: { slug: string; document: DocNode; rows: BriefingRows }) {
  if (!document.content?.length) return <p className="text-ink-muted">Nothing has been written here yet.</p>;
  const absent = <span className="font-sans text-sm text-ink-muted">Not available</span>;
  const nodeMapping = {
    claimCard: ({ node }: { node: { attrs: { id?: unknown } } }) => {
      const claim = rows.claims[String(node.attrs.id)];
      return <div className="claim-card">{claim ? <ClaimCardBody slug={slug} claim={claim} /> : absent}</div>;
    },
    sourceCitation: ({ node }: { node: { attrs: { id?: unknown } } }) => {
      const source = rows.sources[String(node.attrs.id)];
      if (!source) return absent;
      return (
        <TextLink href={`/w/${slug}/sources/${source.id}`} title={source.reference}>
          ({source.authorDate})
        </TextLink>
      );
    },
    claimLink: ({ node }: { node: { attrs: { id?: unknown } } }) => {
      const claim = rows.claims[String(node.attrs.id)];
      if (!claim) return absent;
      return (
        <TextLink href={`/w/${slug}/claims/${claim.id}`} title={claim.statement}>
          claim {claim.number}
        </TextLink>
      );
    },
  };
  return (
    <div className="reading dossier">
      {renderToReactElement({
        content: document as JSONContent,
        extensions: briefingExtensions,
        options: { nodeMapping },
      })}
    </div>
  );
}
