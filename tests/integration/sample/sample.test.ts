import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { brackwater } from "@/lib/server/sample/brackwater";
import { buildSample } from "@/lib/server/sample/build-sample";
import { makeUser, testNow } from "@/tests/factories/workspace";

test("the sample takes every step and leaves a claim in every state", async () => {
  const { id: ownerId } = await makeUser();
  const { cast, claimIds } = await buildSample({ ownerId, sample: brackwater, slug: "sample", now: testNow });
  const { workspaceId } = cast.owner;
  const claims = await db.claim.findMany({ where: { workspaceId }, orderBy: { number: "asc" } });
  expect(claims.map(({ id }) => id)).toEqual(claimIds);
  expect(claims.map(({ state }) => state)).toEqual(brackwater.claims.map(({ until }) => until));
  expect(new Set(claims.map(({ state }) => state)).size).toBe(7);
  const quotes = await db.evidence.findMany({ where: { workspaceId, kind: { not: "finding" } } });
  expect(quotes.length).toBeGreaterThan(8);
  // Each quotation of the sample stands in the copy that it was taken from.
  expect(quotes.filter(({ start }) => start === null)).toEqual([]);
  const editions = await db.edition.findMany({ where: { workspaceId }, include: { verdicts: true } });
  expect(editions.map(({ number, verdicts }) => [number, verdicts.length])).toEqual([[1, 2]]);
  expect(await verifyChain({ workspaceId })).toMatchObject({ ok: true });
  const people = await db.user.findMany({ where: { memberships: { some: { workspaceId } }, id: { not: ownerId } } });
  expect(people.every(({ passwordHash, disabledAt }) => passwordHash === null && disabledAt !== null)).toBe(true);
});
