/** A key to press, as on the keyboard. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-grid min-w-6 place-content-center rounded-sm border border-rule-strong bg-paper-raised px-1.5 font-sans text-xs leading-5 text-ink">
      {children}
    </kbd>
  );
}
