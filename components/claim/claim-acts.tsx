"use client";

import { useState } from "react";
import { Ellipsis } from "lucide-react";
import { EditClaim, type EditableClaim } from "@/components/claim/edit-claim";
import { JoinPartsDialog } from "@/components/claim/join-parts";
import { MergeClaimDialog } from "@/components/claim/merge-claim";
import { SplitClaimDialog } from "@/components/claim/split-claim";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";

type Asking = "split" | "join" | "merge";

/** What can be done with a claim as a whole: edit it, split it, join its parts, say that it is the same as another. */
export function ClaimActs({
  slug,
  claim,
  number,
  locked,
  hasParts,
  mayMerge,
}: {
  slug: string;
  claim: EditableClaim;
  number: number;
  /** Whether statement, parent and claimant are locked. */
  locked: boolean;
  hasParts: boolean;
  mayMerge: boolean;
}) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const dialog = (which: Asking) => ({
    slug,
    claim: { id: claim.id, number, statement: claim.statement },
    open: asking === which,
    onOpenChange: (open: boolean) => setAsking(open ? which : null),
  });
  return (
    <>
      <EditClaim slug={slug} locked={locked} claim={claim} onMerge={mayMerge ? () => setAsking("merge") : undefined} />
      {!locked && (
        <Button size="small" onClick={() => setAsking("split")}>
          Split into parts
        </Button>
      )}
      {(mayMerge || (hasParts && !locked)) && (
        <Menu
          trigger={
            <Button
              size="small"
              aria-label="More about this claim"
              icon={<Ellipsis aria-hidden="true" className="size-4" />}
            />
          }
        >
          {mayMerge && <MenuItem onSelect={() => setAsking("merge")}>Merge into another claim…</MenuItem>}
          {hasParts && !locked && <MenuItem onSelect={() => setAsking("join")}>Join the parts again…</MenuItem>}
        </Menu>
      )}
      <SplitClaimDialog {...dialog("split")} canUndo={!hasParts && mayMerge} />
      <JoinPartsDialog {...dialog("join")} />
      <MergeClaimDialog {...dialog("merge")} />
    </>
  );
}
