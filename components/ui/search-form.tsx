"use client";

import Form from "next/form";
import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useFollowedValue } from "@/components/ui/use-followed-value";
import { HiddenParams, type KeptParams } from "@/components/ui/hidden-params";

/** A search field that goes to action?name=…; works without scripts. */
export function SearchForm({
  action,
  name = "q",
  label,
  defaultValue,
  placeholder,
  keep = {},
}: {
  /** Path of the page that shows what was found. */
  action: string;
  name?: string;
  /** What is searched, as "Search claims". */
  label: string;
  /** What was searched for last. */
  defaultValue?: string;
  placeholder?: string;
  /** Other parameters to carry along, as the filters in use. */
  keep?: KeptParams;
}) {
  const [shown, setShown] = useFollowedValue(defaultValue ?? "");
  return (
    <Form action={action} role="search" className="flex max-w-xl gap-2">
      <HiddenParams params={keep} />
      <span className="relative min-w-0 flex-1">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-muted"
        />
        <input
          type="search"
          name={name}
          aria-label={label}
          value={shown}
          onChange={(event) => setShown(event.target.value)}
          placeholder={placeholder ?? label}
          autoComplete="off"
          className="control pl-9!"
        />
      </span>
      <Button type="submit">Search</Button>
    </Form>
  );
}
