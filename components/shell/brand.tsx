import { classNames } from "@/components/ui/class-names";

/** The name with its sign: a line and the bob that keeps it upright. */
export function Brand({ className }: { className?: string }) {
  return (
    <span className={classNames("inline-flex items-center gap-2 font-serif text-lg font-semibold", className)}>
      <svg viewBox="0 0 10 24" aria-hidden="true" className="h-6 w-2.5 flex-none text-accent">
        <path d="M5 0V14" stroke="currentColor" strokeWidth="1.25" />
        <path d="M1.5 13h7L7.75 17 5 24 2.25 17Z" fill="currentColor" />
      </svg>
      Plumbline
    </span>
  );
}
