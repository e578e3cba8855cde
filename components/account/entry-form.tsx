"use client";

import { useRouter } from "next/navigation";
import { useActionState, useEffect, useState, type ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { signInWithPassword } from "@/lib/auth/client";
import type { FormState } from "@/lib/server/account/form-state";

export type EntryField = {
  name: "workspaceName" | "name" | "email" | "password";
  label: string;
  hint?: string;
  autoComplete: string;
};

const types = { workspaceName: "text", name: "text", email: "email", password: "password" } as const;

/**
 * A form of the entry pages. What was typed stays when it is refused; the password stays in the page as well, and once
 * the account stands it signs the person in, so that it is not asked twice.
 */
export function EntryForm({
  action,
  fields,
  submit,
  pending,
  children,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  fields: readonly EntryField[];
  submit: string;
  pending: string;
  children?: ReactNode;
}) {
  const router = useRouter();
  const [state, submitForm, isPending] = useActionState(action, {});
  const [password, setPassword] = useState("");
  const { done } = state;

  useEffect(() => {
    if (!done) return;
    const arrive = async () => {
      const refusal = password ? await signInWithPassword({ email: done.email, password }) : null;
      router.replace(refusal ? `/sign-in?next=${encodeURIComponent(done.next)}` : done.next);
      router.refresh();
    };
    void arrive();
  }, [done, password, router]);

  return (
    <form action={submitForm} className="grid gap-5">
      {state.message && (
        <Notice tone="danger" role="alert">
          {state.message}
        </Notice>
      )}
      {fields.map(({ name, label, hint, autoComplete }) => (
        <TextInput
          key={name}
          name={name}
          type={types[name]}
          label={label}
          hint={hint}
          error={state.fields?.[name]}
          autoComplete={autoComplete}
          required
          {...(name === "password"
            ? { value: password, onChange: (event) => setPassword(event.currentTarget.value) }
            : { defaultValue: state.typed?.[name] })}
        />
      ))}
      {children}
      <div>
        <SubmitButton pending={isPending || Boolean(done)} pendingLabel={pending}>
          {submit}
        </SubmitButton>
      </div>
    </form>
  );
}
