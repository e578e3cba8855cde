import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { sourceListSchema } from "@/lib/domain/search/list-params";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { chooseEntries, dropBibliography } from "@/lib/server/source/bibliography/choose-entries";
import { getBibliography } from "@/lib/server/source/bibliography/data";
import { exportSources } from "@/lib/server/source/bibliography/export-sources";
import { startBibliography } from "@/lib/server/source/bibliography/start-bibliography";
import { createSource } from "@/lib/server/source/mutations";
import { mergeSources } from "@/lib/server/source/merge-sources";
import { resumeSources, sourceTasks } from "@/lib/server/source/tasks";
import { succeeded } from "@/tests/factories/review";
import { makeBibliography, makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { eventually, withJobs, onlyTask } from "@/tests/support/run-jobs";

let actor: Actor;
beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
});

const start = (text: string) =>
  startBibliography({ actor, name: "wards.json", bytes: new TextEncoder().encode(text), now });
const startItems = (items: object[]) => start(JSON.stringify(items));
const look = async (bibliographyId: string) =>
  (await getBibliography({ workspaceId: actor.workspaceId, bibliographyId, page: 1, show: "all" }))!;
const countSources = () => db.source.count({ where: { workspaceId: actor.workspaceId } });
const ended = (bibliographyId: string) =>
  eventually(async () => {
    const found = await look(bibliographyId);
    return found.state === "storing" ? null : found;
  });
const stored = (bibliographyId: string) =>
  withJobs({
    tasks: onlyTask(sourceTasks({ clock: () => now }), "store-bibliography"),
    work: () => ended(bibliographyId),
  });
async function taken(format: "bibtex" | "ris" | "csl", raw: Record<string, string> = {}) {
  let file = "";
  for await (const parcel of exportSources({ actor, params: sourceListSchema.parse(raw), format })) file += parcel;
  return file;
}

// Reading starts a process of its own.
describe("bringing a bibliography in", { timeout: 120_000 }, () => {
  test("makes nothing before a person has chosen, and recognises what is here or stands in it twice", async () => {
    const known = await makeSource({ actor, title: "Known", doi: "10.5555/x" });
    const other = await makeSource({ actor, title: "Reprint", doi: "10.5555/y" });
    succeeded(await mergeSources({ actor, input: { absorbedId: other.id, intoId: known.id }, now }));
    const { bibliographyId } = succeeded(
      await startItems([
        { type: "article-journal", title: "Waiting times", DOI: "10.5555/X" },
        { type: "article-journal", title: "Waiting times again", DOI: "https://doi.org/10.5555/y" },
        { type: "book", title: "Wards: a history", issued: { "date-parts": [[2001]] } },
        { type: "book", title: "WARDS: A history.", issued: { "date-parts": [["2001"]] } },
        { type: "book", author: [{ family: "Nobody" }] },
      ]),
    );
    expect(await countSources()).toBe(2);
    const { entries, unreadable, figures } = await look(bibliographyId);
    expect(entries.map(({ resembles, isRepeated }) => [resembles?.id ?? null, isRepeated])).toEqual([
      [known.id, false],
      [known.id, false],
      [null, false],
      [null, true],
    ]);
    expect(unreadable).toBe(1);
    expect(figures).toMatchObject({ total: 4, fresh: 1, offered: 4 });
  });

  test("adds all new ones as a job, each with its activity, and says what became of each", async () => {
    const items = Array.from({ length: 60 }, (_, n) => ({
      type: "report",
      title: `Report number ${n}`,
      DOI: `10.5555/${n}`,
    }));
    await makeSource({ actor, title: "Report number 7", doi: "10.5555/7" });
    const { bibliographyId } = succeeded(await startItems(items));
    // Somebody adds one of them by hand between reading and choosing.
    succeeded(
      await createSource({
        actor,
        input: { csl: { type: "report", title: "Report number 9", DOI: "10.5555/9" }, evenIfDuplicate: false },
        now,
      }),
    );
    const chosen = await chooseEntries({ actor, input: { bibliographyId, choice: "new" }, now });
    expect(chosen).toEqual({ ok: true, chosen: 59 });
    const { state, figures } = await stored(bibliographyId);
    expect([state, figures.stored, figures.known, figures.left_out]).toEqual(["done", 58, 1, 1]);
    expect(await countSources()).toBe(60);
    const made = await db.activity.count({ where: { workspaceId: actor.workspaceId, verb: "source.created" } });
    expect(made).toBe(59);
    expect((await verifyChain({ workspaceId: actor.workspaceId })).ok).toBe(true);
  });

  test("adds a thousand entries, and no more than were ticked", async () => {
    const items = Array.from({ length: 1_000 }, (_, n) => ({ type: "report", title: `Report number ${n}` }));
    const { bibliographyId } = succeeded(await startItems(items));
    const choice = items.map((_, place) => place).filter((place) => place % 2 === 0);
    succeeded(await chooseEntries({ actor, input: { bibliographyId, choice }, now }));
    const { figures } = await stored(bibliographyId);
    expect(figures).toMatchObject({ stored: 500, left_out: 500 });
    expect(await countSources()).toBe(500);
  });

  test.each([
    ["", "empty"],
    ["Words about wards.", "unknown_format"],
    ["[]", "no_entries"],
  ])("%j is refused as %s", async (text, reason) => {
    expect(await start(text)).toEqual({ ok: false, reason });
    expect(await db.bibliography.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });
});

describe("a bibliography that was brought in", () => {
  test("is chosen from once, and by those who may add sources", async () => {
    const bibliographyId = await makeBibliography({ actor, titles: ["One", "Two"] });
    const viewer = await makeMember({ workspaceId: actor.workspaceId, role: "viewer" });
    const choose = (by: Actor, choice: "new" | number[]) =>
      chooseEntries({ actor: by, input: { bibliographyId, choice }, now });
    expect(await choose(viewer, "new")).toEqual({ ok: false, reason: "forbidden" });
    expect(await choose((await makeWorkspace()).owner, "new")).toEqual({ ok: false, reason: "not_found" });
    expect(await choose(actor, [7])).toEqual({ ok: false, reason: "nothing_chosen" });
    succeeded(await choose(actor, [1]));
    expect(await choose(actor, [0])).toEqual({ ok: false, reason: "not_choosing" });
  });

  test("goes on after a crash where it was, and adds nothing twice", async () => {
    const bibliographyId = await makeBibliography({ actor, titles: ["One report", "Two reports"], state: "storing" });
    const where = { workspaceId: actor.workspaceId, bibliographyId };
    const first = await makeSource({ actor, title: "One report" });
    await db.bibliographyEntry.updateMany({
      where: { ...where, place: 0 },
      data: { state: "stored", sourceId: first.id },
    });
    await db.bibliographyEntry.updateMany({ where: { ...where, place: 1 }, data: { state: "chosen" } });
    const found = await withJobs({
      tasks: onlyTask(sourceTasks(), "store-bibliography"),
      onHeld: resumeSources,
      work: () => ended(bibliographyId),
    });
    expect(found.figures).toMatchObject({ stored: 2 });
    expect(await countSources()).toBe(2);
  });

  test("stops when it is dropped, and when its person may no longer add sources", async () => {
    const dropped = await makeBibliography({ actor, titles: ["One"] });
    succeeded(await chooseEntries({ actor, input: { bibliographyId: dropped, choice: "new" }, now }));
    succeeded(await dropBibliography({ actor, input: { bibliographyId: dropped }, now }));
    expect(await dropBibliography({ actor, input: { bibliographyId: dropped }, now })).toMatchObject({
      reason: "ended",
    });
    const member = await makeMember({ workspaceId: actor.workspaceId, role: "volunteer" });
    const left = await makeBibliography({ actor: member, titles: ["Two"] });
    succeeded(await chooseEntries({ actor: member, input: { bibliographyId: left, choice: "new" }, now }));
    await db.membership.updateMany({
      where: { workspaceId: actor.workspaceId, userId: member.userId },
      data: { role: "viewer" },
    });
    expect((await stored(left)).state).toBe("cancelled");
    expect((await look(dropped)).figures).toMatchObject({ left_out: 1, stored: 0 });
    expect(await countSources()).toBe(0);
  });
});

describe("taking sources out", () => {
  test("gives one entry a source, without merged ones and the team's notes, and with the list's filters", async () => {
    const csl = { type: "report", title: "Kept", note: "Ours alone" };
    const kept = await makeSource({ actor, title: "Kept", csl });
    const gone = await makeSource({ actor, title: "Gone", csl: { type: "report", title: "Gone" } });
    succeeded(await mergeSources({ actor, input: { absorbedId: gone.id, intoId: kept.id }, now }));
    await makeSource({ actor, title: "Law", csl: { type: "legislation", title: "Law" } });
    await makeSource({ actor: (await makeWorkspace()).owner, title: "Theirs" });
    const all = JSON.parse(await taken("csl")) as { id: string; title: string }[];
    expect(all.map(({ title }) => title).toSorted()).toEqual(["Kept", "Law"]);
    expect(JSON.stringify(all)).not.toContain("Ours alone");
    expect(JSON.parse(await taken("csl", { type: "legislation" }))).toMatchObject([{ title: "Law" }]);
    expect(JSON.parse(await taken("csl", { q: "kept" }))).toMatchObject([{ title: "Kept" }]);
    expect(await taken("ris", { type: "legislation" })).toContain("TY  - STAT\r\nTI  - Law\r\n");
    expect(await taken("bibtex", { type: "legislation" })).toContain("Law");
  });

  test("of an empty workspace is an empty list", async () => {
    expect(JSON.parse(await taken("csl"))).toEqual([]);
    expect(await taken("ris")).toBe("");
  });

  test("more than one parcel make one file that can be read again", async () => {
    const data = Array.from({ length: 450 }, (_, n) => ({
      workspaceId: actor.workspaceId,
      title: `Report ${n}`,
      csl: { type: "report", title: `Report ${n}` },
      createdById: actor.userId,
    }));
    await db.source.createMany({ data });
    expect(JSON.parse(await taken("csl"))).toHaveLength(450);
    expect((await taken("ris")).match(/^TY {2}- /gmu)).toHaveLength(450);
  });
});
