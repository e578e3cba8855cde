import { CountBadge } from "@/components/ui/badge";
import type { DeskFrame } from "@/components/shell/desk-props";
import { NavLink } from "@/components/shell/nav-link";

/** The main navigation of a workspace. */
export function DeskNav({ workspace, counts, canManage }: Pick<DeskFrame, "workspace" | "counts" | "canManage">) {
  const root = `/w/${workspace.slug}`;
  return (
    <nav aria-label="Main">
      <ul className="grid gap-0.5">
        <li>
          <NavLink href={root} exact>
            Home
          </NavLink>
        </li>
        <li>
          <NavLink
            href={`${root}/queue`}
            trailing={counts.queue > 0 && <CountBadge count={counts.queue} label="waiting" />}
          >
            Queue
          </NavLink>
        </li>
        <li className="mt-4">
          <NavLink
            href={`${root}/articles`}
            trailing={counts.inbox > 0 && <CountBadge count={counts.inbox} label="waiting in the inbox" />}
          >
            Articles
          </NavLink>
        </li>
        <li>
          <NavLink href={`${root}/claims`}>Claims</NavLink>
        </li>
        <li>
          <NavLink href={`${root}/sources`}>Sources</NavLink>
        </li>
        <li>
          <NavLink href={`${root}/briefings`}>Briefings</NavLink>
        </li>
        {canManage && (
          <li className="mt-4">
            <NavLink href={`${root}/settings`}>Settings</NavLink>
          </li>
        )}
      </ul>
    </nav>
  );
}
