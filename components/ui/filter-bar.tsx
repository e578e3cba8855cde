"use client";

import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { HiddenParams, type KeptParams } from "@/components/ui/hidden-params";
import { Select, type SelectOption } from "@/components/ui/select";
import { useFollowedValue } from "@/components/ui/use-followed-value";

export type Filter = {
  /** Parameter of the URL. */
  name: string;
  label: string;
  options: readonly SelectOption[];
  /** Words for "no filter", as "Any state". */
  any?: string;
  value?: string;
};

/**
 * A row of choices that narrow a list, kept in the URL. A choice takes effect at once; without scripts a button
 * does it. The focus stays where it was. A filter that is not in use arrives as an empty parameter.
 */
export function FilterBar({
  action,
  filters,
  keep = {},
}: {
  /** Path of the page with the list. */
  action: string;
  filters: readonly Filter[];
  /** Other parameters to carry along, as q. */
  keep?: KeptParams;
}) {
  const inUse = filters.some((filter) => filter.value);
  const keptQuery = new URLSearchParams(
    Object.entries(keep).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
  return (
    <Form
      action={action}
      scroll={false}
      aria-label="Filters"
      className="flex flex-wrap items-end gap-3"
      onChange={(event) => event.currentTarget.requestSubmit()}
    >
      <HiddenParams params={keep} />
      {filters.map((filter) => (
        <FilterSelect key={filter.name} filter={filter} />
      ))}
      <noscript>
        <Button type="submit">Apply</Button>
      </noscript>
      {inUse && (
        <Link
          href={keptQuery ? `${action}?${keptQuery}` : action}
          scroll={false}
          className="inline-flex min-h-10 items-center link text-sm pointer-coarse:min-h-11"
        >
          Clear filters
        </Link>
      )}
    </Form>
  );
}

function FilterSelect({ filter }: { filter: Filter }) {
  const [shown, setShown] = useFollowedValue(filter.value ?? "");
  return (
    <Select
      name={filter.name}
      label={filter.label}
      options={filter.options}
      placeholder={filter.any ?? "Any"}
      value={shown}
      onChange={(event) => setShown(event.target.value)}
      className="min-w-36 flex-1 sm:max-w-56"
    />
  );
}
