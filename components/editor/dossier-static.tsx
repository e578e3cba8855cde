import { renderToReactElement } from "@tiptap/static-renderer/pm/react";
import type { JSONContent } from "@tiptap/core";
import { EvidenceBody } from "@/components/evidence/evidence-body";
import { TextLink } from "@/components/ui/text-link";
import { dossierExtensions } from "@/lib/editor/dossier/dossier-schema";
import type { DossierAsRead } from "@/lib/server/dossier/read-dossier";
import "@/components/editor/dossier.css";

/** The text of a dossier to read, without the editor. Nodes of rows that this workspace does not have say so quietly. */
export function DossierStatic({ slug, dossier: { doc, rows } }: { slug: string; dossier: DossierAsRead }) {
  const absent = <span className="font-sans text-sm text-ink-muted">Not available</span>;
  const nodeMapping = {
    evidenceBlock: ({ node }: { node: { attrs: { id?: unknown } } }) => {
      const evidence = rows.evidence[String(node.attrs.id)];
      return (
        <div className="evidence-block">{evidence ? <EvidenceBody slug={slug} evidence={evidence} /> : absent}</div>
      );
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
          Claim {claim.number}
        </TextLink>
      );
    },
  };
  return (
    <div className="reading dossier">
      {renderToReactElement({ content: doc as JSONContent, extensions: dossierExtensions, options: { nodeMapping } })}
    </div>
  );
}
