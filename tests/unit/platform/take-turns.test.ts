import { describe, expect, test } from "vitest";
import { importInWorker } from "@/lib/import/import-in-worker";
import { inParserTurn, takeTurns, TooBusy } from "@/lib/platform/take-turns";
import { readTextInWorker } from "@/lib/server/capture/read-text-in-worker";

/** Lets everything go on that does not wait for a test. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function desk(limits: { atOnce: number; maxWaiting: number }) {
  const turn = takeTurns(limits);
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const ask = (name: string) =>
    turn(() => {
      begun.push(name);
      const end = Promise.withResolvers<string>();
      ends.set(name, end);
      return end.promise;
    });
  return {
    ask,
    begun,
    end: (name: string) => ends.get(name)!.resolve(name),
    fail: (name: string) => ends.get(name)!.reject(new Error(name)),
  };
}

describe("takeTurns", () => {
  test("begins as much at once as it may, the rest in the order in which it came", async () => {
    const { ask, begun, end } = desk({ atOnce: 2, maxWaiting: 5 });
    const all = ["a", "b", "c", "d"].map(ask);
    await settled();
    expect(begun).toEqual(["a", "b"]);
    end("b");
    await settled();
    expect(begun).toEqual(["a", "b", "c"]);
    end("a");
    await settled();
    expect(begun).toEqual(["a", "b", "c", "d"]);
    end("c");
    end("d");
    expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
  });

  test("gives the place of work that failed on, and throws what it threw", async () => {
    const { ask, begun, end, fail } = desk({ atOnce: 1, maxWaiting: 1 });
    const first = ask("a");
    const second = ask("b");
    await settled();
    fail("a");
    await expect(first).rejects.toThrow("a");
    await settled();
    expect(begun).toEqual(["a", "b"]);
    end("b");
    expect(await second).toBe("b");
    const third = ask("c");
    await settled();
    end("c");
    expect(await third).toBe("c");
  });

  test("refuses at once what finds the queue full, and takes work again afterwards", async () => {
    const { ask, begun, end } = desk({ atOnce: 1, maxWaiting: 1 });
    const first = ask("a");
    const second = ask("b");
    await expect(ask("c")).rejects.toThrow(TooBusy);
    end("a");
    await first;
    const late = ask("d");
    await settled();
    end("b");
    await second;
    await settled();
    end("d");
    expect(await late).toBe("d");
    expect(begun).toEqual(["a", "b", "d"]);
  });
});

test("pages that are brought in and copies that are stored wait in one queue", async () => {
  const end = Promise.withResolvers<void>();
  const full: Promise<void>[] = [];
  for (let n = 0; n < 22; n += 1) full.push(inParserTurn(() => end.promise));
  const bytes = new TextEncoder().encode("<p>Words");
  const page = { bytes, contentType: "text/html", now: new Date(0) };
  await expect(importInWorker(page)).rejects.toThrow(TooBusy);
  await expect(readTextInWorker({ bytes, mediaType: "text/html", contentType: null })).rejects.toThrow(TooBusy);
  end.resolve();
  await Promise.all(full);
});
