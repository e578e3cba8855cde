import type { beforeHandleAwarenessPayload } from "@hocuspocus/server";
import type { CollabContext } from "@/lib/collab/collab-context";

/** Characters of one person's caret and selection as JSON; a larger state is left out. */
const maxStateLength = 4_096;

/**
 * Carets carry names, and a client could claim any. The name and id at a caret come from the session; a state for
 * somebody else's Yjs client is dropped.
 */
export async function guardAwareness({
  states,
  context,
  connection,
  document,
}: beforeHandleAwarenessPayload<CollabContext>): Promise<void> {
  if (!context || !connection) return;
  for (const [client, state] of states) {
    const taken = [...document.connections].some(
      ([other, { clients }]) => other !== connection && other.context.userId !== context.userId && clients.has(client),
    );
    if (taken || JSON.stringify(state).length > maxStateLength) states.delete(client);
    else if (state.user) state.user = { ...state.user, id: context.userId, name: context.label };
  }
}
