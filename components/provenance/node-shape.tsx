import type { ReactNode } from "react";
import type { NodeType } from "@/lib/domain/provenance/thing";

/** One small outline for each type of thing, so that they are told apart without colour. 16 by 16. */
const shapes = {
  briefing: <path d="M3 1.5h10v13H3zM5.5 5h5M5.5 8h5M5.5 11h3" />,
  edition: <path d="M2 3.5h9v11H2zM5 3.5v-2h9v11h-3" />,
  verdict: <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" />,
  claim: <path d="M1.5 2.5h13v8h-7l-4 3.5v-3.5h-2z" />,
  evidence: <path d="M2 8.5h4.5v4.5H2V8.5c0-3 1-5 3.5-5.5M9.5 8.5H14v4.5H9.5V8.5c0-3 1-5 3.5-5.5" />,
  capture: <path d="M1.5 4.5h3l1.5-2h4l1.5 2h3v9h-13zM8 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />,
  source: <path d="M2.5 1.5h9.5c1 0 1.5.5 1.5 1.5v11.5H4c-1 0-1.5-.5-1.5-1.5zM2.5 12.5c0-.8.5-1.3 1.5-1.3h9.5" />,
  article: <path d="M3 1.5h6.5L13 5v9.5H3zM9.5 1.5V5H13" />,
} satisfies Record<NodeType, ReactNode>;

/** The outline of a type of thing; words stand beside it. */
export function NodeShape({ type }: { type: NodeType }) {
  return (
    <g fill="none" stroke="currentColor" strokeWidth="1.25" strokeLinejoin="round" strokeLinecap="round">
      {shapes[type]}
    </g>
  );
}

export function NodeIcon({ type }: { type: NodeType }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="mt-1 size-4 flex-none text-ink-muted">
      <NodeShape type={type} />
    </svg>
  );
}
