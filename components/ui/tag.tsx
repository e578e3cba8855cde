import type { ReactNode } from "react";
import { X } from "lucide-react";

/** A word that groups things. With removeLabel and onRemove it gets a button (then the caller is a client component). */
export function Tag({
  children,
  removeLabel,
  onRemove,
}: {
  children: ReactNode;
  /** Name of the button, as "Remove the tag budget". */
  removeLabel?: string;
  onRemove?: () => void;
}) {
  return (
    <span className="inline-flex items-center gap-1 rounded-sm bg-wash px-2 text-sm">
      {children}
      {onRemove && (
        <button
          type="button"
          aria-label={removeLabel ?? "Remove"}
          onClick={onRemove}
          className="-mr-1 inline-grid size-6 place-content-center rounded-sm text-ink-muted hover:text-ink pointer-coarse:size-11"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </span>
  );
}
