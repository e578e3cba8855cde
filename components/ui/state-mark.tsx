import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** How far a claim has come. */
export type ClaimStateName = "open" | "gathering" | "in_review" | "revealed" | "adjudicated" | "approved" | "reopened";

const ring = <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />;

/** A ring that fills quarter by quarter; approved adds the tick, reopened turns back. */
const states = {
  open: { word: "Open", ink: "text-ink-muted", shape: ring },
  gathering: {
    word: "Gathering",
    ink: "text-ink-muted",
    shape: (
      <>
        {ring}
        <path d="M7 7V1.5A5.5 5.5 0 0 1 12.5 7Z" fill="currentColor" />
      </>
    ),
  },
  in_review: {
    word: "In review",
    ink: "text-accent",
    shape: (
      <>
        {ring}
        <path d="M7 1.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" />
      </>
    ),
  },
  revealed: {
    word: "Revealed",
    ink: "text-accent",
    shape: (
      <>
        {ring}
        <path d="M7 7V1.5A5.5 5.5 0 1 1 1.5 7Z" fill="currentColor" />
      </>
    ),
  },
  adjudicated: {
    word: "Adjudicated",
    ink: "text-accent",
    shape: <circle cx="7" cy="7" r="6.25" fill="currentColor" />,
  },
  approved: {
    word: "Approved",
    ink: "text-ok",
    shape: (
      <path
        fillRule="evenodd"
        fill="currentColor"
        d="M7 .75a6.25 6.25 0 1 1 0 12.5A6.25 6.25 0 0 1 7 .75ZM10.9 5 9.8 3.9 6 7.75 4.3 6.05 3.2 7.15 6 9.95Z"
      />
    ),
  },
  reopened: {
    word: "Reopened",
    ink: "text-warn",
    shape: (
      <path
        d="M2 3v3.25h3.25M2.25 6A5.1 5.1 0 1 1 2 8.3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    ),
  },
} satisfies Record<ClaimStateName, { word: string; ink: string; shape: ReactNode }>;

/** The state of a claim as symbol and word. */
export function StateMark({ state }: { state: ClaimStateName }) {
  const { word, ink, shape } = states[state];
  return (
    <span className={classNames("inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap", ink)}>
      <svg viewBox="0 0 14 14" aria-hidden="true" className="size-3.5 flex-none">
        {shape}
      </svg>
      {word}
    </span>
  );
}
