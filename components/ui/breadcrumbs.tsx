import type { ReactNode } from "react";
import Link from "next/link";

/** The way down to this page; the last entry is the page itself and no link. */
export function Breadcrumbs({ trail }: { trail: readonly { label: ReactNode; href?: string }[] }) {
  return (
    <nav aria-label="Where you are">
      <ol className="text-ink-muted flex flex-wrap items-center gap-x-2 text-sm">
        {trail.map(({ label, href }, index) => (
          <li key={index} className="flex min-w-0 items-center gap-x-2">
            {index > 0 && <span aria-hidden="true">/</span>}
            {href ? (
              <Link
                href={href}
                className="decoration-rule-strong hover:text-ink inline-flex items-center rounded-sm underline underline-offset-4 pointer-coarse:min-h-11"
              >
                {label}
              </Link>
            ) : (
              <span aria-current="page" className="line-clamp-1">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
