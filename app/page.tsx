import { redirect } from "next/navigation";
import { EntryShell } from "@/components/shell/entry-shell";
import { SignOutButton } from "@/components/account/sign-out-button";
import { List, ListRow } from "@/components/ui/list-row";
import { requireSession } from "@/lib/auth/require-actor";
import { isEmptyInstallation } from "@/lib/server/account/first-start";
import { listWorkspacesOf } from "@/lib/server/workspace/data";

/** Leads to where the person works; shows a choice only where there is one. */
export default async function FrontDoor() {
  if (await isEmptyInstallation()) redirect("/start");
  const { user } = await requireSession("/");
  const workspaces = await listWorkspacesOf(user.id);
  if (workspaces.length === 1) redirect(`/w/${workspaces[0]!.slug}`);
  return (
    <EntryShell
      title={workspaces.length > 0 ? "Your workspaces" : "No workspace yet"}
      intro={
        workspaces.length > 0
          ? "Choose where you want to work."
          : "You have an account but belong to no workspace. Ask an owner for an invitation link and open it here."
      }
      footer={<SignOutButton />}
    >
      {workspaces.length > 0 && (
        <List label="Workspaces">
          {workspaces.map(({ slug, name }) => (
            <ListRow key={slug} title={name} href={`/w/${slug}`} />
          ))}
        </List>
      )}
    </EntryShell>
  );
}
