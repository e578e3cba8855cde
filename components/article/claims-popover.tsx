"use client";

import { Popover } from "@base-ui/react/popover";
import type { PlacedClaim } from "@/components/article/reader-types";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { popupSheet } from "@/components/ui/popup-look";
import { StateMark, type ClaimStateName } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";

/** Where somebody pointed, in the viewport. */
export type Pointed = { claims: PlacedClaim[]; box: DOMRect };

/** The claims at one place of the text, the innermost first; overlapping ones are all there to choose from. */
export function ClaimsPopover({
  slug,
  pointed,
  mayDecide,
  onShow,
  onRemove,
  onClose,
}: {
  slug: string;
  pointed: Pointed | null;
  mayDecide: boolean;
  onShow: (claim: PlacedClaim) => void;
  onRemove: (claim: PlacedClaim) => void;
  onClose: () => void;
}) {
  const count = pointed?.claims.length ?? 0;
  return (
    <Popover.Root open={pointed !== null} onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={pointed ? { getBoundingClientRect: () => pointed.box } : null}
          side="bottom"
          align="start"
          sideOffset={8}
          collisionPadding={8}
        >
          <Popover.Popup
            className={classNames(
              popupSheet,
              "max-h-(--available-height) w-md max-w-(--available-width) overflow-y-auto p-4",
            )}
          >
            <Popover.Title className="mb-2 caps text-ink-muted">
              {count === 1 ? "One claim here" : `${count} claims here`}
            </Popover.Title>
            <ul className="divide-y divide-rule">
              {pointed?.claims.map((claim) => (
                <li key={claim.appearanceId} className="grid gap-2 py-3 first:pt-0 last:pb-0">
                  <p className="font-serif leading-snug wrap-anywhere">
                    <span className="mr-2 font-sans text-sm text-ink-muted figures">{claim.number}</span>
                    {claim.statement}
                  </p>
                  <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
                    <StateMark state={(claim.mergedInto?.state ?? claim.state) as ClaimStateName} />
                    <TextLink href={`/w/${slug}/claims/${claim.mergedInto?.id ?? claim.claimId}`} prefetch={false}>
                      Claim page<span className="sr-only"> of claim {claim.number}</span>
                    </TextLink>
                    {count > 1 && (
                      <Button size="small" variant="quiet" onClick={() => onShow(claim)}>
                        Show its words
                      </Button>
                    )}
                    {mayDecide && (
                      <Button size="small" variant="quiet" onClick={() => onRemove(claim)}>
                        Take the mark off
                      </Button>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
