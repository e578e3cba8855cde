import { useId, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** A part of a page under its own heading, which also names it for screen readers. */
export function Section({
  title,
  count,
  actions,
  id,
  level = 2,
  className,
  children,
}: {
  title: ReactNode;
  /** How many things are in it. */
  count?: number;
  /** Buttons or links at the right end of the heading. */
  actions?: ReactNode;
  /** Target for links to this part. */
  id?: string;
  /** 3 inside another section. */
  level?: 2 | 3;
  className?: string;
  children: ReactNode;
}) {
  const headingId = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} aria-labelledby={headingId} className={classNames("mt-12 first:mt-0", className)}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <Heading id={headingId} className={classNames("font-serif font-semibold", level === 2 ? "text-xl" : "text-lg")}>
          {title}
          {count !== undefined && (
            <span className="ml-2 font-sans text-sm font-normal text-ink-muted figures">
              {count.toLocaleString("en-GB")}
            </span>
          )}
        </Heading>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
