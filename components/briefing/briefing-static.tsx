import { renderToReactElement } from "@tiptap/static-renderer/pm/react";
import { ClaimCardBody } from "@/components/briefing/claim-card-body";
import { absent, citationOf, idOf, type RowNode } from "@/components/editor/static-rows";
import { TextLink } from "@/components/ui/text-link";
import { briefingExtensions } from "@/lib/editor/briefing/briefing-schema";
import type { BriefingRows } from "@/lib/server/briefing/briefing-rows";
import type { DocNode } from "@/lib/text/article-doc";
import "@/components/editor/dossier.css";
import "@/components/briefing/briefing.css";

/** How each row node is drawn, out of the rows that were read with the text. */
function nodeMapping({ slug, rows }: { slug: string; rows: BriefingRows }) {
  return {
    claimCard: ({ node }: RowNode) => {
      const claim = rows.claims[idOf(node)];
      return <div className="claim-card">{claim ? <ClaimCardBody slug={slug} claim={claim} /> : absent}</div>;
    },
    sourceCitation: citationOf({ slug, sources: rows.sources }),
    claimLink: ({ node }: RowNode) => {
      const claim = rows.claims[idOf(node)];
      if (!claim) return absent;
      return (
        <TextLink href={`/w/${slug}/claims/${claim.id}`} title={claim.statement}>
          claim {claim.number}
        </TextLink>
      );
    },
  };
}

/** The text of a briefing to read, without the editor. */
export function BriefingStatic({ slug, document, rows }: { slug: string; document: DocNode; rows: BriefingRows }) {
  if (!document.content?.length) return <p className="text-ink-muted">Nothing has been written here yet.</p>;
  return (
    <div className="reading dossier">
      {renderToReactElement({
        content: document,
        extensions: briefingExtensions,
        options: { nodeMapping: nodeMapping({ slug, rows }) },
      })}
    </div>
  );
}
