"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import type { BriefingDialog } from "@/components/briefing/insert-items";
import { ClaimCardBody } from "@/components/briefing/claim-card-body";
import { SourcePicker } from "@/components/source/source-picker";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxItem } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { searchCardsAction } from "@/lib/server/briefing/actions";
import type { ClaimCardRow } from "@/lib/server/briefing/briefing-rows";

const titles = {
  card: "Insert a claim card",
  source: "Cite a source",
  claim: "Link a claim",
} as const satisfies Record<BriefingDialog, string>;

/** The windows in which cards, sources and claims are chosen before they are put into the text. */
export function BriefingDialogs({
  slug,
  dialog,
  editor,
  onClose,
  onPicked,
}: {
  slug: string;
  dialog: BriefingDialog | null;
  editor: Editor | null;
  onClose: () => void;
  onPicked: (dialog: BriefingDialog, id: string) => void;
}) {
  return (
    <Dialog
      open={dialog !== null}
      onOpenChange={(open) => !open && onClose()}
      title={dialog ? titles[dialog] : ""}
      width="medium"
      returnFocusTo={() => editor?.view.dom ?? null}
    >
      {dialog === "source" && (
        <SourcePicker slug={slug} value={null} onChange={(source) => source && onPicked("source", source.id)} />
      )}
      {(dialog === "card" || dialog === "claim") && (
        <ApprovedClaimPicker
          slug={slug}
          act={dialog === "card" ? "Insert the card" : "Link it"}
          onPicked={(id) => onPicked(dialog, id)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

/** Only claims with an approved verdict can be published, so only they are offered. */
function ApprovedClaimPicker({
  slug,
  act,
  onPicked,
  onClose,
}: {
  slug: string;
  act: string;
  onPicked: (id: string) => void;
  onClose: () => void;
}) {
  const [newest, setNewest] = useState<ClaimCardRow[] | "waiting" | "failed">("waiting");
  const [found, setFound] = useState<ReadonlyMap<string, ClaimCardRow>>(new Map());
  const [chosen, setChosen] = useState<ComboboxItem | null>(null);

  useEffect(() => {
    let here = true;
    void ask(slug, "").then(
      (claims) => here && setNewest(claims),
      () => here && setNewest("failed"),
    );
    return () => {
      here = false;
    };
  }, [slug]);

  async function search(query: string): Promise<ComboboxItem[]> {
    const claims = await ask(slug, query);
    setFound((before) => new Map([...before, ...claims.map((claim) => [claim.id, claim] as const)]));
    return claims.map(asItem);
  }

  const offered = Array.isArray(newest) ? newest : [];
  const card = chosen && (found.get(chosen.value) ?? offered.find(({ id }) => id === chosen.value));
  if (Array.isArray(newest) && newest.length === 0) {
    return (
      <Notice title="No claim has an approved verdict yet">
        A briefing is made of approved verdicts. Take a claim through its review first; it can then be found here.
      </Notice>
    );
  }
  return (
    <div className="grid gap-4">
      <Combobox
        label="Claim"
        hint="Claims with an approved verdict, those approved last first."
        placeholder="Words of the claim, or its number"
        items={offered.map(asItem)}
        value={chosen}
        onValueChange={setChosen}
        search={search}
        emptyWords="No claim with an approved verdict matches."
      />
      {newest === "failed" && (
        <p className="text-sm text-ink-muted">The newest ones could not be listed. Type a part of the claim.</p>
      )}
      {card && <ClaimCardBody slug={slug} claim={card} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" disabled={!chosen} onClick={() => chosen && onPicked(chosen.value)}>
          {act}
        </Button>
      </div>
    </div>
  );
}

async function ask(slug: string, query: string): Promise<ClaimCardRow[]> {
  const answer = await searchCardsAction(slug, { query });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.claims;
}

function asItem({ id, number, statement, verdict }: ClaimCardRow): ComboboxItem {
  return { value: id, label: statement, detail: [`Claim ${number}`, verdict?.label].filter(Boolean).join(" · ") };
}
