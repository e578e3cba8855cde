import type { ReactNode } from "react";
import { Brand } from "@/components/shell/brand";

/** The frame of pages outside a workspace: sign-in, first start, invitation. One narrow column in the middle. */
export function EntryShell({
  title,
  intro,
  children,
  footer,
}: {
  /** The page's h1; set the browser's title through the page's own metadata. */
  title: ReactNode;
  /** One or two sentences under it. */
  intro?: ReactNode;
  children: ReactNode;
  /** Small print under a hairline, as another way in. */
  footer?: ReactNode;
}) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-5 pt-12 pb-16 sm:pt-[14vh]">
      <Brand className="mb-12" />
      <h1 className="font-serif text-2xl font-semibold">{title}</h1>
      {intro && <div className="mt-2 text-ink-muted">{intro}</div>}
      <div className="mt-8">{children}</div>
      {footer && <div className="mt-10 border-t border-rule pt-4 text-sm text-ink-muted">{footer}</div>}
    </main>
  );
}
