"use client";

import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useBriefingRow } from "@/components/briefing/briefing-context";
import { ClaimCardBody } from "@/components/briefing/claim-card-body";
import { Button } from "@/components/ui/button";

function Unavailable({ row }: { row: null | undefined }) {
  return <span className="font-sans text-sm text-ink-muted">{row === null ? "Not available" : "…"}</span>;
}

/** A claim's card between the paragraphs. */
export function ClaimCardView({ node, selected, deleteNode, editor }: ReactNodeViewProps) {
  const { slug, row } = useBriefingRow("claims", node.attrs.id);
  return (
    <NodeViewWrapper className="claim-card" data-selected={selected || undefined} contentEditable={false}>
      <section aria-label={row ? `Claim ${row.number}` : "Claim"}>
        {row ? <ClaimCardBody slug={slug} claim={row} /> : <Unavailable row={row} />}
        {editor.isEditable && (
          <div className="mt-1 -ml-2.5 font-sans">
            <Button size="small" variant="quiet" onClick={deleteNode}>
              Take out of the text
            </Button>
          </div>
        )}
      </section>
    </NodeViewWrapper>
  );
}

/** A source cited within a line. */
export function SourceCitationView({ node, selected }: ReactNodeViewProps) {
  const { slug, row } = useBriefingRow("sources", node.attrs.id);
  return (
    <NodeViewWrapper as="span" className="row-inline" data-selected={selected || undefined} contentEditable={false}>
      {row ? (
        <a href={`/w/${slug}/sources/${row.id}`} title={row.reference}>
          ({row.authorDate})
        </a>
      ) : (
        <Unavailable row={row} />
      )}
    </NodeViewWrapper>
  );
}

/** A claim named within a line. */
export function ClaimLinkView({ node, selected }: ReactNodeViewProps) {
  const { slug, row } = useBriefingRow("claims", node.attrs.id);
  return (
    <NodeViewWrapper as="span" className="row-inline" data-selected={selected || undefined} contentEditable={false}>
      {row ? (
        <a href={`/w/${slug}/claims/${row.id}`} title={row.statement}>
          claim {row.number}
        </a>
      ) : (
        <Unavailable row={row} />
      )}
    </NodeViewWrapper>
  );
}
