import type { ReactNode } from "react";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";

/**
 * ListRows set like a table of contents: numbers, titles and marks of all rows stand under each other where
 * the list is 768 px wide or more; in narrower places the marks go under the text.
 */
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
    <div className="@container w-full">
      {/* The role comes back explicitly because Safari drops it from lists without bullets. */}
      <Element
        role="list"
        aria-label={label}
        className="divide-y divide-rule border-y border-rule @3xl:grid @3xl:grid-cols-[auto_minmax(0,1fr)_auto_auto_auto_auto]"
      >
        {children}
      </Element>
    </div>
  );
}

export type ListRowProps = {
  title: ReactNode;
  /** Makes the title a link and the whole row its target. */
  href?: string;
  /** Short number in the margin, as a claim's. */
  number?: ReactNode;
  /** A line under the title: who, where, when. Pieces are kept apart by a middle dot; empty ones are left out. */
  meta?: readonly ReactNode[];
  /**
   * On the right (under the text where it is narrow): marks and figures, at most three. Each is a column of the list, so give
   * every row the same number, null where a row has none.
   */
  trailing?: readonly ReactNode[];
  /** Buttons; they lie above the row's own link. */
  actions?: ReactNode;
  /** serif for statements and titles of texts, sans for names of people and settings. */
  face?: "serif" | "sans";
  /** More under the meta line, as an excerpt. Links and buttons in it need "relative" to lie above the row's link. */
  children?: ReactNode;
};

const cellColumns = ["@3xl:col-start-3", "@3xl:col-start-4", "@3xl:col-start-5"];

/** One line of a List. */
export function ListRow({
  title,
  href,
  number,
  meta = [],
  trailing = [],
  actions,
  face = "serif",
  children,
}: ListRowProps) {
  const shownMeta = meta.filter((piece) => !isEmpty(piece));
  return (
    <li className="group relative flex gap-x-3 py-3.5 @3xl:col-span-full @3xl:grid @3xl:grid-cols-subgrid @3xl:items-baseline @3xl:gap-x-0">
      {number !== undefined && (
        <span className="min-w-5 flex-none pt-0.75 text-sm text-ink-muted figures @3xl:col-start-1 @3xl:pt-0 @3xl:pr-4 @3xl:text-right">
          {number}
        </span>
      )}
      <div
        className={classNames(
          "flex min-w-0 flex-1 flex-col gap-x-4 gap-y-2 @3xl:contents",
          trailing.length === 0 && "@md:flex-row @md:items-baseline @md:justify-between",
        )}
      >
        <div className="min-w-0 @3xl:col-start-2">
          <div
            className={classNames(
              "measure text-pretty",
              face === "serif" ? "font-serif text-lg leading-snug" : "font-medium",
            )}
          >
            {href ? (
              <Link
                href={href}
                className="underline-offset-4 group-hover:text-accent after:absolute after:inset-0 hover:underline"
              >
                {title}
              </Link>
            ) : (
              title
            )}
          </div>
          {shownMeta.length > 0 && (
            <div className="mt-1 flex flex-wrap gap-x-2 gap-y-0.5 text-sm text-ink-muted">
              {shownMeta.map((piece, index) => (
                <span key={index} className="inline-flex gap-x-2">
                  <span>{piece}</span>
                  {index < shownMeta.length - 1 && <span aria-hidden="true">·</span>}
                </span>
              ))}
            </div>
          )}
          {children && <div className="mt-2">{children}</div>}
        </div>
        {trailing.some((cell) => !isEmpty(cell)) && (
          <div className="flex flex-wrap gap-x-5 gap-y-1 @3xl:contents">
            {trailing.map((cell, index) =>
              isEmpty(cell) ? null : (
                <div key={index} className={classNames("text-sm @3xl:pl-8", cellColumns[index])}>
                  {cell}
                </div>
              ),
            )}
          </div>
        )}
        {actions && (
          <div className="relative -ml-2.5 flex flex-wrap items-center gap-1 @3xl:col-start-6 @3xl:-mr-2.5 @3xl:ml-0 @3xl:justify-end @3xl:pl-6">
            {actions}
          </div>
        )}
      </div>
    </li>
  );
}

function isEmpty(node: ReactNode): boolean {
  return node === null || node === undefined || node === "" || node === false;
}
