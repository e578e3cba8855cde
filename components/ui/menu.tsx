"use client";

import type { ReactElement, ReactNode } from "react";
import Link from "next/link";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { popupSheet } from "@/components/ui/popup-look";

const itemLook =
  "flex min-h-9 w-full items-center gap-2.5 px-3 py-1.5 text-left text-sm select-none focus-visible:-outline-offset-2 data-highlighted:bg-wash data-disabled:text-ink-muted data-disabled:opacity-60 pointer-coarse:min-h-11";

/** A list of acts behind a button. Arrow keys, typing and Escape work as menus do. */
export function Menu({
  trigger,
  align = "end",
  side = "bottom",
  children,
}: {
  /** The button, as <Button>More</Button>. */
  trigger: ReactElement;
  /** Which edges of button and menu meet. */
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  /** MenuItem, MenuLink, MenuChoice, MenuGroup, MenuSeparator. */
  children: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={classNames(popupSheet, "max-h-(--available-height) min-w-48 overflow-y-auto py-1.5")}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({
  onSelect,
  icon,
  tone = "plain",
  disabled,
  children,
}: {
  onSelect: () => void;
  icon?: ReactNode;
  /** danger for what removes something. */
  tone?: "plain" | "danger";
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.Item
      onClick={onSelect}
      disabled={disabled}
      className={classNames(itemLook, "cursor-pointer", tone === "danger" && "text-danger")}
    >
      {icon}
      {children}
    </Base.Item>
  );
}

export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.LinkItem closeOnClick render={<Link href={href} />} className={itemLook}>
      {icon}
      {children}
    </Base.LinkItem>
  );
}

/** One choice of several inside a menu; the chosen one has a tick. */
export function MenuChoice<Value extends string>({
  label,
  value,
  onValueChange,
  options,
}: {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode }[];
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: Value) => onValueChange(next)} aria-label={label}>
      {options.map((option) => (
        <Base.RadioItem
          key={option.value}
          value={option.value}
          closeOnClick
          className={classNames(itemLook, "cursor-pointer")}
        >
          <span className="inline-grid size-4 flex-none place-content-center">
            <Base.RadioItemIndicator>
              <Check aria-hidden="true" className="size-4" />
            </Base.RadioItemIndicator>
          </span>
          {option.label}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-3 pt-2 pb-1 caps text-ink-muted">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1.5 border-t border-rule" />;
}
