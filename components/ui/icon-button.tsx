"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";

/** A square button with an icon alone; its label is its name and its tooltip. Use it only where space forbids words. */
export function IconButton({
  label,
  icon,
  size = "small",
  variant = "quiet",
  className,
  ...rest
}: Omit<ButtonProps, "children" | "aria-label" | "pendingLabel" | "icon"> & {
  /** What pressing does, as "Remove this evidence". */
  label: string;
  icon: ReactNode;
}) {
  return (
    <Tooltip words={label}>
      <Button
        {...rest}
        size={size}
        variant={variant}
        aria-label={label}
        className={classNames("aspect-square px-0! pointer-coarse:min-w-11", className)}
        icon={icon}
      />
    </Tooltip>
  );
}
