import { CircleAlert, CircleCheck, File, FileX2, type LucideIcon } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { copyStateWords, type CopyState } from "@/lib/domain/evidence/copy-state";

const looks = {
  verified: { Icon: CircleCheck, ink: "text-ok" },
  not_found: { Icon: CircleAlert, ink: "text-danger" },
  nothing_quoted: { Icon: File, ink: "text-ink-muted" },
  no_copy: { Icon: FileX2, ink: "text-warn" },
  redacted: { Icon: FileX2, ink: "text-warn" },
} satisfies Record<CopyState, { Icon: LucideIcon; ink: string }>;

/** Whether the quote can be checked against a stored copy, as symbol and words. */
export function CopyStateMark({ state }: { state: CopyState }) {
  const { Icon, ink } = looks[state];
  return (
    <span className={classNames("inline-flex items-center gap-1.5 text-sm", ink)}>
      <Icon aria-hidden="true" className="size-3.5 flex-none" />
      {copyStateWords[state]}
    </span>
  );
}
