import * as Y from "yjs";
import { fromBase64 } from "@/lib/collab/base64";
import { coversDeletions, decodeDeletions, joinDeletions, noDeletions } from "@/lib/collab/delete-ranges";
import type { DeleteRanges } from "@/lib/collab/delete-ranges";
import { parseMessage } from "@/lib/collab/messages";
import type { OpenDocument } from "@/lib/collab/open-document";

/** One thing that a typist did: a word set down, or one of their own words taken out again. */
export type Stroke = {
  kind: "insert" | "delete";
  word: string;
  acknowledged: boolean;
  /** The Yjs client's clock right after an insertion. */
  clock: number;
  deletions: DeleteRanges;
};

/** Strokes that may be open before the typist waits for the server. */
const mostOpen = 12;

export const textOf = (doc: Y.Doc) => doc.getText("crash");

/**
 * Types as fast as it is acknowledged, and remembers each stroke. What counts as acknowledged is read here from the
 * server's messages alone, apart from the client's own reckoning.
 */
export function startTypist({
  client,
  name,
  random,
  onStroke,
}: {
  client: OpenDocument;
  name: string;
  /** Numbers from 0 up to 1. */
  random: () => number;
  onStroke: () => void;
}) {
  const strokes: Stroke[] = [];
  const { ydoc, provider } = client;
  const text = textOf(ydoc);
  let deleted = noDeletions();
  let typing = true;
  let scheduled = false;

  function stroke() {
    const gone = new Set(strokes.filter((s) => s.kind === "delete").map((s) => s.word));
    const victim = random() < 0.2 ? strokes.find((s) => s.kind === "insert" && !gone.has(s.word)) : undefined;
    let deletions = noDeletions();
    const note = (transaction: Y.Transaction) => (deletions = joinDeletions(transaction.deleteSet));
    const word = victim?.word ?? `<${name}.${strokes.length}>`;
    ydoc.once("afterTransaction", note);
    if (victim) text.delete(text.toString().indexOf(word), word.length);
    else text.insert(betweenWords(text.toString(), random()), word);
    const clock = Y.getState(ydoc.store, ydoc.clientID);
    strokes.push({ kind: victim ? "delete" : "insert", word, acknowledged: false, clock, deletions });
    onStroke();
  }

  function pace() {
    if (!typing || scheduled) return;
    if (!client.status().ready || strokes.filter((s) => !s.acknowledged).length >= mostOpen) return;
    scheduled = true;
    // One stroke per turn of the event loop lets messages in between.
    setImmediate(() => {
      scheduled = false;
      if (!typing) return;
      stroke();
      pace();
    });
  }

  provider.on("stateless", ({ payload }: { payload: string }) => {
    const message = parseMessage(payload);
    if (message?.type !== "saved") return;
    const named = decodeDeletions(fromBase64(message.deletions));
    deleted = message.whole ? joinDeletions(named) : joinDeletions(deleted, named);
    const reached = Y.decodeStateVector(fromBase64(message.stateVector)).get(ydoc.clientID) ?? 0;
    for (const open of strokes) {
      if (open.acknowledged) continue;
      open.acknowledged =
        open.kind === "insert"
          ? open.clock <= reached
          : coversDeletions({ acknowledged: deleted, mine: open.deletions });
    }
    pace();
  });
  const stopListening = client.subscribe(pace);
  pace();

  return {
    strokes,
    /** Goes on after a rest. */
    resume() {
      typing = true;
      pace();
    },
    rest() {
      typing = false;
    },
    stop() {
      typing = false;
      stopListening();
    },
  };
}

/** A position that does not fall inside anybody's word, so that each word can be found again whole. */
function betweenWords(text: string, share: number): number {
  const start = Math.floor(share * text.length);
  const end = text.indexOf("<", start);
  return end === -1 ? text.length : end;
}

/** Promised strokes that a state does not show: words that are missing, or still there after being taken out. */
export function lostStrokes({
  promised,
  all,
  state,
}: {
  promised: Stroke[];
  all: Stroke[];
  state: Uint8Array;
}): Stroke[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const present = new Set(
    textOf(doc)
      .toString()
      .match(/<[^>]*>/g),
  );
  doc.destroy();
  const takenOut = new Set(all.filter((s) => s.kind === "delete").map((s) => s.word));
  return promised.filter((s) =>
    s.kind === "insert" ? !takenOut.has(s.word) && !present.has(s.word) : present.has(s.word),
  );
}
