import { createReadStream } from "node:fs";
import { encodingOfXml } from "./wordpress-encoding";
import { wordpressExport, WordpressRefused, type WordpressPost } from "./wordpress-export";
import type { FromWordpressWorker, ToWordpressWorker } from "./read-wordpress";

/**
 * The far side of read-wordpress.ts: reads a file in pieces and sends its posts a few at a time, waiting after each
 * parcel until it is told to go on, so that neither process holds more than one parcel.
 */
const channel = process.send?.bind(process);
if (!channel) throw new Error("lib/import/wordpress-worker.ts runs as a child process of Plumbline only.");
const send = (message: FromWordpressWorker) => channel(message);

/** A parcel is sent with this many posts or characters, whichever comes first. */
const parcelPosts = 50;
const parcelLength = 1024 * 1024;

let goOn: (() => void) | null = null;

async function read({ file, skip }: { file: string; skip: number }): Promise<FromWordpressWorker> {
  const decoder = new TextDecoder(await encodingOfXml(file));
  let parcel: WordpressPost[] = [];
  let length = 0;
  let seen = 0;
  // Not resourceUsage().maxRSS: Linux counts what the server held when it forked as well.
  let peak = 0;
  const reader = wordpressExport({
    onPost: (post) => {
      seen += 1;
      if (seen <= skip) return;
      parcel.push(post);
      length += post.html?.length ?? 0;
    },
  });
  const sendParcel = async () => {
    if (parcel.length === 0) return;
    const told = new Promise<void>((resolve) => (goOn = resolve));
    send({ kind: "posts", posts: parcel });
    [parcel, length] = [[], 0];
    await told;
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    reader.write(decoder.decode(chunk, { stream: true }));
    peak = Math.max(peak, process.memoryUsage.rss());
    if (parcel.length >= parcelPosts || length >= parcelLength) await sendParcel();
  }
  reader.write(decoder.decode());
  const end = reader.close();
  await sendParcel();
  return { kind: "end", ...end, peakMb: Math.round(peak / 1024 / 1024) };
}

process.on("message", (message: ToWordpressWorker) => {
  if (message.kind === "more") return goOn?.();
  read(message)
    .catch((error: unknown): FromWordpressWorker => {
      if (error instanceof WordpressRefused) return { kind: "refused", reason: error.reason };
      return { kind: "refused", reason: "unexpected" };
    })
    .then((last) => channel(last, () => process.disconnect()))
    .catch(() => process.exit(1));
});
// Without its server nobody waits for the answer.
process.once("disconnect", () => process.exit());
send({ kind: "ready" });
