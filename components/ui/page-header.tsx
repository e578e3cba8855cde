import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/**
 * The head of a page: where it stands, its one h1, a line under it and its main steps. The browser's title comes from
 * the page's own `export const metadata = { title: "Claims" }` (or generateMetadata); app/layout.tsx adds the rest.
 */
export function PageHeader({
  title,
  titleHidden = false,
  eyebrow,
  breadcrumbs,
  meta,
  actions,
  face = "title",
  children,
}: {
  title: ReactNode;
  /** For pages that show their title further down: the h1 is read out and not seen. */
  titleHidden?: boolean;
  /** statement sets a whole sentence as the heading: lighter, and a little smaller. */
  face?: "title" | "statement";
  /** A short kind word above the title, as "Claim 12". */
  eyebrow?: ReactNode;
  /** A Breadcrumbs. */
  breadcrumbs?: ReactNode;
  /** Marks and dates under the title. */
  meta?: ReactNode;
  /** Buttons, the main one first. */
  actions?: ReactNode;
  /** One or two sentences on what the page is for. */
  children?: ReactNode;
}) {
  return (
    <header className="mb-8">
      {breadcrumbs && <div className="mb-3">{breadcrumbs}</div>}
      <div className="flex flex-col gap-x-8 gap-y-4 md:flex-row md:items-start md:justify-between">
        <div className="min-w-0">
          {eyebrow && <p className="mb-1.5 caps text-ink-muted">{eyebrow}</p>}
          <h1
            className={classNames(
              titleHidden && "sr-only",
              "max-w-3xl font-serif",
              face === "title"
                ? "text-2xl font-semibold sm:text-3xl"
                : "text-xl leading-snug text-pretty sm:text-2xl sm:leading-snug",
            )}
          >
            {title}
          </h1>
          {children && <div className="mt-2 measure text-ink-muted">{children}</div>}
          {meta && (
            <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-sm text-ink-muted">{meta}</div>
          )}
        </div>
        {actions && <div className="flex flex-none flex-wrap gap-2 md:pt-1">{actions}</div>}
      </div>
    </header>
  );
}
