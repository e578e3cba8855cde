"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { List, ListRow } from "@/components/ui/list-row";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { isSampleAddress } from "@/lib/domain/account/sample-person";
import { roles, type Role } from "@/lib/domain/actor";
import { roleWords } from "@/lib/domain/role-words";
import { settingsRefusalWords, wordsOf } from "@/lib/domain/workspace/refusal-words";
import { changeRoleAction, removeMemberAction } from "@/lib/server/workspace/actions";

/** `email` is null for those who do not manage members. */
type Member = { userId: string; name: string; email: string | null; role: Role };

/** The members with their roles; owners change both here. */
export function MemberList({
  slug,
  members,
  ownId,
  canManage,
}: {
  slug: string;
  members: readonly Member[];
  ownId: string;
  canManage: boolean;
}) {
  return (
    <List label="Members">
      {members.map((member) => (
        <ListRow
          key={member.userId}
          face="sans"
          title={member.userId === ownId ? `${member.name} (you)` : member.name}
          meta={[metaOf(member)]}
          actions={canManage && <MemberControls slug={slug} member={member} />}
        />
      ))}
    </List>
  );
}

function metaOf({ email, role }: Member): string {
  if (!email) return roleWords[role].name;
  return isSampleAddress(email) ? "sample person, cannot sign in" : email;
}

function MemberControls({ slug, member }: { slug: string; member: Member }) {
  const router = useRouter();
  const { say } = useToast();
  const [role, setRole] = useState<Role>(member.role);

  async function change(next: Role) {
    setRole(next);
    const outcome = await changeRoleAction(slug, { userId: member.userId, role: next });
    if (outcome.ok) {
      say({ title: `${member.name} is now ${roleWords[next].name.toLowerCase()}.` });
      router.refresh();
      return;
    }
    setRole(member.role);
    say({ title: wordsOf(settingsRefusalWords, outcome.reason), tone: "problem" });
  }

  return (
    <>
      <Select
        label={`Role of ${member.name}`}
        hideLabel
        value={role}
        options={roles.map((value) => ({ value, label: roleWords[value].name }))}
        onChange={(event) => void change(event.currentTarget.value as Role)}
      />
      <ConfirmDialog
        trigger={
          <Button variant="quiet" size="small">
            Remove
          </Button>
        }
        title={`Remove ${member.name} from this workspace?`}
        removes={["Their access, at once"]}
        keeps={["Everything that they did, under their name"]}
        confirmLabel="Remove member"
        pendingLabel="Removing…"
        onConfirm={async () => {
          const outcome = await removeMemberAction(slug, { userId: member.userId });
          if (!outcome.ok) return { ok: false, message: wordsOf(settingsRefusalWords, outcome.reason) };
          router.refresh();
          return { ok: true };
        }}
      />
    </>
  );
}
