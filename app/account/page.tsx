import type { Metadata } from "next";
import { NameForm } from "@/components/account/name-form";
import { PasswordForm } from "@/components/account/password-form";
import { SessionList } from "@/components/account/session-list";
import { SignOutButton } from "@/components/account/sign-out-button";
import { EntryShell } from "@/components/shell/entry-shell";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { passwordProblemWords } from "@/lib/auth/password-rules";
import { requireSession } from "@/lib/auth/require-actor";
import { browserLabel } from "@/lib/domain/account/browser-label";
import { hasPassword } from "@/lib/server/account/own-account";
import { listSessions } from "@/lib/server/account/sessions";

export const metadata: Metadata = { title: "Your account" };

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });

export default async function AccountPage() {
  const { user, sessionId } = await requireSession("/account");
  const [sessions, withPassword] = await Promise.all([
    listSessions({ userId: user.id, now: new Date() }),
    hasPassword(user.id),
  ]);
  return (
    <EntryShell
      title="Your account"
      intro={`${user.name}, ${user.email}`}
      footer={<TextLink href="/">Back to your workspace</TextLink>}
    >
      <Section title="Name">
        <NameForm name={user.name} />
      </Section>
      <Section title="Password">
        {withPassword ? (
          <PasswordForm email={user.email} newPasswordWords={passwordProblemWords} />
        ) : (
          <p className="measure text-sm text-ink-muted">
            You sign in without a password. Whoever runs this installation can send you a link to set one.
          </p>
        )}
      </Section>
      <Section title="Signed in here">
        <SessionList
          sessions={sessions.map((session) => ({
            id: session.id,
            label: browserLabel(session.userAgent),
            lastSeen: day.format(session.lastSeenAt),
            isThis: session.id === sessionId,
          }))}
        />
      </Section>
      <div className="mt-8">
        <SignOutButton />
      </div>
    </EntryShell>
  );
}
