import type { Metadata } from "next";
import { SessionList } from "@/components/account/session-list";
import { SignOutButton } from "@/components/account/sign-out-button";
import { EntryShell } from "@/components/shell/entry-shell";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { requireSession } from "@/lib/auth/require-actor";
import { browserLabel } from "@/lib/domain/account/browser-label";
import { listSessions } from "@/lib/server/account/sessions";

export const metadata: Metadata = { title: "Your account" };

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });

export default async function AccountPage() {
  const { user, sessionId } = await requireSession("/account");
  const sessions = await listSessions({ userId: user.id, now: new Date() });
  return (
    <EntryShell
      title="Your account"
      intro={`${user.name}, ${user.email}`}
      footer={<TextLink href="/">Back to your workspace</TextLink>}
    >
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
