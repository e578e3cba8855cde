import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** Facts about one thing: names on the left, values on the right, hairlines between. Entries with an empty value are left out. */
export function DataList({
  entries,
  className,
}: {
  entries: readonly { name: ReactNode; value: ReactNode }[];
  className?: string;
}) {
  return (
    <dl className={classNames("divide-y divide-rule border-y border-rule text-sm", className)}>
      {entries
        .filter(({ value }) => value !== null && value !== undefined && value !== "" && value !== false)
        .map(({ name, value }, index) => (
          <div key={index} className="grid gap-x-6 py-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
