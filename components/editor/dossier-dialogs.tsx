"use client";

import { useState } from "react";
import { findClaims } from "@/components/claim/find-claims";
import { EvidenceForm } from "@/components/evidence/evidence-form";
import { useDossier } from "@/components/editor/dossier-context";
import { AddSource } from "@/components/source/add-source";
import { SourcePicker } from "@/components/source/source-picker";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxItem } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { kinshipWords } from "@/lib/domain/claim/kinship-words";

/** What the editor is asking for at the moment. */
export type DossierDialog =
  | { ask: "evidence" }
  | { ask: "source" }
  | { ask: "claim" }
  /** A source made of what was pasted. */
  | { ask: "pasted"; text: string };

/** The windows in which evidence, sources and claims are chosen before they are put into the text. */
export function DossierDialogs({
  dialog,
  onClose,
  onEvidence,
  onSource,
  onClaim,
}: {
  dialog: DossierDialog | null;
  onClose: () => void;
  onEvidence: (id: string) => void;
  onSource: (id: string) => void;
  onClaim: (id: string) => void;
}) {
  const { slug, viewerId, claimId, groups, editor } = useDossier();
  const titles = { evidence: "Add evidence", source: "Cite a source", claim: "Link a claim", pasted: "Add as source" };
  return (
    <Dialog
      open={dialog !== null}
      onOpenChange={(open) => !open && onClose()}
      title={dialog ? titles[dialog.ask] : ""}
      width="medium"
      returnFocusTo={() => editor?.view.dom ?? null}
    >
      {dialog?.ask === "evidence" && (
        <EvidenceForm {...{ slug, viewerId, claimId, groups, onClose }} onStored={onEvidence} />
      )}
      {dialog?.ask === "source" && (
        <SourcePicker
          slug={slug}
          value={null}
          onChange={(source) => {
            if (source) onSource(source.id);
          }}
        />
      )}
      {dialog?.ask === "pasted" && (
        <AddSource slug={slug} start={dialog.text} startAtOnce onAdded={({ id }) => onSource(id)} onCancel={onClose} />
      )}
      {dialog?.ask === "claim" && <ClaimPicker slug={slug} exceptId={claimId} onPicked={onClaim} onClose={onClose} />}
    </Dialog>
  );
}

function ClaimPicker({
  slug,
  exceptId,
  onPicked,
  onClose,
}: {
  slug: string;
  exceptId: string;
  onPicked: (id: string) => void;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<ComboboxItem | null>(null);

  async function search(query: string): Promise<ComboboxItem[]> {
    const claims = await findClaims({ slug, query, limit: 12, exceptId });
    return claims.map(({ claimId, number, statement, claimantName, match }) => ({
      value: claimId,
      label: statement,
      detail: [
        `Claim ${number}`,
        claimantName,
        match && [kinshipWords[match.relation], ...match.difference.map(({ words }) => words)].join(", "),
      ]
        .filter(Boolean)
        .join(" · "),
    }));
  }

  return (
    <div className="grid gap-4">
      <Combobox
        label="Claim"
        placeholder="Words of the claim, or its number"
        value={chosen}
        onValueChange={setChosen}
        search={search}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" disabled={!chosen} onClick={() => chosen && onPicked(chosen.value)}>
          Link it
        </Button>
      </div>
    </div>
  );
}
