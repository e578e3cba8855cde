"use client";

import { useState, type FormEvent } from "react";
import { ProblemNote } from "@/components/ui/problem-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { useSubmit } from "@/components/ui/use-submit";
import { changeNameAction } from "@/lib/server/account/own-account-actions";

/** What the person is called, to be changed. */
export function NameForm({ name }: { name: string }) {
  const [typed, setTyped] = useState(name);
  const [done, setDone] = useState(false);
  const { submit, pending, problem, errorAt } = useSubmit({});

  function save(event: FormEvent) {
    event.preventDefault();
    setDone(false);
    submit(
      () => changeNameAction({ name: typed }),
      () => setDone(true),
    );
  }

  return (
    <form method="post" onSubmit={save} noValidate className="grid gap-4">
      <TextInput
        label="Your name"
        hint="As the others of your workspaces see it, also at what you did before."
        autoComplete="name"
        required
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setDone(false);
        }}
        error={errorAt("name")}
      />
      <ProblemNote words={problem} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending}>Save the name</SubmitButton>
        <p role="status" className="text-sm text-ink-muted">
          {done && "The name is saved."}
        </p>
      </div>
    </form>
  );
}
