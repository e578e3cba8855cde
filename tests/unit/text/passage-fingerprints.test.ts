import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestSharedPassage, passageFingerprints } from "@/lib/text/passage-fingerprints";

const words = (count: number, seed: string) => Array.from({ length: count }, (_, n) => `${seed}${n}`).join(" ");
const most = 3_000;

describe("passageFingerprints", () => {
  test("two texts that share thirty words in a row share a fingerprint, wherever they stand", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer({ min: 30, max: 60 }), (before, after, length) => {
        const shared = words(length, "gemeinsam");
        const one = passageFingerprints({ text: `${words(before, "a")} ${shared} ${words(after, "b")}`, most });
        const other = new Set(
          passageFingerprints({ text: `${words(after, "c")} ${shared.toUpperCase()}; ${words(before, "d")}`, most }),
        );
        expect(one.some((hash) => other.has(hash))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("are few, fit into 64 bits, and stop where they are told to", () => {
    const hashes = passageFingerprints({ text: words(10_000, "w"), most });
    expect(hashes.length).toBeGreaterThan(500);
    expect(hashes.length).toBeLessThan(2_000);
    for (const hash of hashes) expect(BigInt.asIntN(64, hash)).toBe(hash);
    expect(passageFingerprints({ text: words(10_000, "w"), most: 100 })).toHaveLength(100);
    expect(passageFingerprints({ text: words(9, "w"), most })).toEqual([]);
    expect(passageFingerprints({ text: words(10, "w"), most })).toHaveLength(1);
  });
});

describe("longestSharedPassage", () => {
  test("gives the words as the first text has them", () => {
    const one = `Nothing here. “The board of the trust has decided, after long talks, to keep the ward open until spring,” it said.`;
    const other = `Press: the Board of the trust has decided after long talks to keep the ward open until spring. Nothing here.`;
    expect(longestSharedPassage({ one, other })).toEqual({
      text: "The board of the trust has decided, after long talks, to keep the ward open until spring",
      words: 17,
    });
  });

  test("is null without ten words in a row, and finds the longest of several", () => {
    expect(longestSharedPassage({ one: words(9, "a"), other: words(9, "a") })).toBeNull();
    const one = `${words(12, "x")} ${words(5, "n")} ${words(20, "y")}`;
    const other = `${words(20, "y")} ${words(5, "m")} ${words(12, "x")}`;
    expect(longestSharedPassage({ one, other })?.words).toBe(20);
  });

  test("takes no longer than the texts are long, also where they repeat themselves", () => {
    const text = "one two three four five six seven eight nine ten ".repeat(3_000);
    const started = performance.now();
    expect(longestSharedPassage({ one: text, other: text })?.words).toBe(30_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
