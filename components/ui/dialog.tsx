"use client";

import { useRef, type ReactElement, type ReactNode } from "react";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { backdropLook, popupLook } from "@/components/ui/dialog-look";
import { firstField } from "@/components/ui/first-field";

export type DialogProps = {
  /** The button that opens it; may be left out when open and onOpenChange are given. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  /** One sentence under the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons, main one last; use DialogClose for the one that leaves. */
  footer?: ReactNode;
  width?: "narrow" | "medium" | "wide";
  /** What gets the focus when it opens; the first field, or else the first thing that can be reached, if left out or null. */
  focusFirst?: () => HTMLElement | null;
  /** Where the focus goes when it closes; to where it was before, if left out or null. */
  returnFocusTo?: () => HTMLElement | null;
};

const widths = { narrow: "sm:max-w-md", medium: "sm:max-w-xl", wide: "sm:max-w-3xl" };

/** A window over the page: keeps the focus inside, closes on Escape, gives the focus back. A sheet from below on phones. */
export function Dialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  width = "medium",
  focusFirst,
  returnFocusTo,
}: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdropLook} />
        <Base.Popup
          // By touch, a field in focus would raise the keyboard over the dialog before it is read.
          initialFocus={(opened) => focusFirst?.() ?? (opened === "touch" ? null : firstField(body.current)) ?? true}
          finalFocus={returnFocusTo}
          className={classNames(popupLook, widths[width])}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-5 sm:px-6">
            <div className="min-w-0">
              <Base.Title className="font-serif text-xl font-semibold">{title}</Base.Title>
              {description && (
                <Base.Description className="mt-1 text-sm text-ink-muted">{description}</Base.Description>
              )}
            </div>
            <Base.Close
              aria-label="Close"
              className="-mt-1.5 -mr-2 inline-grid size-9 flex-none place-content-center rounded-sm text-ink-muted hover:bg-wash hover:text-ink pointer-coarse:size-11"
            >
              <X aria-hidden="true" className="size-5" />
            </Base.Close>
          </div>
          <div ref={body} className="min-h-0 scroll-py-16 overflow-y-auto px-5 py-4 sm:px-6">
            {children}
          </div>
          {footer && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-rule px-5 py-4 sm:px-6">{footer}</div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Wraps a button inside a Dialog so that pressing it closes the dialog. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Base.Close render={children} />;
}
