"use client";

import type { ReactNode } from "react";
import { Tabs as Base } from "@base-ui/react/tabs";

export type TabEntry = {
  value: string;
  label: ReactNode;
  /** Shown after the label, as a number of things. */
  count?: number;
  panel: ReactNode;
};

/** Panels of one page, one seen at a time; arrow keys move along the row. For places with their own URL use TabLinks. */
export function Tabs({
  label,
  tabs,
  defaultValue,
  value,
  onValueChange,
}: {
  /** Name of the row of tabs. */
  label: string;
  tabs: readonly TabEntry[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
}) {
  return (
    <Base.Root
      value={value}
      defaultValue={value === undefined ? (defaultValue ?? tabs[0]?.value) : undefined}
      onValueChange={(next) => onValueChange?.(String(next))}
    >
      <Base.List aria-label={label} className="flex gap-6 overflow-x-auto border-b border-rule pt-1">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-10 flex-none border-b-2 border-transparent text-sm font-medium text-ink-muted hover:text-ink focus-visible:-outline-offset-2 data-active:border-accent data-active:text-ink pointer-coarse:min-h-11"
          >
            {tab.label}
            {tab.count !== undefined && <span className="ml-1.5 font-normal text-ink-muted figures">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-6">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
