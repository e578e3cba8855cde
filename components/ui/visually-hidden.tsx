import type { HTMLAttributes } from "react";

/** Text for screen readers alone. Takes any attribute of a span, as role="status". */
export function VisuallyHidden({ children, ...rest }: HTMLAttributes<HTMLSpanElement>) {
  return (
    <span {...rest} className="sr-only">
      {children}
    </span>
  );
}
