import { expect, test } from "vitest";
import * as Y from "yjs";
import { coversStateVector } from "@/lib/collab/covers-state-vector";

const vector = (entries: [number, number][]) => Y.encodeStateVector(new Map(entries));

test.each([
  { name: "equal", acknowledged: [[1, 5]], mine: [[1, 5]], covered: true },
  { name: "past mine", acknowledged: [[1, 9]], mine: [[1, 5]], covered: true },
  { name: "short of mine by one", acknowledged: [[1, 4]], mine: [[1, 5]], covered: false },
  { name: "others' words do not make up for mine", acknowledged: [[2, 99]], mine: [[1, 1]], covered: false },
  {
    name: "more clients than mine",
    acknowledged: [
      [1, 5],
      [2, 3],
    ],
    mine: [[1, 5]],
    covered: true,
  },
  { name: "nothing acknowledged, nothing typed", acknowledged: [], mine: [], covered: true },
  { name: "nothing acknowledged", acknowledged: [], mine: [[1, 1]], covered: false },
] as { name: string; acknowledged: [number, number][]; mine: [number, number][]; covered: boolean }[])(
  "$name: $covered",
  ({ acknowledged, mine, covered }) => {
    expect(coversStateVector({ acknowledged: vector(acknowledged), mine: vector(mine) })).toBe(covered);
  },
);
