import type { ReactNode } from "react";
import { SignOutButton } from "@/components/account/sign-out-button";
import { DeskShell } from "@/components/shell/desk-shell";
import { loadDeskFrame } from "@/lib/server/workspace/loaders";

export default async function DeskLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}) {
  const { workspace } = await params;
  const frame = await loadDeskFrame(workspace);
  return (
    <DeskShell {...frame} signOut={<SignOutButton />}>
      {children}
    </DeskShell>
  );
}
