"use client";

import type { Ref } from "react";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { cslTextFields, cslTypes, cslTypeWords, type CslType } from "@/lib/domain/source/csl-types";
import { shownFields, type SourceDraft } from "@/lib/domain/source/source-draft";

/** The fields of a citation, those that its type asks for. */
export function SourceFields({
  draft,
  onChange,
  errorAt,
  titleRef,
}: {
  draft: SourceDraft;
  onChange: (draft: SourceDraft) => void;
  errorAt: (field: string) => string | undefined;
  /** For a form that puts the focus on the title. */
  titleRef?: Ref<HTMLInputElement>;
}) {
  return (
    <div className="grid gap-4">
      <Select
        label="Kind of source"
        value={draft.type}
        onChange={(event) => onChange({ ...draft, type: event.currentTarget.value as CslType })}
        options={cslTypes.map((type) => ({ value: type, label: cslTypeWords[type] }))}
        className="sm:max-w-xs"
      />
      <TextInput
        label="Title"
        ref={titleRef}
        required
        value={draft.title}
        maxLength={2000}
        onChange={(event) => onChange({ ...draft, title: event.currentTarget.value })}
        error={errorAt("title")}
      />
      <TextArea
        label="Authors"
        hint="One a line. A person as “Birch, Ada”; a body as it is called."
        rows={2}
        value={draft.authors}
        onChange={(event) => onChange({ ...draft, authors: event.currentTarget.value })}
      />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextInput
          label="Date"
          hint="As far as it is known: 2025, 2025-03 or 2025-03-14."
          value={draft.issued}
          onChange={(event) => onChange({ ...draft, issued: event.currentTarget.value })}
        />
        {shownFields(draft).map((key) => (
          <TextInput
            key={key}
            label={cslTextFields[key]}
            className={key === "URL" || key === "container-title" ? "sm:col-span-2" : undefined}
            type={key === "URL" ? "url" : "text"}
            value={draft.fields[key] ?? ""}
            onChange={(event) => onChange({ ...draft, fields: { ...draft.fields, [key]: event.currentTarget.value } })}
            error={errorAt(key)}
          />
        ))}
      </div>
    </div>
  );
}
