"use client";

import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useEffect } from "react";
import { useDossier } from "@/components/editor/dossier-context";
import { EvidenceActions } from "@/components/evidence/evidence-actions";
import { EvidenceBody } from "@/components/evidence/evidence-body";
import { ratingsOf } from "@/components/evidence/ratings-of";
import { RateEvidence } from "@/components/review/rate-evidence";
import { SourceStatusMark } from "@/components/source/source-status-mark";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { DossierRows } from "@/lib/server/dossier/rows";
import type { RowNodeName } from "@/lib/editor/dossier/row-nodes";

/** The row behind a node; undefined while it is being asked for, null where this workspace has none. */
function useRow<Kind extends keyof DossierRows>(
  kind: Kind,
  node: RowNodeName,
  id: unknown,
): DossierRows[Kind][string] | null | undefined {
  const { rows, missing, request } = useDossier();
  const key = typeof id === "string" ? id : "";
  const row = (rows[kind] as Record<string, DossierRows[Kind][string]>)[key];
  const absent = key === "" || missing.has(key);
  useEffect(() => {
    if (!row && !absent) request(node, key);
  }, [row, absent, request, node, key]);
  return row ?? (absent ? null : undefined);
}

function Unavailable({ row }: { row: null | undefined }) {
  return <span className="font-sans text-sm text-ink-muted">{row === null ? "Not available" : "…"}</span>;
}

/** An evidence item within the dossier: what it says, one's own rating in its place, everybody's once revealed. */
export function EvidenceBlockView({ node, selected, deleteNode, editor }: ReactNodeViewProps) {
  const { slug, viewerId, ratings, isLong } = useDossier();
  const evidence = useRow("evidence", "evidenceBlock", node.attrs.id);
  const rating = ratingsOf({ ratings, evidenceId: evidence?.id ?? "" });
  return (
    <NodeViewWrapper
      className={classNames("evidence-block", isLong && "lay-out-near")}
      data-selected={selected || undefined}
      data-row="evidence"
      contentEditable={false}
    >
      {evidence ? (
        <section aria-label={`Evidence from ${evidence.source.authorDate}`} className="grid gap-4">
          <EvidenceBody slug={slug} evidence={evidence} />
          {rating.round && (
            <div className="font-sans text-base">
              <RateEvidence slug={slug} viewerId={viewerId} evidenceId={evidence.id} {...rating} />
            </div>
          )}
          <div className="-ml-2.5 flex flex-wrap items-center gap-1 font-sans">
            <EvidenceActions evidence={evidence} />
            {editor.isEditable && (
              <Button size="small" variant="quiet" onClick={deleteNode}>
                Take out of the text
              </Button>
            )}
          </div>
        </section>
      ) : (
        <Unavailable row={evidence} />
      )}
    </NodeViewWrapper>
  );
}

/** A source cited within a line. */
export function SourceCitationView({ node, selected }: ReactNodeViewProps) {
  const { slug } = useDossier();
  const source = useRow("sources", "sourceCitation", node.attrs.id);
  return (
    <NodeViewWrapper as="span" className="row-inline" data-selected={selected || undefined} contentEditable={false}>
      {source ? (
        <>
          <a href={`/w/${slug}/sources/${source.id}`} title={source.reference}>
            ({source.authorDate})
          </a>
          {source.status !== "current" && (
            <>
              {" "}
              <SourceStatusMark status={source.status} />
            </>
          )}
        </>
      ) : (
        <Unavailable row={source} />
      )}
    </NodeViewWrapper>
  );
}

/** Another claim, named within a line. */
export function ClaimLinkView({ node, selected }: ReactNodeViewProps) {
  const { slug } = useDossier();
  const claim = useRow("claims", "claimLink", node.attrs.id);
  return (
    <NodeViewWrapper as="span" className="row-inline" data-selected={selected || undefined} contentEditable={false}>
      {claim ? (
        <a href={`/w/${slug}/claims/${claim.id}`} title={claim.statement}>
          Claim {claim.number}
        </a>
      ) : (
        <Unavailable row={claim} />
      )}
    </NodeViewWrapper>
  );
}
