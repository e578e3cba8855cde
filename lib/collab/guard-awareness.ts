import type { beforeHandleAwarenessPayload } from "@hocuspocus/server";
import type { CollabContext } from "@/lib/collab/collab-context";

/** Characters of one person's caret and selection as JSON; a larger state is left out. */
const maxStateLength = 4_096;

/** Yjs clients that one connection may speak for: its own, and those of other tabs that it repeats. */
const maxClients = 16;

/**
 * Carets carry names, and a client could claim any. The name and id at a caret come from the session; a state for
 * somebody else's Yjs client is dropped, and so are more than a few, which everybody else would have to be told of.
 */
export async function guardAwareness({
  states,
  context,
  connection,
  document,
}: beforeHandleAwarenessPayload<CollabContext>): Promise<void> {
  if (!context || !connection) return;
  const known = document.connections.get(connection)?.clients ?? new Set();
  let fresh = 0;
  for (const [client, state] of states) {
    // Reading a message adds an empty state of its own, of nobody.
    if (Object.keys(state).length === 0) {
      states.delete(client);
      continue;
    }
    if (!known.has(client)) fresh += 1;
    const taken = [...document.connections].some(
      ([other, { clients }]) => other !== connection && other.context.userId !== context.userId && clients.has(client),
    );
    const isTooMany = !known.has(client) && known.size + fresh > maxClients;
    if (taken || isTooMany || JSON.stringify(state).length > maxStateLength) states.delete(client);
    else if (state.user) state.user = { ...state.user, id: context.userId, name: context.label };
  }
}
