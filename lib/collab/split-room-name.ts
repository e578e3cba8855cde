import { z } from "zod";

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const pattern = new RegExp(`^split:(${uuid})/(${uuid})$`, "u");

/** The people who have one version of an article open in the split view. Both ids are lower-case UUIDs. */
export type SplitRoomKey = { workspaceId: string; articleVersionId: string };

/** The name of a room on the socket: `split:<workspaceId>/<articleVersionId>`. Nothing of a room is ever stored. */
export function splitRoomName({ workspaceId, articleVersionId }: SplitRoomKey): string {
  return `split:${workspaceId}/${articleVersionId}`;
}

/** @returns the two ids, or null where the name is none of a room. */
export function parseSplitRoom(name: string): SplitRoomKey | null {
  const match = pattern.exec(name);
  return match ? { workspaceId: match[1]!, articleVersionId: match[2]! } : null;
}

const messageSchema = z.object({
  type: z.literal("changed"),
  /** UTF-16 units of the version's text: where something was decided or taken back. */
  start: z.number(),
  end: z.number(),
  /** The tab that did it, which need not be told; null where it was done elsewhere. */
  tab: z.string().nullable(),
});
/** What the server tells a room after a COMMIT. It names a place and nothing else: everybody reads the rows themselves. */
export type SplitMessage = z.infer<typeof messageSchema>;

/** @returns the message, or null where it is none that this version knows. */
export function parseSplitMessage(payload: string): SplitMessage | null {
  try {
    return messageSchema.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
