import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { TypedArticleFields } from "@/lib/domain/article/article-fields";

export type FieldWords = Partial<Record<keyof TypedArticleFields, string>>;

/** The details of an article, each with where it was found and what is wrong with it. */
export function ArticleFieldsForm({
  fields,
  foundIn = {},
  issues = {},
  disabled = false,
  onChange,
}: {
  fields: TypedArticleFields;
  /** As "Found in: the page's metadata." */
  foundIn?: FieldWords;
  issues?: FieldWords;
  disabled?: boolean;
  onChange: (fields: TypedArticleFields) => void;
}) {
  const bind = (name: keyof TypedArticleFields, help?: string) => ({
    value: fields[name],
    error: issues[name],
    hint: [foundIn[name], help].filter(Boolean).join(" ") || undefined,
    disabled,
    onChange: (event: { target: { value: string } }) => onChange({ ...fields, [name]: event.target.value }),
  });
  return (
    <div className="grid gap-5">
      <TextInput label="Title" required {...bind("title")} />
      <TextArea
        label="Authors"
        rows={2}
        inputClassName="min-h-10!"
        {...bind("authors", foundIn.authors ? undefined : "One name a line. Leave it empty where none is given.")}
      />
      <TextInput label="Publisher" {...bind("publisher")} />
      <TextInput
        label="Published on"
        inputClassName="max-w-44"
        placeholder="2026-03-14"
        {...bind("publishedOn", "A day, a month or a year: 2026-03-14, 2026-03, 2026.")}
      />
      <TextInput label="Language" inputClassName="max-w-28" {...bind("language", "As a code: en, en-GB, cy, fr.")} />
      <TextInput label="Web address" type="url" inputMode="url" {...bind("url")} />
    </div>
  );
}
