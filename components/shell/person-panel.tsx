import Link from "next/link";
import type { DeskFrame } from "@/components/shell/desk-props";
import { ThemeSwitch } from "@/components/shell/theme-switch";

/** Who is signed in, the way to the account, the appearance, and out. */
export function PersonPanel({ user, signOut }: Pick<DeskFrame, "user" | "signOut">) {
  return (
    <div className="grid gap-4">
      <div className="min-w-0">
        <p className="font-medium">{user.name}</p>
        <p className="truncate text-sm text-ink-muted">{user.email}</p>
        <Link href="/account" className="mt-1 inline-flex min-h-6 items-center link text-sm pointer-coarse:min-h-11">
          Your account
        </Link>
      </div>
      <ThemeSwitch />
      <Link href="/about" className="inline-flex min-h-6 items-center link text-sm pointer-coarse:min-h-11">
        About Plumbline
      </Link>
      {signOut}
    </div>
  );
}
