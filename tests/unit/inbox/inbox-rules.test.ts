import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextReading, restMs } from "@/lib/domain/inbox/feed-schedule";
import { leftOutWords, progressWords } from "@/lib/domain/inbox/inbox-words";
import { inboxListSchema } from "@/lib/domain/inbox/inbox-params";
import { problemWords } from "@/lib/domain/inbox/problem-words";
import { readUrlList } from "@/lib/domain/inbox/read-url-list";
import { dayOf } from "@/lib/import/feed-date";

const now = new Date("2026-03-02T19:30:00Z");

describe("a pasted list of addresses", () => {
  test.each([
    ["one a line", "https://a.example/1\nhttps://a.example/2", ["https://a.example/1", "https://a.example/2"]],
    [
      "with commas or spaces between",
      "https://a.example/1, https://a.example/2  https://a.example/3",
      ["https://a.example/1", "https://a.example/2", "https://a.example/3"],
    ],
    ["a comma inside an address stays", "https://a.example/1,2", ["https://a.example/1,2"]],
    ["in brackets", "<https://a.example/1>", ["https://a.example/1"]],
    ["without a scheme", "a.example/beds", ["https://a.example/beds"]],
    ["without its place on the page", "https://a.example/1#beds", ["https://a.example/1"]],
  ])("%s", (_name, typed, addresses) => {
    expect(readUrlList(typed)).toEqual({ addresses, repeated: 0, unreadable: [] });
  });

  test("spends no time on a word that is no address, however long it is", () => {
    const began = performance.now();
    const { unreadable } = readUrlList(`x${'"'.repeat(400_000)}!`);
    // By the square of its length it would be minutes.
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(unreadable).toHaveLength(1);
  });

  test("tells repeated and unreadable lines", () => {
    expect(
      readUrlList("https://a.example/1\nHTTPS://A.example/1\nfile:///etc/passwd\nbeds\nhttps://u:p@a.example/"),
    ).toEqual({
      addresses: ["https://a.example/1"],
      repeated: 1,
      unreadable: ["file:///etc/passwd", "beds", "https://u:p@a.example/"],
    });
  });

  test("counts a line without any address once, and the words beside an address one by one", () => {
    expect(readUrlList("not an address\nsee https://a.example/1")).toEqual({
      addresses: ["https://a.example/1"],
      repeated: 0,
      unreadable: ["not an address", "see"],
    });
  });

  test("never gives anything but addresses of the web, each once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const { addresses } = readUrlList(typed);
        expect(new Set(addresses).size).toBe(addresses.length);
        for (const address of addresses) expect(address).toMatch(/^https?:\/\/[^/]/u);
      }),
    );
  });
});

describe("when a feed is read again", () => {
  const pause = (failures: number, spread = 0) => nextReading({ now, failures, spread }).getTime() - now.getTime();

  test("after some hours, later after each failure, never later than a day and a quarter", () => {
    expect(pause(0)).toBe(restMs);
    const pauses = Array.from({ length: 12 }, (_, index) => pause(index + 1));
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pause(100, 0.999)).toBeLessThanOrEqual(30 * 60 * 60 * 1000);
  });

  test("feeds that began together drift apart", () => {
    expect(pause(0, 0.9)).toBeGreaterThan(pause(0, 0.1));
  });
});

test("words for how far something is", () => {
  expect(progressWords({ kind: "url_list", state: "running", total: 40, done: 12, failed: 2 })).toBe(
    "12 of 40 pages, 2 failed",
  );
  expect(progressWords({ kind: "wordpress", state: "running", total: null, done: 3200, failed: 0 })).toBe(
    "3,200 posts",
  );
  expect(leftOutWords({ drafts: 1, attachments: 340 })).toBe("Left out: 1 draft or private post, 340 attachments.");
  expect(leftOutWords({})).toBe("");
});

test("every stored reason has its words, and an unknown one too", () => {
  for (const reason of ["too_large", "tls_failed", "watcher_left", "never heard of"])
    expect(problemWords(reason)).toMatch(/[.]$/u);
});

test("what is typed into the address of the inbox by hand counts as absent where it is not understood", () => {
  expect(inboxListSchema.parse({ state: "beds", batch: "1", feed: ["x"], q: ["a", "b"], after: "%00" })).toEqual({
    q: "a",
    batch: undefined,
    feed: undefined,
    state: undefined,
    after: undefined,
    before: undefined,
  });
});

test.each([
  ["2026-02-10T23:30:00-05:00", "2026-02-10"],
  ["Tue, 10 Feb 2026 23:30:00 -0500", "2026-02-10"],
  ["2026-02-30", null],
  ["0000-00-00 00:00:00", null],
  ["yesterday", null],
  [undefined, null],
])("the day of %s is %s", (written, day) => {
  expect(dayOf(written)).toBe(day);
});
