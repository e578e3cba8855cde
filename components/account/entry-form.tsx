"use client";

import { useActionState, useState, type ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { FormState } from "@/lib/server/account/form-state";

export type EntryField = {
  name: "workspaceName" | "name" | "email" | "password";
  label: string;
  hint?: string;
  autoComplete: string;
};

const types = { workspaceName: "text", name: "text", email: "email", password: "password" } as const;

/**
 * A form of the entry pages. What was typed stays when it is refused; the password stays in the page and is never sent
 * back by the server.
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
  /** More of the form, below the fields. */
  children?: ReactNode;
}) {
  const [state, submitForm, isPending] = useActionState(action, {});
  const [password, setPassword] = useState("");

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
        <SubmitButton pending={isPending} pendingLabel={pending}>
          {submit}
        </SubmitButton>
      </div>
    </form>
  );
}
