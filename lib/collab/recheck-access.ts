import type { Connection } from "@hocuspocus/server";
import type { DocumentAccess } from "@/lib/collab/authorise-document";
import { sendMessage, type CollabContext } from "@/lib/collab/collab-context";
import type { RefusalReason } from "@/lib/collab/messages";

/** Asks the gate of one document or room about whoever sent these cookies. Throws when the answer cannot be had. */
export type AskAccess = (cookieHeader: string | undefined) => Promise<DocumentAccess>;

/** How long a message waits for the answer before the last one holds; milliseconds. */
const answerDeadline = 2_000;

/**
 * Makes the check that stands before every message: may this person still be here, and still write? A check covers each
 * message that had come in when it began, so that a burst costs one. When the database does not answer, the last answer
 * holds: nothing can be committed then either, and what is typed stays in memory instead of being lost.
 * The check throws the refusal after closing the socket, and the message is not handled.
 */
export function createRecheck({ onError }: { onError: (error: unknown, during: string) => void }) {
  return async function recheck({
    connection,
    ask,
    message,
  }: {
    connection: Connection<CollabContext>;
    ask: AskAccess;
    /** The message to be let through; null to ask in any case. */
    message: Uint8Array | null;
  }): Promise<void> {
    const { context } = connection;
    const arrived = message && context.socket.arrivals.get(message);
    if (arrived !== null && arrived !== undefined && context.checkedAt >= arrived) return;

    const began = performance.now();
    const access = await inTime(ask(context.socket.cookieHeader)).catch((error: unknown) => {
      onError(error, "checking a session");
      return null;
    });
    if (access === null) return;
    if (!access.ok || access.userId !== context.userId) {
      const reason: RefusalReason = access.ok ? "signed_out" : access.reason;
      const event = { code: reason === "signed_out" ? 4401 : 4403, reason };
      connection.close(event);
      if (reason === "signed_out") context.socket.close(event);
      throw event;
    }
    context.checkedAt = began;
    if (access.readOnly === connection.readOnly) return;
    connection.readOnly = access.readOnly;
    sendMessage(connection, { type: "read_only", readOnly: access.readOnly });
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), answerDeadline);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
