import { classNames } from "@/components/ui/class-names";

const widths = ["w-11/12", "w-full", "w-4/5", "w-2/3"];

/** Grey lines where a list or text will stand, for loading.tsx and Suspense. */
export function Skeleton({
  label = "Loading…",
  lines = 4,
  shape = "list",
}: {
  /** Said to screen readers. */
  label?: string;
  lines?: number;
  /** list has hairlines between, text is a paragraph. */
  shape?: "list" | "text";
}) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <div
        aria-hidden="true"
        className={classNames(shape === "list" ? "divide-y divide-rule border-y border-rule" : "grid gap-3")}
      >
        {Array.from({ length: lines }, (_, line) => (
          <div key={line} className={shape === "list" ? "py-4" : undefined}>
            <div
              className={classNames("h-4 rounded-sm bg-rule motion-safe:animate-pulse", widths[line % widths.length])}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
