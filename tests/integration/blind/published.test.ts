import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { publicRoot, renderMissing } from "@/lib/publish/render-public";
import { publishEdition } from "@/lib/server/edition/publish-edition";
import { revealRound } from "@/lib/server/review/round-mutations";
import { card, makeBriefing, makeCheckedClaim, writeBriefing } from "@/tests/factories/briefing";
import { succeeded } from "@/tests/factories/review";
import { testNow as now } from "@/tests/factories/workspace";
import { allOtherwise, makeBlindDesk, writeOtherwise, type BlindDesk } from "./blind-desk";
import { expectNone, expectSame, type Told } from "./told";

// The hands of the clock are no difference.
beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now }));
afterAll(() => void vi.useRealTimers());

const anybody = /Zanzibar|Quetzal|Axolotl/;

/** Everything that a visitor without an account can read, drawn anew, and what editions are frozen as. */
async function publicRecord({ slug, owner: { workspaceId } }: BlindDesk): Promise<Told> {
  await renderMissing({ force: true });
  const root = path.join(publicRoot(), slug);
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const names = files.map((entry) => path.join(entry.parentPath, entry.name)).toSorted();
  expect(names.length).toBeGreaterThan(3);
  const told: Told = {};
  for (const name of names) told[name] = await readFile(name, "latin1");
  const editions = await db.edition.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
  for (const { id, canonical, sha256 } of editions) told[`edition ${id}`] = canonical + sha256;
  return told;
}

test("public pages and editions say nothing of an open round, also where one is published meanwhile", async () => {
  const desk = await makeBlindDesk();
  const { owner: actor } = desk;
  const before = await publicRecord(desk);
  expectNone({ told: before, hidden: anybody, who: "a visitor" });
  const putBack = await writeOtherwise({ desk, as: allOtherwise });
  expectSame({ before, after: await publicRecord(desk), who: "a visitor" });
  await putBack();

  // A claim in review stands in it as a link: its card is refused.
  const other = await makeCheckedClaim({ actor, statement: "The trust will close two wards in May." });
  const { briefingId } = await makeBriefing({ actor, title: "Wards", content: [card(other.claimId)] });
  await writeBriefing({ actor, briefingId, content: [card(desk.things.claimId), card(other.claimId)] });
  const input = { briefingId, expectedNumber: 1, reasons: {} };
  expect(await publishEdition({ actor, input, now })).toMatchObject({
    reason: "blocked",
    blockers: [{ reason: "claim_not_approved", claim: { id: desk.things.claimId } }],
  });
  const line = { type: "paragraph", content: [{ type: "claimLink", attrs: { id: desk.things.claimId } }] };
  await writeBriefing({ actor, briefingId, content: [line, card(other.claimId)] });
  succeeded(await publishEdition({ actor, input, now }));
  expectNone({ told: await publicRecord(desk), hidden: anybody, who: "a visitor" });
}, 60_000);

test("a reveal alone publishes nothing: what the desk may read now, a visitor may not", async () => {
  const desk = await makeBlindDesk();
  const before = await publicRecord(desk);
  succeeded(await revealRound({ actor: desk.owner, input: { roundId: desk.round.roundId }, now }));
  expectSame({ before, after: await publicRecord(desk), who: "a visitor" });
}, 60_000);
