import { classNames } from "@/components/ui/class-names";

export const backdropLook =
  "fixed inset-0 min-h-dvh bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 supports-[-webkit-touch-callout:none]:absolute";

/** On phones at the foot of the screen, from 640 px on in the upper middle; never taller than the screen. */
export const popupLook = classNames(
  "fixed inset-x-0 bottom-0 flex max-h-[92dvh] flex-col rounded-t-md border border-rule bg-paper-raised text-ink shadow-popover transition duration-150",
  "sm:top-[10vh] sm:bottom-auto sm:mx-auto sm:max-h-[80vh] sm:w-[calc(100vw-3rem)] sm:rounded-md",
  "data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0",
);
