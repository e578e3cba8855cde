import { feedDocument } from "./feed-document";
import type { FeedInput, FeedResult } from "./feed-result";

/** The far side of read-feed.ts: says "ready", reads what it is sent, answers once and ends. */
const send = process.send?.bind(process);
if (!send) throw new Error("lib/import/feed-worker.ts runs as a child process of Plumbline only.");

process.once("message", (input: FeedInput) => {
  let result: FeedResult;
  try {
    result = feedDocument(input);
  } catch {
    result = { ok: false, reason: "feed_unreadable" };
  }
  send(result, () => process.disconnect());
});
// Without its server nobody waits for the answer.
process.once("disconnect", () => process.exit());
send("ready");
