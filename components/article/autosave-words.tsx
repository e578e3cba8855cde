import { Check, CircleAlert, LoaderCircle } from "lucide-react";
import type { AutosaveState } from "@/components/article/use-autosave";

const words = {
  saved: { text: "Saved", Icon: Check },
  unsaved: { text: "Saving…", Icon: LoaderCircle },
  saving: { text: "Saving…", Icon: LoaderCircle },
  failed: { text: "Not saved yet. It is tried again by itself; keep this page open.", Icon: CircleAlert },
} as const satisfies Record<AutosaveState, { text: string; Icon: typeof Check }>;

/** Says whether what was typed is kept. Only a failure and its end are read aloud, since saving goes on all the time. */
export function AutosaveWords({ state }: { state: AutosaveState }) {
  const { text, Icon } = words[state];
  return (
    <p className="flex items-center gap-1.5 text-sm text-ink-muted" data-save-state={state}>
      <Icon aria-hidden="true" className="size-4 flex-none" />
      <span role={state === "failed" ? "alert" : undefined}>{text}</span>
    </p>
  );
}
