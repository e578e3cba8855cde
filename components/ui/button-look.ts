import { classNames } from "@/components/ui/class-names";

/** primary: the one main step of a page. secondary: others. quiet: beside text. danger: removes something. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

/** small is for rows and toolbars; on touch both grow to 44 px. */
export type ButtonSize = "medium" | "small";

const variants = {
  primary: "border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-rule-strong bg-paper-raised text-ink hover:border-ink-muted hover:bg-wash",
  quiet: "border-transparent bg-transparent text-accent hover:bg-wash hover:text-accent-strong",
  danger: "border-danger bg-paper-raised text-danger hover:bg-danger hover:text-danger-ink",
} satisfies Record<ButtonVariant, string>;

const sizes = {
  medium: "min-h-10 px-4 py-1.5",
  small: "min-h-8 px-2.5 py-0.5",
} satisfies Record<ButtonSize, string>;

/** The classes of a button, for whatever has to look like one. */
export function buttonLook({ variant, size }: { variant: ButtonVariant; size: ButtonSize }): string {
  return classNames(
    "inline-flex items-center justify-center gap-2 rounded-sm border text-center text-sm font-medium no-underline transition-colors select-none pointer-coarse:min-h-11",
    "disabled:pointer-events-none disabled:opacity-55 aria-busy:cursor-progress aria-disabled:not-aria-busy:cursor-not-allowed aria-disabled:not-aria-busy:opacity-55",
    variants[variant],
    sizes[size],
  );
}
