import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type Tone = "plain" | "accent" | "danger" | "warn" | "ok";

const tones = {
  plain: "border-rule-strong text-ink-muted",
  accent: "border-accent text-accent",
  danger: "border-danger text-danger",
  warn: "border-warn text-warn",
  ok: "border-ok text-ok",
} satisfies Record<Tone, string>;

/** One or two words of fact about the thing beside it, as "Sample" or "Retracted". The words carry it, the tone only helps. */
export function Badge({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}

/** A number of things that wait, after a name. label completes it for screen readers: "items waiting". */
export function CountBadge({ count, label }: { count: number; label: string }) {
  return (
    <span className="inline-flex min-w-5 justify-center rounded-full bg-accent-wash px-1.5 text-xs font-semibold text-accent figures">
      {count > 999 ? "999+" : count}
      <span className="sr-only"> {label}</span>
    </span>
  );
}
