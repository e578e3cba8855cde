import type { ComponentProps } from "react";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";

/** An underlined link within text. For other people's sites pass rel="noreferrer"; they open in the same tab. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={classNames("link", className)} />;
}
