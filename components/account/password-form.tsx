"use client";

import { useState, type FormEvent } from "react";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { useSubmit } from "@/components/ui/use-submit";
import { changePasswordAction } from "@/lib/server/account/own-account-actions";

const words = {
  wrong_password: "This is not the password that you have now. Nothing was changed.",
  too_many_attempts: "There have been too many attempts. Wait a quarter of an hour and try again. Nothing was changed.",
} as const;

/** A new password for somebody who knows the old one. */
export function PasswordForm({
  email,
  newPasswordWords,
}: {
  /** Tells a password manager whose password it is. */
  email: string;
  /** What can be wrong with a new password, in words. */
  newPasswordWords: Record<string, string>;
}) {
  const [oldPassword, setOldPassword] = useState("");
  const [password, setPassword] = useState("");
  const [signedOut, setSignedOut] = useState<number | null>(null);
  const { submit, pending, problem } = useSubmit({ ...words, ...newPasswordWords });

  function save(event: FormEvent) {
    event.preventDefault();
    setSignedOut(null);
    submit(
      () => changePasswordAction({ oldPassword, password }),
      (answer) => {
        setSignedOut(answer.signedOut);
        setOldPassword("");
        setPassword("");
      },
    );
  }

  return (
    <form method="post" onSubmit={save} className="grid gap-4">
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <TextInput
        label="Password that you have now"
        type="password"
        autoComplete="current-password"
        required
        maxLength={1000}
        value={oldPassword}
        onChange={(event) => setOldPassword(event.currentTarget.value)}
      />
      <TextInput
        label="New password"
        hint="At least 12 characters. Three or four unrelated words do well."
        type="password"
        autoComplete="new-password"
        required
        maxLength={1000}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <p className="measure text-sm text-ink-muted">
        Every other browser in which you are signed in will be signed out. You stay signed in here.
      </p>
      <ProblemNote words={problem} />
      {signedOut !== null && (
        <Notice tone="ok" role="status" title="The new password is set.">
          {signedOutWords(signedOut)}
        </Notice>
      )}
      <div>
        <SubmitButton pending={pending} pendingLabel="Setting…">
          Set the new password
        </SubmitButton>
      </div>
    </form>
  );
}

function signedOutWords(count: number): string {
  if (count === 0) return "You were signed in nowhere else.";
  return count === 1 ? "One other browser was signed out." : `${count} other browsers were signed out.`;
}
