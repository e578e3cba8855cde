"use client";

import { useState } from "react";
import { SplitClaimDialog } from "@/components/claim/split-claim";
import { Button } from "@/components/ui/button";

/** Opens the splitting of a claim from wherever the claim is listed. */
export function SplitClaimButton({
  slug,
  claim,
}: {
  slug: string;
  claim: { id: string; number: number; statement: string };
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Split into parts
        <span className="sr-only"> claim {claim.number}</span>
      </Button>
      {open && <SplitClaimDialog slug={slug} claim={claim} open onOpenChange={setOpen} />}
    </>
  );
}
