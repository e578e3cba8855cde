"use client";

import type { ReactElement, ReactNode } from "react";
import { Popover as Base } from "@base-ui/react/popover";
import { classNames } from "@/components/ui/class-names";
import { popupSheet } from "@/components/ui/popup-look";

export type PopoverProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Its name, shown as a heading; give label instead where a heading would be noise. */
  title?: ReactNode;
  /** Its name for screen readers, when there is no title. */
  label?: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  width?: "small" | "medium" | "large";
  children: ReactNode;
};

const widths = { small: "w-56", medium: "w-80", large: "w-md" };

/** Something more, next to a button: may hold links, buttons and fields. Closes on Escape and on a press outside. */
export function Popover({
  trigger,
  title,
  label,
  open,
  onOpenChange,
  align = "start",
  side = "bottom",
  width = "medium",
  children,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup
            aria-label={title ? undefined : label}
            className={classNames(
              popupSheet,
              "max-h-(--available-height) max-w-(--available-width) overflow-y-auto p-4 text-sm",
              widths[width],
            )}
          >
            {title && <Base.Title className="mb-2 font-serif text-base font-semibold">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
