import { renderToReactElement } from "@tiptap/static-renderer/pm/react";
import type { JSONContent } from "@tiptap/core";
import { absent, citationOf, idOf, type RowNode } from "@/components/editor/static-rows";
import { EvidenceBody } from "@/components/evidence/evidence-body";
import { TextLink } from "@/components/ui/text-link";
import { dossierExtensions } from "@/lib/editor/dossier/dossier-schema";
import type { DossierAsRead } from "@/lib/server/dossier/read-dossier";
import type { DossierRows } from "@/lib/server/dossier/rows";
import "@/components/editor/dossier.css";

/** How each row node is drawn, out of the rows that were read with the text. */
function nodeMapping({ slug, rows }: { slug: string; rows: DossierRows }) {
  return {
    evidenceBlock: ({ node }: RowNode) => {
      const evidence = rows.evidence[idOf(node)];
      return (
        <div className="evidence-block">{evidence ? <EvidenceBody slug={slug} evidence={evidence} /> : absent}</div>
      );
    },
    sourceCitation: citationOf({ slug, sources: rows.sources }),
    claimLink: ({ node }: RowNode) => {
      const claim = rows.claims[idOf(node)];
      if (!claim) return absent;
      return (
        <TextLink href={`/w/${slug}/claims/${claim.id}`} title={claim.statement}>
          Claim {claim.number}
        </TextLink>
      );
    },
  };
}

/** The text of a dossier to read, without the editor. Nodes of rows that this workspace does not have say so quietly. */
export function DossierStatic({ slug, dossier: { doc, rows } }: { slug: string; dossier: DossierAsRead }) {
  return (
    <div className="reading dossier">
      {renderToReactElement({
        content: doc as JSONContent,
        extensions: dossierExtensions,
        options: { nodeMapping: nodeMapping({ slug, rows }) },
      })}
    </div>
  );
}
