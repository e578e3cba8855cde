import type { ReactNode } from "react";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";

/** ListRows set like a table of contents. */
export function List({
  label,
  ordered = false,
  children,
}: {
  /** Name of the list, where no heading stands directly above. */
  label?: string;
  /** Where the order means something. */
  ordered?: boolean;
  children: ReactNode;
}) {
  const Element = ordered ? "ol" : "ul";
  return (
    // The role comes back explicitly because Safari drops it from lists without bullets.
    <Element role="list" aria-label={label} className="divide-rule border-rule divide-y border-y">
      {children}
    </Element>
  );
}

export type ListRowProps = {
  title: ReactNode;
  /** Makes the title a link and the whole row its target. */
  href?: string;
  /** Short number in the margin, as a claim's. */
  number?: ReactNode;
  /** A line under the title: who, where, when. Pieces are kept apart by a middle dot. */
  meta?: readonly ReactNode[];
  /** On the right (under the text on phones): marks and figures. */
  trailing?: ReactNode;
  /** Buttons; they lie above the row's own link. */
  actions?: ReactNode;
  /** serif for statements and titles of texts, sans for names of people and settings. */
  face?: "serif" | "sans";
  /** More under the meta line, as an excerpt. */
  children?: ReactNode;
};

/** One line of a List. */
export function ListRow({ title, href, number, meta = [], trailing, actions, face = "serif", children }: ListRowProps) {
  const shownMeta = meta.filter((piece) => piece !== null && piece !== undefined && piece !== "" && piece !== false);
  return (
    <li
      className={classNames(
        "relative flex gap-4 py-3.5",
        href && "hover:bg-wash has-[[data-row-link]:focus-visible]:bg-wash",
      )}
    >
      {number !== undefined && (
        <span className="figures text-ink-muted w-9 flex-none pt-0.75 text-right text-sm">{number}</span>
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-x-8 gap-y-2 sm:flex-row sm:items-start">
        <div className="min-w-0 flex-1">
          <div
            className={classNames(
              "measure text-pretty",
              face === "serif" ? "font-serif text-lg leading-snug" : "font-medium",
            )}
          >
            {href ? (
              <Link href={href} data-row-link className="hover:text-accent after:absolute after:inset-0">
                {title}
              </Link>
            ) : (
              title
            )}
          </div>
          {shownMeta.length > 0 && (
            <div className="text-ink-muted mt-1 flex flex-wrap gap-x-2 text-sm">
              {shownMeta.map((piece, index) => (
                <span key={index} className="flex gap-x-2">
                  {index > 0 && <span aria-hidden="true">·</span>}
                  <span>{piece}</span>
                </span>
              ))}
            </div>
          )}
          {children && <div className="mt-2">{children}</div>}
        </div>
        {trailing && (
          <div className="flex flex-none flex-wrap items-center gap-x-5 gap-y-1 sm:justify-end sm:pt-0.5">
            {trailing}
          </div>
        )}
        {actions && <div className="relative flex flex-none flex-wrap items-center gap-1">{actions}</div>}
      </div>
    </li>
  );
}
