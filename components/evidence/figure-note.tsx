import { WorkingNote } from "@/components/evidence/figure-fields";
import type { Figure } from "@/lib/domain/evidence/figure";

/** Where a figure stands in its table, or how it was worked out. */
export function FigureNote({ figure }: { figure: Figure }) {
  if (figure.kind === "cell") {
    return (
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {figure.table !== "" && <Entry name="Table" value={figure.table} />}
        <Entry name="Row" value={figure.row} />
        <Entry name="Column" value={figure.column} />
      </dl>
    );
  }
  return (
    <div className="grid gap-1">
      <p className="measure font-serif text-lg [overflow-wrap:anywhere] figures">
        {figure.working} = <strong>{figure.result}</strong>
      </p>
      <WorkingNote working={figure.working} result={figure.result} />
    </div>
  );
}

function Entry({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-muted">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">{value}</dd>
    </div>
  );
}
