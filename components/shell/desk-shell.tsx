import type { ReactNode } from "react";
import Link from "next/link";
import { Brand } from "@/components/shell/brand";
import { DeskNav } from "@/components/shell/desk-nav";
import type { DeskFrame } from "@/components/shell/desk-props";
import { MenuSheet } from "@/components/shell/menu-sheet";
import { PersonMenu } from "@/components/shell/person-menu";
import { PersonPanel } from "@/components/shell/person-panel";
import { WorkspaceSwitcher } from "@/components/shell/workspace-switcher";
import { SkipLink } from "@/components/ui/skip-link";

/**
 * The signed-in frame: from 1024 px on a rail at the left, below that a bar with a menu. Pages are its children, inside
 * the main landmark, and begin with a PageHeader; their browser title is their own `metadata.title`.
 */
export function DeskShell({ children, ...frame }: DeskFrame & { children: ReactNode }) {
  const home = `/w/${frame.workspace.slug}`;
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
      <SkipLink />
      <header className="sticky top-0 z-20 flex items-center gap-2 border-b border-rule bg-paper px-2 sm:px-6 lg:hidden print:hidden">
        <MenuSheet>
          <WorkspaceSwitcher {...frame} />
          <div className="mt-4">
            <DeskNav {...frame} />
          </div>
          <div className="mt-8 border-t border-rule px-3 pt-6">
            <PersonPanel {...frame} />
          </div>
        </MenuSheet>
        <Link href={home} className="min-w-0 flex-1 truncate py-3 text-sm font-semibold">
          {frame.workspace.name}
        </Link>
      </header>
      <header className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r border-rule px-3 py-6 lg:flex print:hidden">
        <Link href={home} className="mb-6 self-start rounded-sm px-3">
          <Brand />
        </Link>
        <WorkspaceSwitcher {...frame} />
        <div className="mt-4">
          <DeskNav {...frame} />
        </div>
        <div className="mt-auto pt-6">
          <PersonMenu {...frame} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 px-4 pt-8 pb-24 outline-none sm:px-8 lg:px-12 lg:pt-12">
        <div className="max-w-7xl">{children}</div>
      </main>
    </div>
  );
}
