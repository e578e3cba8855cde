import { diffWordsWithSpace } from "diff";

/** A run of a line, with whether the other line has it as well. */
export type LinePiece = { text: string; isChanged: boolean };

/** Milliseconds after which a pair of lines is shown as changed from end to end. */
const timeLimit = 50;
/** Lines that share less than this part of their letters are two lines, not one that was changed. */
const leastShared = 0.3;

/** What of two lines that took each other's place differs, word by word; null where they have little in common. */
export function changedWords({
  before,
  now,
}: {
  before: string;
  now: string;
}): { before: LinePiece[]; now: LinePiece[] } | null {
  const changes = diffWordsWithSpace(before, now, { timeout: timeLimit });
  if (!changes) return null;
  const shared = changes.reduce((sum, { value, added, removed }) => sum + (added || removed ? 0 : value.length), 0);
  if (shared < leastShared * Math.max(before.length, now.length)) return null;
  const side = (other: "added" | "removed") =>
    changes
      .filter((change) => !change[other])
      .map(({ value, added, removed }) => ({ text: value, isChanged: added || removed }));
  return { before: side("added"), now: side("removed") };
}
