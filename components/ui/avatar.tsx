import { classNames } from "@/components/ui/class-names";

/** First letters of the first and last word of a name; "?" for an empty one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = ends.map((word) => [...word!][0]!.toLocaleUpperCase()).join("");
  return letters || "?";
}

/** A person's initials in a ring. Decorative: the name stands beside it, or goes into a label around it. */
export function Avatar({ name, size = "medium" }: { name: string; size?: "small" | "medium" }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "inline-grid flex-none place-content-center rounded-full border border-rule-strong bg-paper-raised font-medium text-ink-muted",
        size === "small" ? "size-6 text-[0.625rem]" : "size-8 text-xs",
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
