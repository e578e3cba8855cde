import { classNames } from "@/components/ui/class-names";

/** The sheet of paper that menus and popovers are set on. */
export const popupSheet = classNames(
  "origin-(--transform-origin) rounded-md border border-rule bg-paper-raised text-ink shadow-popover",
  "transition-opacity duration-100 data-ending-style:opacity-0 data-instant:transition-none data-starting-style:opacity-0",
);
