import type { Metadata } from "next";
import { EntryForm } from "@/components/account/entry-form";
import { EntryShell } from "@/components/shell/entry-shell";
import { TextLink } from "@/components/ui/text-link";
import { currentSession } from "@/lib/auth/require-actor";
import { roleWords } from "@/lib/domain/role-words";
import { joinAsNewPersonAction, joinWorkspaceAction } from "@/lib/server/account/actions";
import { findInvitation } from "@/lib/server/workspace/invitations";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await findInvitation({ token, now: new Date() });
  if (!invitation) {
    return (
      <EntryShell
        title="This invitation has ended"
        intro="The link has been used, was taken back or is too old. Ask the person who sent it for a new one."
        footer={<TextLink href="/sign-in">Sign in</TextLink>}
      >
        {null}
      </EntryShell>
    );
  }
  const { name, means } = roleWords[invitation.role];
  const intro = `You are invited as ${name.toLowerCase()}: ${means}`;
  const session = await currentSession();
  if (session) {
    return (
      <EntryShell title={`Join ${invitation.workspace.name}`} intro={intro}>
        <EntryForm
          action={joinWorkspaceAction.bind(null, token)}
          submit={`Join as ${session.user.name}`}
          pending="Joining…"
          fields={[]}
        />
      </EntryShell>
    );
  }
  return (
    <EntryShell
      title={`Join ${invitation.workspace.name}`}
      intro={intro}
      footer={
        <>
          You have an account here already?{" "}
          <TextLink href={`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`}>Sign in and join</TextLink>
        </>
      }
    >
      <EntryForm
        action={joinAsNewPersonAction.bind(null, token)}
        submit="Make an account and join"
        pending="Joining…"
        fields={[
          { name: "name", label: "Your name", hint: "The others see it beside your work.", autoComplete: "name" },
          { name: "email", label: "Your e-mail address", autoComplete: "username" },
          {
            name: "password",
            label: "Password",
            hint: "At least 12 characters. Three or four unrelated words do well.",
            autoComplete: "new-password",
          },
        ]}
      />
    </EntryShell>
  );
}
