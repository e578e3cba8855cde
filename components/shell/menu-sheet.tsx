"use client";

import { useState, type ReactNode } from "react";
import { Dialog } from "@base-ui/react/dialog";
import { Menu as MenuIcon, X } from "lucide-react";
import { backdropLook } from "@/components/ui/dialog-look";

/** The navigation of narrow screens: a button in the top bar and the sheet it opens from the left. A followed link closes it. */
export function MenuSheet({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="inline-flex min-h-11 items-center gap-2 rounded-sm px-2 text-sm font-medium hover:bg-wash">
        <MenuIcon aria-hidden="true" className="size-5" />
        Menu
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLook} />
        <Dialog.Popup
          className="fixed inset-y-0 left-0 flex w-80 max-w-[88vw] flex-col overflow-y-auto border-r border-rule bg-paper p-4 text-ink shadow-popover transition duration-150 data-ending-style:-translate-x-4 data-ending-style:opacity-0 data-starting-style:-translate-x-4 data-starting-style:opacity-0"
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest("a")) setOpen(false);
          }}
        >
          <div className="mb-4 flex items-center justify-between">
            <Dialog.Title className="px-3 text-sm font-medium text-ink-muted">Menu</Dialog.Title>
            <Dialog.Close
              aria-label="Close the menu"
              className="inline-grid size-11 place-content-center rounded-sm text-ink-muted hover:bg-wash hover:text-ink"
            >
              <X aria-hidden="true" className="size-5" />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
