"use client";

import { TextArea } from "@/components/ui/text-area";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextInput } from "@/components/ui/text-input";
import type { Figure } from "@/lib/domain/evidence/figure";
import { workOut } from "@/lib/domain/evidence/work-out";

const emptyCell: Figure = { kind: "cell", table: "", row: "", column: "" };
const emptyCalculation: Figure = { kind: "calculation", working: "", result: "" };

/** What a figure is beyond its words: the cell of a table, or what was worked out and how. */
export function FigureFields({
  value,
  onChange,
  errorAt,
}: {
  value: Figure | null;
  onChange: (figure: Figure | null) => void;
  errorAt: (field: string) => string | undefined;
}) {
  return (
    <div className="grid gap-4 border-l-2 border-rule-strong pl-4">
      <RadioCards
        legend="Where the figure comes from"
        name="figure-kind"
        value={value?.kind ?? "words"}
        onValueChange={(kind) => onChange(kind === "words" ? null : kind === "cell" ? emptyCell : emptyCalculation)}
        options={[
          { value: "words", title: "From a sentence", explanation: "It stands there with words around it." },
          { value: "cell", title: "From a table", explanation: "One cell, named by its row and its column." },
          {
            value: "calculation",
            title: "Worked out",
            explanation: "From figures of the source; the working is shown.",
          },
        ]}
      />
      {value?.kind === "cell" && (
        <div className="grid gap-4 sm:grid-cols-3">
          <TextInput
            label="Table"
            value={value.table}
            onChange={(event) => onChange({ ...value, table: event.currentTarget.value })}
            error={errorAt("table")}
          />
          <TextInput
            label="Row"
            required
            value={value.row}
            onChange={(event) => onChange({ ...value, row: event.currentTarget.value })}
            error={errorAt("row")}
          />
          <TextInput
            label="Column"
            required
            value={value.column}
            onChange={(event) => onChange({ ...value, column: event.currentTarget.value })}
            error={errorAt("column")}
          />
        </div>
      )}
      {value?.kind === "calculation" && (
        <>
          <TextArea
            label="Working"
            hint="As “48,210 ÷ 79,000 × 100”. Say in the note where its figures stand."
            rows={2}
            required
            value={value.working}
            onChange={(event) => onChange({ ...value, working: event.currentTarget.value })}
            error={errorAt("working")}
          />
          <TextInput
            label="Result"
            required
            inputClassName="sm:max-w-xs"
            value={value.result}
            onChange={(event) => onChange({ ...value, result: event.currentTarget.value })}
            error={errorAt("result")}
          />
          <WorkingNote working={value.working} result={value.result} />
        </>
      )}
    </div>
  );
}

/** Whether the working comes to the result, where it is arithmetic that the program can do. */
export function WorkingNote({ working, result }: { working: string; result: string }) {
  const worked = result.trim() === "" ? null : workOut({ working, result });
  if (!worked) return null;
  const value = worked.value.toLocaleString("en-GB", { maximumSignificantDigits: 6 });
  return (
    <p role="status" className={worked.agrees ? "text-sm text-ok" : "text-sm text-warn"}>
      {worked.agrees ? `Checked: the working comes to ${value}.` : `The working comes to ${value}, not to this result.`}
    </p>
  );
}
