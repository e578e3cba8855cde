import type { PanelMode } from "@/components/article/decide-panel";
import type { ReaderCommand } from "@/lib/domain/account/preferences";
import { moveEdge, split, step, stepTo, type SentenceCursor } from "@/lib/domain/article/sentence-cursor";

type TextRange = { start: number; end: number };

/** Which form a command opens. */
export const panelModes: Partial<Record<ReaderCommand, PanelMode>> = {
  claim: "claim",
  match: "match",
  notCheckable: "setAside",
};

/** Where a command takes the cursor, or null for a command that does not move it. */
export function cursorAfter({
  command,
  cursor,
  text,
  isOpen,
}: {
  command: ReaderCommand;
  cursor: SentenceCursor;
  text: string;
  /** Whether nobody has decided on a passage. */
  isOpen: (unit: TextRange) => boolean;
}): SentenceCursor | null {
  switch (command) {
    case "next":
      return step(cursor, 1);
    case "previous":
      return step(cursor, -1);
    case "nextOpen":
      return stepTo(cursor, isOpen);
    case "widen":
      return moveEdge({ cursor, text, edge: "end", by: "wider" });
    case "narrow":
      return moveEdge({ cursor, text, edge: "end", by: "narrower" });
    case "widenStart":
      return moveEdge({ cursor, text, edge: "start", by: "wider" });
    case "narrowStart":
      return moveEdge({ cursor, text, edge: "start", by: "narrower" });
    case "split":
      return split(cursor, text);
    default:
      return null;
  }
}
