"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";

/** One entry of the main navigation; knows whether it is where the reader stands. */
export function NavLink({
  href,
  exact = false,
  trailing,
  children,
}: {
  href: string;
  /** Only this very page counts, not the pages below it. */
  exact?: boolean;
  /** A count. */
  trailing?: ReactNode;
  children: ReactNode;
}) {
  const path = usePathname();
  const here = path === href;
  const within = here || (!exact && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      aria-current={here ? "page" : within ? "true" : undefined}
      className={classNames(
        "relative flex min-h-9 items-center justify-between gap-3 rounded-sm px-3 text-sm hover:bg-wash pointer-coarse:min-h-11",
        within
          ? "font-semibold text-ink before:absolute before:inset-y-1.5 before:left-0 before:w-0.5 before:bg-accent"
          : "text-ink-muted hover:text-ink",
      )}
    >
      <span>{children}</span>
      {trailing}
    </Link>
  );
}
