"use client";

import { useState } from "react";
import { Monitor, Smartphone } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";

/** The page as readers would see it. It stands apart from this one: nothing in it can run or reach out. */
export function PreviewFrame({ src, title }: { src: string; title: string }) {
  const [narrow, setNarrow] = useState(false);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-sm text-ink-muted">Links within the page work here; those that leave it lead nowhere.</p>
        <div className="flex gap-1" role="group" aria-label="Width of the preview">
          <IconButton
            label="As wide as here"
            icon={<Monitor aria-hidden="true" className="size-4" />}
            aria-pressed={!narrow}
            className={narrow ? undefined : "bg-wash text-ink"}
            onClick={() => setNarrow(false)}
          />
          <IconButton
            label="As on a phone"
            icon={<Smartphone aria-hidden="true" className="size-4" />}
            aria-pressed={narrow}
            className={narrow ? "bg-wash text-ink" : undefined}
            onClick={() => setNarrow(true)}
          />
        </div>
      </div>
      <iframe
        title={title}
        src={src}
        sandbox=""
        className={classNames(
          "h-[70vh] min-h-96 w-full border border-rule-strong bg-paper",
          narrow && "mx-auto max-w-[390px]",
        )}
      />
    </div>
  );
}
