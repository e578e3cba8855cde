import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { claimStates, wordingIsLocked } from "@/lib/domain/claim/transitions";
import { listClaimGroup } from "@/lib/server/claim/data";
import { mergeClaims, unmergeClaim } from "@/lib/server/claim/merge-claims";
import { editClaim, setParent } from "@/lib/server/claim/mutations";
import { relateClaims, unrelateClaims } from "@/lib/server/claim/relate-claims";
import { searchClaimants, searchClaims } from "@/lib/server/claim/search-claims";
import { makeClaim } from "../../factories/article";
import { makeWorkspace, testNow } from "../../factories/workspace";

let actor: Actor;
const now = testNow;

beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
});

async function make(statement: string, state?: (typeof claimStates)[number]): Promise<string> {
  return (await makeClaim({ actor, statement, ...(state && { state }) })).claimId;
}

describe("editing", () => {
  test.each(claimStates)("wording and claimant follow the lock in state %s, the other fields never", async (state) => {
    const claimId = await make("Thornby has nine wards.", state);
    const locked = { ok: false, reason: "locked" };
    const statement = await editClaim({ actor, input: { claimId, statement: "Thornby has ten wards." }, now });
    const claimant = await editClaim({ actor, input: { claimId, claimantName: "The trust" }, now });
    const parentId = await make("Thornby is large.");
    const parent = await setParent({ actor, input: { claimId, parentId }, now });
    if (wordingIsLocked(state)) expect([statement, claimant, parent]).toEqual([locked, locked, locked]);
    else expect([statement.ok, claimant.ok, parent.ok]).toEqual([true, true, true]);
    const other = await editClaim({ actor, input: { claimId, type: "quantity", checkWorthiness: "high" }, now });
    expect(other.ok).toBe(true);
    const row = await db.claim.findFirstOrThrow({ where: { id: claimId } });
    expect(row).toMatchObject({ type: "quantity", checkWorthiness: "high" });
    expect(row.statement).toBe(wordingIsLocked(state) ? "Thornby has nine wards." : "Thornby has ten wards.");
  });

  test("an edit over somebody else's later one is refused", async () => {
    const claimId = await make("Thornby has nine wards.");
    const seen = (await db.claim.findFirstOrThrow({ where: { id: claimId } })).updatedAt;
    const later = new Date(seen.getTime() + 1000);
    const input = { claimId, basedOn: seen.toISOString() };
    expect((await editClaim({ actor, input: { ...input, statement: "First." }, now: later })).ok).toBe(true);
    expect(await editClaim({ actor, input: { ...input, statement: "Second." }, now: later })).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
  });
});

describe("parts", () => {
  test("a claim never becomes a part of itself, at any depth", async () => {
    const [a, b, c] = [await make("A."), await make("B."), await make("C.")];
    expect((await setParent({ actor, input: { claimId: b, parentId: a }, now })).ok).toBe(true);
    expect((await setParent({ actor, input: { claimId: c, parentId: b }, now })).ok).toBe(true);
    const circle = { ok: false, reason: "circle" };
    expect(await setParent({ actor, input: { claimId: a, parentId: c }, now })).toEqual(circle);
    expect(await setParent({ actor, input: { claimId: a, parentId: a }, now })).toEqual(circle);
    expect((await setParent({ actor, input: { claimId: c, parentId: null }, now })).ok).toBe(true);
    expect((await setParent({ actor, input: { claimId: a, parentId: c }, now })).ok).toBe(true);
  });

  test("two people who make each other's claim the parent at once get one part and one refusal", async () => {
    const [a, b] = [await make("A."), await make("B.")];
    const both = await Promise.all([
      setParent({ actor, input: { claimId: a, parentId: b }, now }),
      setParent({ actor, input: { claimId: b, parentId: a }, now }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("a circle through merged claims is a circle", async () => {
    const [a, b, c] = [await make("A."), await make("B."), await make("C.")];
    await setParent({ actor, input: { claimId: b, parentId: a }, now });
    expect((await mergeClaims({ actor, input: { absorbedId: c, intoId: b }, now })).ok).toBe(true);
    const d = await make("D.");
    // D is a part of C, which counts as B, which is a part of A: A cannot become a part of D.
    await db.claim.updateMany({ where: { id: d }, data: { parentId: c } });
    expect(await setParent({ actor, input: { claimId: a, parentId: d }, now })).toEqual({
      ok: false,
      reason: "circle",
    });
    expect(await mergeClaims({ actor, input: { absorbedId: d, intoId: a }, now })).toEqual({
      ok: false,
      reason: "circle",
    });
  });
});

describe("merging", () => {
  test("sets the pointer and nothing else, and undo clears it", async () => {
    const [a, b] = [await make("A."), await make("B.")];
    const child = await make("Part of A.");
    await setParent({ actor, input: { claimId: child, parentId: a }, now });
    expect(await mergeClaims({ actor, input: { absorbedId: a, intoId: b }, now })).toEqual({ ok: true });
    expect((await db.claim.findFirstOrThrow({ where: { id: child } })).parentId).toBe(a);
    expect(new Set(await listClaimGroup({ workspaceId: actor.workspaceId, claimId: a }))).toEqual(new Set([a, b]));
    expect((await listClaimGroup({ workspaceId: actor.workspaceId, claimId: a }))[0]).toBe(b);
    expect(await editClaim({ actor, input: { claimId: a, statement: "Else." }, now })).toEqual({
      ok: false,
      reason: "merged",
    });
    expect(await unmergeClaim({ actor, input: { absorbedId: a }, now })).toEqual({ ok: true });
    expect(await listClaimGroup({ workspaceId: actor.workspaceId, claimId: a })).toEqual([a]);
    expect(await unmergeClaim({ actor, input: { absorbedId: a }, now })).toEqual({ ok: false, reason: "not_merged" });
  });

  test("never makes a chain", async () => {
    const [a, b, c] = [await make("A."), await make("B."), await make("C.")];
    await mergeClaims({ actor, input: { absorbedId: a, intoId: b }, now });
    expect(await mergeClaims({ actor, input: { absorbedId: b, intoId: c }, now })).toEqual({
      ok: false,
      reason: "has_absorbed",
    });
    expect(await mergeClaims({ actor, input: { absorbedId: c, intoId: a }, now })).toEqual({
      ok: false,
      reason: "target_merged",
    });
    expect(await mergeClaims({ actor, input: { absorbedId: a, intoId: c }, now })).toEqual({
      ok: false,
      reason: "already_merged",
    });
  });

  test("of six claims merged in a ring at once, no chain is left", async () => {
    const ring = await Promise.all(Array.from({ length: 6 }, (_, n) => make(`Ring ${n}.`)));
    await Promise.all(
      ring.map((absorbedId, n) => mergeClaims({ actor, input: { absorbedId, intoId: ring[(n + 1) % 6]! }, now })),
    );
    const rows = await db.claim.findMany({ where: { id: { in: ring } } });
    const merged = new Map(rows.map((row) => [row.id, row.mergedIntoId]));
    expect([...merged.values()].some(Boolean)).toBe(true);
    for (const into of merged.values()) if (into) expect(merged.get(into)).toBeNull();
  });

  test.each(["in_review", "revealed"] as const)("is refused while either is %s", async (state) => {
    const [busy, idle] = [await make("Busy.", state), await make("Idle.")];
    const refused = { ok: false, reason: "under_review" };
    expect(await mergeClaims({ actor, input: { absorbedId: busy, intoId: idle }, now })).toEqual(refused);
    expect(await mergeClaims({ actor, input: { absorbedId: idle, intoId: busy }, now })).toEqual(refused);
  });
});

test("relations: contradiction has one direction only once, narrowing has two", async () => {
  const [a, b] = [await make("A."), await make("B.")];
  const relate = (fromClaimId: string, toClaimId: string, kind: "contradicts" | "narrows") =>
    relateClaims({ actor, input: { fromClaimId, toClaimId, kind }, now });
  const made = await relate(a, b, "contradicts");
  if (!made.ok) throw new Error(made.reason);
  expect(await relate(b, a, "contradicts")).toEqual({ ok: false, reason: "already_related" });
  expect((await relate(a, b, "narrows")).ok).toBe(true);
  expect((await relate(b, a, "narrows")).ok).toBe(true);
  expect(await relate(a, a, "narrows")).toEqual({ ok: false, reason: "same_claim" });
  expect(await unrelateClaims({ actor, input: { relationId: made.relationId }, now })).toEqual({ ok: true });
  expect((await relate(b, a, "contradicts")).ok).toBe(true);
});

describe("searching for a claim to match", () => {
  test("finds it by a passage that says the same otherwise, by part of a word and by number", async () => {
    const wanted = await makeClaim({ actor, statement: "Thornby General will lose 40 beds by April 2026." });
    await make("The Marlow bypass cost £12m.");
    await make("Unemployment in Ashby rose in 2024.");
    const search = async (query: string) => searchClaims({ actor, input: { query, limit: 5 } });
    const passage = "“We will lose forty beds in April,” a nurse at Thornby General said.";
    expect((await search(passage))[0]?.id).toBe(wanted.claimId);
    expect((await search("thornb"))[0]?.id).toBe(wanted.claimId);
    expect((await search(`#${wanted.number}`))[0]?.id).toBe(wanted.claimId);
    expect(await search("")).toHaveLength(3);
    expect(await search("zzzz qqqq xxxx")).toEqual([]);
    expect(await search("100%_\\ ' \" & | ! :* (")).toEqual([]);
  });

  test("leaves absorbed claims and other workspaces out", async () => {
    const [a, b] = [await make("Marlow has two bridges."), await make("There are two bridges in Marlow.")];
    await mergeClaims({ actor, input: { absorbedId: a, intoId: b }, now });
    const stranger = (await makeWorkspace()).owner;
    await makeClaim({ actor: stranger, statement: "Marlow has two bridges." });
    const found = await searchClaims({ actor, input: { query: "Marlow has two bridges", limit: 5 } });
    expect(found.map(({ id }) => id)).toEqual([b]);
  });

  test("claimants are found by any part of their name", async () => {
    const claimId = await make("A.");
    await editClaim({ actor, input: { claimId, claimantName: "Ines Halloran" }, now });
    expect(await searchClaimants({ actor, input: { query: "hallo" } })).toMatchObject([
      { name: "Ines Halloran", claims: 1 },
    ]);
    expect(await searchClaimants({ actor, input: { query: "%" } })).toEqual([]);
  });
});
