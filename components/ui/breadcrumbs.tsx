import type { ReactNode } from "react";
import Link from "next/link";

/** The way down to this page; the last entry is the page itself and no link. */
export function Breadcrumbs({ trail }: { trail: readonly { label: ReactNode; href?: string }[] }) {
  return (
    <nav aria-label="Where you are">
      <ol className="flex flex-wrap items-center gap-x-2 text-sm wrap-anywhere text-ink-muted">
        {trail.map(({ label, href }, index) => (
          <li key={index} className="flex min-w-0 items-center gap-x-2">
            {index > 0 && <span aria-hidden="true">/</span>}
            {href ? (
              <Link
                href={href}
                className="inline-flex min-h-6 items-center rounded-sm underline decoration-rule-strong underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
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
