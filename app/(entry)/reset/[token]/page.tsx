import type { Metadata } from "next";
import { EntryForm } from "@/components/account/entry-form";
import { EntryShell } from "@/components/shell/entry-shell";
import { TextLink } from "@/components/ui/text-link";
import { resetPasswordAction } from "@/lib/server/account/actions";
import { findPasswordReset } from "@/lib/server/account/password-reset";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const reset = await findPasswordReset({ token, now: new Date() });
  if (!reset) {
    return (
      <EntryShell
        title="This link no longer works"
        intro="It has been used or is too old. Ask whoever runs this installation for a new one."
        footer={<TextLink href="/sign-in">Sign in</TextLink>}
      >
        {null}
      </EntryShell>
    );
  }
  return (
    <EntryShell
      title="Set a new password"
      intro={`For the account of ${reset.user.email}. Every browser in which you are signed in will be signed out.`}
    >
      <EntryForm
        action={resetPasswordAction.bind(null, token)}
        submit="Set the password and sign in"
        pending="Setting…"
        fields={[
          {
            name: "password",
            label: "New password",
            hint: "At least 12 characters. Three or four unrelated words do well.",
            autoComplete: "new-password",
          },
        ]}
      />
    </EntryShell>
  );
}
