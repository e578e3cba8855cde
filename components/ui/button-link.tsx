import type { ComponentProps, ReactNode } from "react";
import Link from "next/link";
import { buttonLook, type ButtonSize, type ButtonVariant } from "@/components/ui/button-look";
import { classNames } from "@/components/ui/class-names";

export type ButtonLinkProps = ComponentProps<typeof Link> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shown before the words; decorative, 16 px. */
  icon?: ReactNode;
};

/** A link that leads to the next step and looks like a button. Use it whenever pressing goes to a page. */
export function ButtonLink({
  variant = "secondary",
  size = "medium",
  icon,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link {...rest} className={classNames(buttonLook({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  );
}
