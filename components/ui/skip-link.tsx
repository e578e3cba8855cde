/** The first thing the Tab key reaches: jumps over the navigation to the main part. Unseen until it has the focus. */
export function SkipLink({
  target = "main",
  children = "Skip to the main part",
}: {
  target?: string;
  children?: string;
}) {
  return (
    <a
      href={`#${target}`}
      className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:inline-flex focus:min-h-11 focus:items-center focus:rounded-sm focus:bg-accent focus:px-4 focus:text-sm focus:font-medium focus:text-accent-ink"
    >
      {children}
    </a>
  );
}
