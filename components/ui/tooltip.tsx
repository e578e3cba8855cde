"use client";

import type { ReactElement } from "react";
import { Tooltip as Base } from "@base-ui/react/tooltip";

/** A few words on hover and focus. Never the only place of something: touch has no hover, so the child needs its own name. */
export function Tooltip({
  words,
  side = "top",
  children,
}: {
  words: string;
  side?: "top" | "bottom" | "left" | "right";
  /** A button or link. */
  children: ReactElement;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className="max-w-72 rounded-sm bg-ink px-2 py-1 text-xs text-paper transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {words}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
