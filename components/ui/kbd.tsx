/** A key to press, as on the keyboard. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="border-rule-strong bg-paper-raised text-ink inline-grid min-w-6 place-content-center rounded-sm border px-1.5 font-sans text-xs leading-5">
      {children}
    </kbd>
  );
}
