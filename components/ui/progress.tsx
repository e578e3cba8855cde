import { useId, type ReactNode } from "react";

/** Long work: what is being done, how far it is, and a way to stop it. Without value the end is not known. */
export function Progress({
  label,
  value,
  max = 100,
  words,
  cancel,
}: {
  /** What is being done, as "Reading the report". */
  label: ReactNode;
  value?: number;
  max?: number;
  /** How far it is, as "12 of 40 pages"; announced as it changes. */
  words?: ReactNode;
  /** A button that stops it. */
  cancel?: ReactNode;
}) {
  const id = useId();
  return (
    <div className="flex items-center gap-4">
      <div className="min-w-0 flex-1">
        <div className="mb-1.5 flex flex-wrap justify-between gap-x-4 text-sm">
          <span id={id} className="font-medium">
            {label}
          </span>
          <span role="status" className="text-ink-muted figures">
            {words}
          </span>
        </div>
        <progress className="progress" aria-labelledby={id} value={value} max={max} />
      </div>
      {cancel}
    </div>
  );
}
