import type { ReactNode } from "react";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";

/** A row of links that looks like tabs: parts of a page that have their own URL. */
export function TabLinks({
  label,
  links,
}: {
  /** Name of the navigation, as "Parts of this claim". */
  label: string;
  links: readonly { href: string; label: ReactNode; count?: number; current: boolean }[];
}) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-rule pt-1">
      <ul className="flex gap-6">
        {links.map((link) => (
          <li key={link.href} className="flex-none">
            <Link
              href={link.href}
              aria-current={link.current ? "page" : undefined}
              className={classNames(
                "inline-flex min-h-10 items-center border-b-2 text-sm font-medium focus-visible:-outline-offset-2 pointer-coarse:min-h-11",
                link.current ? "border-accent text-ink" : "border-transparent text-ink-muted hover:text-ink",
              )}
            >
              {link.label}
              {link.count !== undefined && (
                <span className="ml-1.5 font-normal text-ink-muted figures">{link.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
