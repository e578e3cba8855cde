import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  goTo,
  moveEdge,
  select,
  split,
  startCursor,
  step,
  stepTo,
  type SentenceCursor,
} from "@/lib/domain/article/sentence-cursor";

const text = "Beds closed. The trust spent £4.2m on advice, and two wards shut; nobody was told. Staff left.";
function unit(exact: string, kind = "sentence") {
  const start = text.indexOf(exact);
  return { start, end: start + exact.length, kind };
}
const long = "The trust spent £4.2m on advice, and two wards shut; nobody was told.";
const cursor = startCursor([unit("Beds closed."), unit(long), unit("Staff left.")]);
const words = ({ range }: SentenceCursor) => (range ? text.slice(range.start, range.end) : null);

describe("stepping", () => {
  test("goes through the passages and stays at either end", () => {
    let at = step(cursor, 1);
    expect(words(at)).toBe("Beds closed.");
    at = step(step(at, 1), 1);
    expect(words(at)).toBe("Staff left.");
    expect(words(step(at, 1))).toBe("Staff left.");
    expect(words(step(step(step(at, -1), -1), -1))).toBe("Beds closed.");
  });

  test("leaves bylines and boilerplate out", () => {
    const some = startCursor([unit("Beds closed.", "byline_date"), unit(long), unit("Staff left.", "boilerplate")]);
    expect(words(step(some, 1))).toBe(long);
    expect(some.units).toHaveLength(1);
  });

  test("goes on from words of one's own", () => {
    const own = select(cursor, unit("two wards"));
    expect(own.index).toBeNull();
    expect(words(step(own, 1))).toBe("Staff left.");
    expect(words(step(own, -1))).toBe("Beds closed.");
  });

  test("finds the next open passage, from the top again after the end", () => {
    const last = step(step(step(cursor, 1), 1), 1);
    expect(words(stepTo(last, ({ start }) => start === 0))).toBe("Beds closed.");
    expect(stepTo(last, () => false)).toBe(last);
  });

  test("an empty text has nowhere to go", () => {
    const nowhere = startCursor([]);
    expect([step(nowhere, 1), step(nowhere, -1), goTo(nowhere, 3), stepTo(nowhere, () => true)]).toEqual(
      Array.from({ length: 4 }, () => nowhere),
    );
  });

  test("goes to the passage at an offset, or the next one", () => {
    expect(words(goTo(cursor, text.indexOf("wards")))).toBe(long);
    expect(words(goTo(cursor, 12))).toBe(long);
  });
});

describe("edges", () => {
  const from = (exact: string) => select(cursor, unit(exact));
  const move = (at: SentenceCursor, edge: "start" | "end", by: "wider" | "narrower") =>
    moveEdge({ cursor: at, text, edge, by });

  test.each([
    ["spent £4.2m", "end", "wider", "spent £4.2m on"],
    ["two wards shut;", "end", "narrower", "two wards"],
    ["advice,", "start", "wider", "on advice,"],
    ["The trust spent", "start", "narrower", "trust spent"],
    // Over the end of a passage into the next.
    ["nobody was told.", "end", "wider", "nobody was told. Staff"],
    // A mark belongs to its word.
    ["on", "end", "wider", "on advice,"],
  ] as const)("%s, %s %s", (exact, edge, by, expected) => {
    expect(words(move(from(exact), edge, by))).toBe(expected);
  });

  test("one word is the least, and the ends of the text are the most", () => {
    expect(words(move(from("trust"), "end", "narrower"))).toBe("trust");
    expect(words(move(from("trust"), "start", "narrower"))).toBe("trust");
    expect(words(move(from("Staff left."), "end", "wider"))).toBe("Staff left.");
    expect(words(move(from("Beds"), "start", "wider"))).toBe("Beds");
  });

  test("widening and narrowing keep the range within the text and never empty", () => {
    const run = fc.constantFrom("Ward", "é", "👩‍👩‍👧", "–", "x.", "“a”", "\n", "中文", "  ", "4.2m");
    fc.assert(
      fc.property(
        fc.array(run, { minLength: 1, maxLength: 40 }),
        fc.array(fc.constantFrom("ew", "en", "sw", "sn"), { maxLength: 60 }),
        (parts, moves) => {
          const random = parts.join(" ");
          let at = select(startCursor([]), { start: 0, end: random.length });
          for (const code of moves) {
            const [edge, by] = [code[0] === "e" ? "end" : "start", code[1] === "w" ? "wider" : "narrower"] as const;
            at = moveEdge({ cursor: at, text: random, edge, by });
            expect(at.range!.start).toBeGreaterThanOrEqual(0);
            expect(at.range!.end).toBeLessThanOrEqual(random.length);
            expect(at.range!.end).toBeGreaterThan(at.range!.start);
          }
        },
      ),
    );
  });
});

describe("splitting", () => {
  test("cuts at the joint nearest to the middle, and the second part is the next step", () => {
    const at = split(goTo(cursor, 20), text);
    expect(words(at)).toBe("The trust spent £4.2m on advice,");
    expect(words(step(at, 1))).toBe("and two wards shut; nobody was told.");
    expect(words(step(step(at, 1), 1))).toBe("Staff left.");
  });

  test("without a joint it cuts between two words; one word stays whole", () => {
    const at = split(step(cursor, 1), text);
    expect(words(at)).toBe("Beds");
    expect(split(at, text)).toBe(at);
  });

  test("the parts lie in the passage, in order, and lose nothing but white space", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Ward", "and", "beds,", "but", "no:", "4.2"), { minLength: 2, maxLength: 20 }),
        (parts) => {
          const own = parts.join(" ");
          const before = step(startCursor([{ start: 0, end: own.length, kind: "sentence" }]), 1);
          const [first, second] = split(before, own).units;
          expect(second).toBeDefined();
          expect(first!.start).toBe(0);
          expect(second!.end).toBe(own.length);
          expect(own.slice(first!.end, second!.start).trim()).toBe("");
          expect(first!.end).toBeGreaterThan(0);
          expect(second!.start).toBeLessThan(own.length);
        },
      ),
    );
  });
});
