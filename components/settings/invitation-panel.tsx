"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { List, ListRow } from "@/components/ui/list-row";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { roles, type Role } from "@/lib/domain/actor";
import { roleWords } from "@/lib/domain/role-words";
import { settingsRefusalWords, wordsOf } from "@/lib/domain/workspace/refusal-words";
import { formText } from "@/lib/platform/form-text";
import { createInvitationAction, revokeInvitationAction } from "@/lib/server/workspace/actions";

type Invitation = { id: string; role: Role; note: string; usesLeft: number; expires: string };

/** Makes invitation links and ends them. A link is shown once, when it is made: only its hash is kept. */
export function InvitationPanel({ slug, invitations }: { slug: string; invitations: readonly Invitation[] }) {
  const router = useRouter();
  const { say } = useToast();
  const [role, setRole] = useState<Role>("volunteer");
  const [made, setMade] = useState<{ link: string; note: string; role: Role } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const noteField = useRef<HTMLInputElement>(null);

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const note = formText(form, "note");
    setPending(true);
    setProblem(null);
    const outcome = await createInvitationAction(slug, {
      role,
      note,
      uses: Number(form.get("uses")),
    });
    setPending(false);
    if (!outcome.ok) {
      setProblem(
        outcome.reason === "invalid_input"
          ? (outcome.issues[0]?.message ?? settingsRefusalWords.invalid_input)
          : wordsOf(settingsRefusalWords, outcome.reason),
      );
      return;
    }
    setMade({ link: `${window.location.origin}/join/${outcome.token}`, note, role });
    // The next link is for somebody else.
    element.reset();
    router.refresh();
  }

  async function copy() {
    if (!made) return;
    try {
      await navigator.clipboard.writeText(made.link);
      say({ title: "The link is copied." });
    } catch {
      say({ title: "The browser does not allow copying here. Select the link and copy it by hand.", tone: "problem" });
    }
  }

  async function takeBack(invitationId: string) {
    const outcome = await revokeInvitationAction(slug, { invitationId });
    if (outcome.ok) {
      say({ title: "The link no longer works." });
      // The button goes with its line.
      noteField.current?.focus();
    } else say({ title: wordsOf(settingsRefusalWords, outcome.reason), tone: "problem" });
    router.refresh();
  }

  return (
    <div className="grid gap-6">
      <form
        method="post"
        onSubmit={(event) => void invite(event)}
        className="grid gap-4 sm:grid-cols-[12rem_1fr_7rem_auto] sm:items-end"
      >
        <Select
          label="Role"
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          options={roles.map((value) => ({ value, label: roleWords[value].name }))}
        />
        <TextInput ref={noteField} label="For whom" name="note" placeholder="A note for yourself" maxLength={200} />
        <TextInput label="For how many" name="uses" type="number" min={1} max={50} defaultValue={1} />
        <SubmitButton pending={pending} pendingLabel="Making…">
          Make a link
        </SubmitButton>
      </form>
      <p className="-mt-3 text-sm text-ink-muted">
        A {roleWords[role].name.toLowerCase()} may {roleWords[role].means}
      </p>
      {problem && (
        <Notice tone="danger" role="alert">
          {problem}
        </Notice>
      )}
      {made && (
        <Notice
          tone="ok"
          role="status"
          title={`Send this link to ${made.note || `a ${roleWords[made.role].name.toLowerCase()}`}`}
          action={<Button onClick={() => void copy()}>Copy the link</Button>}
        >
          Whoever opens it joins as {roleWords[made.role].name.toLowerCase()}. It is shown only now and holds for 14
          days.
          <code className="mt-2 block text-sm break-all select-all">{made.link}</code>
        </Notice>
      )}
      {invitations.length > 0 && (
        <List label="Links that can still be used">
          {invitations.map((invitation) => (
            <ListRow
              key={invitation.id}
              face="sans"
              title={invitation.note || `A ${roleWords[invitation.role].name.toLowerCase()}`}
              meta={[
                roleWords[invitation.role].name,
                invitation.usesLeft === 1 ? "for one person" : `for ${invitation.usesLeft} people`,
                `until ${invitation.expires}`,
              ]}
              actions={
                <Button variant="quiet" size="small" onClick={() => void takeBack(invitation.id)}>
                  Take back
                </Button>
              }
            />
          ))}
        </List>
      )}
    </div>
  );
}
