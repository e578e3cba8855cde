import { ChevronsUpDown } from "lucide-react";
import type { DeskFrame } from "@/components/shell/desk-props";
import { Menu, MenuGroup, MenuLink } from "@/components/ui/menu";

/** The workspace's name; with several workspaces a menu to change to another. */
export function WorkspaceSwitcher({ workspace, workspaces }: Pick<DeskFrame, "workspace" | "workspaces">) {
  const others = workspaces.filter(({ slug }) => slug !== workspace.slug);
  if (others.length === 0) {
    return <p className="px-3 text-base font-semibold text-pretty wrap-anywhere">{workspace.name}</p>;
  }
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="flex min-h-9 w-full items-center justify-between gap-2 rounded-sm px-3 py-1 text-left text-base font-semibold hover:bg-wash pointer-coarse:min-h-11"
        >
          <span className="min-w-0 text-pretty wrap-anywhere">
            {workspace.name}
            <span className="sr-only">, change workspace</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 flex-none text-ink-muted" />
        </button>
      }
    >
      <MenuGroup label="Change to">
        {others.map(({ slug, name }) => (
          <MenuLink key={slug} href={`/w/${slug}`}>
            {name}
          </MenuLink>
        ))}
      </MenuGroup>
    </Menu>
  );
}
