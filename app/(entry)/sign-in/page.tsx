import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { EntryShell } from "@/components/shell/entry-shell";
import { Notice } from "@/components/ui/notice";
import { offeredProviders } from "@/lib/auth/options";
import { currentSession } from "@/lib/auth/require-actor";
import { safeNext } from "@/lib/auth/safe-next";
import { isEmptyInstallation } from "@/lib/server/account/first-start";

export const metadata: Metadata = { title: "Sign in" };

const errorWords: Record<string, string> = {
  AccessDenied: "There is no account here with that address. Ask an owner for an invitation link.",
  Verification: "This sign-in link has been used or is too old. Ask for a new one below.",
};

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const next = safeNext(query.next ?? query.callbackUrl);
  if (await currentSession()) redirect(next);
  if (await isEmptyInstallation()) redirect("/start");
  const error = typeof query.error === "string" ? query.error : null;
  return (
    <EntryShell
      title="Sign in"
      footer="No account yet? Ask an owner of your workspace for an invitation link. Password forgotten? Whoever runs this server can make you a link for a new one."
    >
      <div className="grid gap-6">
        {query.sent && (
          <Notice tone="ok" title="Look into your mailbox">
            If the address has an account here, a link to sign in is on its way.
          </Notice>
        )}
        {error && (
          <Notice tone="danger" role="alert">
            {errorWords[error] ?? "That way to sign in did not work. Try again, or use your password."}
          </Notice>
        )}
        <SignInForm next={next} providers={offeredProviders()} />
      </div>
    </EntryShell>
  );
}
