"use client";

import { useActionState, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
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
  choice,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  fields: readonly EntryField[];
  submit: string;
  pending: string;
  /** Something to tick, below the fields. */
  choice?: { name: string; label: string; hint: string };
}) {
  const [state, submitForm, isPending] = useActionState(action, {});
  const [password, setPassword] = useState("");
  const [ticked, setTicked] = useState(false);

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
      {choice && (
        // React puts a form back to its defaults after its action, so the default has to follow what was ticked.
        <Checkbox
          {...choice}
          defaultChecked={ticked}
          onChange={({ currentTarget }) => setTicked(currentTarget.checked)}
        />
      )}
      <div>
        <SubmitButton pending={isPending} pendingLabel={pending}>
          {submit}
        </SubmitButton>
      </div>
    </form>
  );
}
