"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { citationStyleIds, citationStyles, knownStyle } from "@/lib/domain/source/citation-styles";
import { settingsRefusalWords, wordsOf } from "@/lib/domain/workspace/refusal-words";
import { formText } from "@/lib/platform/form-text";
import { changePoliciesAction } from "@/lib/server/workspace/actions";

type Policies = {
  name: string;
  language: string;
  requiredApprovals: number;
  citationStyle: string;
  asksCrossref: boolean;
  contact: string;
  methodNote: string;
};

/** Name and policies of the workspace. */
export function PoliciesForm({ slug, policies }: { slug: string; policies: Policies }) {
  const router = useRouter();
  const { say } = useToast();
  const [problem, setProblem] = useState<string | null>(null);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [pending, setPending] = useState(false);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => formText(form, name);
    setPending(true);
    setProblem(null);
    setFields({});
    const outcome = await changePoliciesAction(slug, {
      name: text("name"),
      language: text("language"),
      requiredApprovals: text("requiredApprovals"),
      citationStyle: knownStyle(text("citationStyle")),
      asksCrossref: form.has("asksCrossref"),
      contact: text("contact"),
      methodNote: text("methodNote"),
    });
    setPending(false);
    if (outcome.ok) {
      say({ title: "The settings are saved." });
      router.refresh();
      return;
    }
    if (outcome.reason === "invalid_input") {
      setFields(Object.fromEntries(outcome.issues.map(({ path, message }) => [path, message])));
    }
    setProblem(wordsOf(settingsRefusalWords, outcome.reason));
  }

  return (
    <form method="post" onSubmit={(event) => void save(event)} className="grid max-w-2xl gap-5">
      {problem && (
        <Notice tone="danger" role="alert">
          {problem}
        </Notice>
      )}
      <TextInput label="Name of the workspace" name="name" defaultValue={policies.name} error={fields.name} required />
      <TextInput
        label="Language of most articles"
        hint="A language tag, such as en or pt-BR."
        name="language"
        inputClassName="max-w-32"
        defaultValue={policies.language}
        error={fields.language}
        required
      />
      <TextInput
        label="Approvals that a verdict wants"
        hint="By people other than the one who settled it. Two is usual, one is the least."
        name="requiredApprovals"
        type="number"
        min={1}
        max={10}
        inputClassName="max-w-32"
        defaultValue={policies.requiredApprovals}
        error={fields.requiredApprovals}
        required
      />
      <Select
        label="How sources are cited"
        hint="On the desk and in editions published from now on. What is published keeps the wording it has."
        name="citationStyle"
        className="max-w-md"
        defaultValue={knownStyle(policies.citationStyle)}
        error={fields.citationStyle}
        options={citationStyleIds.map((id) => ({
          value: id,
          label: `${citationStyles[id].label} (${citationStyles[id].about})`,
        }))}
      />
      <Checkbox
        label="Ask Crossref every week whether sources were retracted or corrected"
        hint="When a source is added, and then once a week, Plumbline sends its DOI to Crossref (api.crossref.org), with the contact address that whoever runs this server has set, and nothing else: no claims, no names. What Crossref reports waits in the queue for an editor; no status changes by itself."
        name="asksCrossref"
        defaultChecked={policies.asksCrossref}
      />
      <TextInput
        label="How readers can reach you"
        hint="An e-mail address or a page; printed on the public method page."
        name="contact"
        defaultValue={policies.contact}
        error={fields.contact}
      />
      <TextArea
        label="About your method"
        hint="Printed on the public method page, below the rating scale. A blank line begins a new paragraph."
        name="methodNote"
        rows={6}
        defaultValue={policies.methodNote}
        error={fields.methodNote}
      />
      <div>
        <SubmitButton pending={pending}>Save settings</SubmitButton>
      </div>
    </form>
  );
}
