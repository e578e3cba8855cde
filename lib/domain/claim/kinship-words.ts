import type { ClaimKinship } from "@/lib/text/relate-claims";

/** How a found claim stands to what is being written, in words. A guess of the software: a person decides. */
export const kinshipWords = {
  same: "Says the same",
  narrower: "Says something narrower",
  broader: "Says something broader",
  conflicting: "Conflicts with it",
  related: "About something near",
} as const satisfies Record<ClaimKinship, string>;
