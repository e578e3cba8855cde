import { ChevronsUpDown } from "lucide-react";
import type { DeskFrame } from "@/components/shell/desk-props";
import { PersonPanel } from "@/components/shell/person-panel";
import { Avatar } from "@/components/ui/avatar";
import { Popover } from "@/components/ui/popover";

/** The person's corner of the rail. A popover and no menu, because it holds a form and a switch. */
export function PersonMenu({ user, signOut }: Pick<DeskFrame, "user" | "signOut">) {
  return (
    <Popover
      side="top"
      label="You and your account"
      trigger={
        <button
          type="button"
          className="flex min-h-11 w-full items-center gap-2.5 rounded-sm px-3 text-left text-sm hover:bg-wash"
        >
          <Avatar name={user.name} />
          <span className="min-w-0 flex-1 truncate">{user.name}</span>
          <ChevronsUpDown aria-hidden="true" className="size-4 flex-none text-ink-muted" />
        </button>
      }
    >
      <PersonPanel user={user} signOut={signOut} />
    </Popover>
  );
}
