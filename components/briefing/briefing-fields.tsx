import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";

/** Title and summary of a briefing. */
export function BriefingFields({
  title,
  summary,
  errorAt,
}: {
  title?: string;
  summary?: string;
  errorAt: (field: string) => string | undefined;
}) {
  return (
    <>
      <TextInput
        label="Title"
        name="title"
        required
        maxLength={200}
        defaultValue={title}
        error={errorAt("title")}
        hint="What readers see first. Say what it is about rather than what you found."
      />
      <TextArea
        label="Summary"
        name="summary"
        rows={2}
        maxLength={600}
        defaultValue={summary}
        error={errorAt("summary")}
        hint="One or two sentences under the title, also in lists and feeds."
      />
    </>
  );
}
