import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { defaultScale } from "@/lib/domain/scale/default-scale";
import { scaleInputSchema } from "@/lib/domain/scale/scale-input";
import { getScale } from "@/lib/server/scale/data";
import { createScaleVersion } from "@/lib/server/scale/mutations";
import { makeRevealedRound } from "@/tests/factories/review";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

const threeSteps = scaleInputSchema.parse({
  basedOnNumber: 1,
  name: "Three steps",
  ratings: [
    { label: "True", definition: "The evidence supports it.", value: 3 },
    { label: "Mixed", definition: "Parts are right and parts are wrong.", value: 2 },
    { label: "False", definition: "The evidence refutes it.", value: 1 },
    { label: "Open", definition: "There is too little evidence.", value: null },
  ],
});

test("a changed scale is a new version; what was made with the old one keeps it", async () => {
  const { owner } = await makeWorkspace();
  const round = await makeRevealedRound({ actor: owner });
  expect(await createScaleVersion({ actor: owner, input: threeSteps, now })).toEqual({ ok: true, number: 2 });
  const scale = await getScale(owner);
  expect(scale).toMatchObject({ number: 2, name: "Three steps" });
  expect(scale.ratings.map(({ label, value }) => [label, value])).toEqual([
    ["True", 3],
    ["Mixed", 2],
    ["False", 1],
    ["Open", null],
  ]);
  const stored = await db.reviewRound.findFirstOrThrow({
    where: { id: round.roundId },
    include: { scaleVersion: { include: { ratings: true } } },
  });
  expect(stored.scaleVersion.number).toBe(1);
  expect(stored.scaleVersion.ratings).toHaveLength(defaultScale.ratings.length);
});

test("two owners who change the scale at once: the second one is told", async () => {
  const { owner } = await makeWorkspace();
  const other = { ...threeSteps, name: "Three other steps" };
  const outcomes = await Promise.all(
    [threeSteps, other].map((input) => createScaleVersion({ actor: owner, input, now })),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed_meanwhile" });
});

test("the same scale again is no new version", async () => {
  const { owner } = await makeWorkspace();
  const input = scaleInputSchema.parse({ basedOnNumber: 1, ...defaultScale });
  expect(await createScaleVersion({ actor: owner, input, now })).toEqual({ ok: false, reason: "unchanged" });
});
