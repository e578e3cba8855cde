import type { ReactNode } from "react";
import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from "lucide-react";
import { classNames } from "@/components/ui/class-names";

export type NoticeTone = "info" | "ok" | "warn" | "danger";

const tones = {
  info: { look: "border-accent bg-accent-wash", ink: "text-accent", Icon: Info, word: "Note" },
  ok: { look: "border-ok bg-ok-wash", ink: "text-ok", Icon: CircleCheck, word: "Done" },
  warn: { look: "border-warn bg-warn-wash", ink: "text-warn", Icon: TriangleAlert, word: "Take care" },
  danger: { look: "border-danger bg-danger-wash", ink: "text-danger", Icon: CircleAlert, word: "Problem" },
} satisfies Record<NoticeTone, { look: string; ink: string; Icon: LucideIcon; word: string }>;

export type NoticeProps = {
  tone?: NoticeTone;
  /** A few words; a sentence or two go into children. */
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links for what to do about it. */
  action?: ReactNode;
  /** status is announced politely when it appears, alert at once. Leave out for what stands there from the start. */
  role?: "status" | "alert";
  className?: string;
};

/** Something to know about the page or the thing on it, in the flow of the page. */
export function Notice({ tone = "info", title, children, action, role, className }: NoticeProps) {
  const { look, ink, Icon, word } = tones[tone];
  return (
    <div role={role} className={classNames("flex gap-3 border-y px-4 py-3 text-sm", look, className)}>
      <Icon aria-hidden="true" className={classNames("mt-0.75 size-4 flex-none", ink)} />
      <div className="measure min-w-0 flex-1">
        <span className="sr-only">{word}: </span>
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={title ? "mt-0.5" : undefined}>{children}</div>}
        {action && <div className="mt-2.5 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
