import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { listEvidence } from "@/lib/server/evidence/data";
import { listRecent } from "@/lib/server/home/recent";
import { listWaiting } from "@/lib/server/queue/waiting";
import { listSources } from "@/lib/server/search/list-sources";
import { changeStatus } from "@/lib/server/source/change-status";
import { columnsOf } from "@/lib/domain/source/source-input";
import { editSource } from "@/lib/server/source/mutations";
import { askAboutSource } from "@/lib/server/source/status-report/ask-about-source";
import { listReports, readInquiry } from "@/lib/server/source/status-report/data";
import { dismissStatusReport } from "@/lib/server/source/status-report/dismiss-status-report";
import { countQueue } from "@/lib/server/workspace/count-queue";
import { sourceListSchema } from "@/lib/domain/search/list-params";
import { succeeded } from "@/tests/factories/review";
import { makeEvidence, makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { playCrossref, updated, type StoredUpdate } from "@/tests/support/crossref-stand-in";
import { ServicesServer } from "@/tests/support/services-server";

const services = new ServicesServer();
beforeAll(() => services.start());
afterAll(() => services.stop());

const doi = "10.5555/ward.2024.1";
const retraction: StoredUpdate = {
  DOI: "10.5555/ward.2026.9",
  type: "retraction",
  label: "Retraction",
  source: "retraction-watch",
  updated: updated(2026, 3, 4),
  "record-id": "71230",
};
const concern: StoredUpdate = { ...retraction, DOI: "10.5555/ward.2025.3", type: "expression_of_concern" };
const correction: StoredUpdate = { ...retraction, DOI: "10.5555/ward.2025.1", type: "correction", source: "publisher" };

let owner: Actor;
let editor: Actor;
let volunteer: Actor;
let sourceId: string;

beforeEach(async () => {
  services.forget();
  owner = (await makeWorkspace()).owner;
  const { workspaceId } = owner;
  editor = await makeMember({ workspaceId, role: "editor" });
  volunteer = await makeMember({ workspaceId, role: "volunteer" });
  sourceId = (await makeSource({ actor: owner, doi })).id;
});

const play = (...updates: StoredUpdate[]) => playCrossref({ server: services, works: { [doi]: updates } });
const ask = (id = sourceId, actor = volunteer) =>
  askAboutSource({ actor, input: { sourceId: id }, fetcher: services.fetcher(), now });
const reports = (id = sourceId) => listReports({ workspaceId: owner.workspaceId, sourceIds: [id] });
const only = async () => {
  const [report, ...others] = await reports();
  expect(others).toEqual([]);
  return report!;
};
const inquiry = () => readInquiry({ workspaceId: owner.workspaceId, sourceIds: [sourceId] });
const statusOf = async (id = sourceId) => (await db.source.findFirstOrThrow({ where: { id } })).status;
const activities = (verb: string) => db.activity.findMany({ where: { workspaceId: owner.workspaceId, verb } });
const take = (
  reportId: string,
  { actor = editor, ...rest }: Partial<Parameters<typeof takeInput>[0]> & { actor?: Actor } = {},
) => changeStatus({ actor, input: { ...takeInput({ status: "retracted", url: "" }), ...rest, reportId }, now });
const takeInput = (rest: { status: "current" | "corrected" | "retracted"; url: string }) => ({
  sourceId,
  note: "The journal says so.",
  on: "2026-03-04",
  ...rest,
});
const waiting = async (actor: Actor) =>
  (await listWaiting({ actor, limit: 10 })).forAnyone.filter(({ kind }) => kind === "answer_notice");

describe("asking Crossref about a source", () => {
  test("keeps what it reports, says so on the record, and changes no status", async () => {
    play(retraction);
    expect(await ask()).toEqual({ ok: true, open: 1 });
    expect(await only()).toMatchObject({
      kind: "retraction",
      proposedStatus: "retracted",
      on: "2026-03-04",
      noticeDoi: "10.5555/ward.2026.9",
      reportedBy: ["retraction-watch"],
      state: "open",
      answeredBy: null,
    });
    expect(await inquiry()).toMatchObject({ askedAt: now, isRegistered: true, failure: null });
    expect(await statusOf()).toBe("current");
    expect(await activities("source.noticeFound")).toMatchObject([
      { actorId: volunteer.userId, objectId: sourceId, detail: { reportIds: [(await only()).id] } },
    ]);
    const [change] = await listRecent({ workspaceId: owner.workspaceId, limit: 1 });
    expect(change).toMatchObject({ did: "found a notice on a source" });
  });

  test("says who asks where whoever runs this has set an address, and sends nothing but the DOI", async () => {
    vi.stubEnv("PLUMBLINE_CONTACT", "desk@example.org");
    play();
    expect(await ask()).toEqual({ ok: true, open: 0 });
    vi.unstubAllEnvs();
    expect(services.asked).toHaveLength(1);
    const [{ address, headers }] = services.asked as [(typeof services.asked)[number]];
    expect(decodeURIComponent(address)).toBe(`api.crossref.org/works?filter=doi:${doi}&select=DOI,updated-by&rows=1`);
    expect(headers["user-agent"]).toBe("Plumbline (mailto:desk@example.org)");
    expect(await reports()).toEqual([]);
  });

  test("tells a DOI that Crossref does not keep from one without notices", async () => {
    playCrossref({ server: services, works: {} });
    expect(await ask()).toEqual({ ok: true, open: 0 });
    expect(await inquiry()).toMatchObject({ askedAt: now, isRegistered: false });
    const comma = (await makeSource({ actor: owner, doi: "10.5555/a,b" })).id;
    expect(await ask(comma)).toEqual({ ok: true, open: 0 });
    expect(services.asked.at(-1)!.address).toBe("api.crossref.org/works/10.5555/a%2Cb");
  });

  test("counts as asked only where an answer came, and keeps why none did", async () => {
    playCrossref({ server: services, works: {}, isDown: () => true });
    expect(await ask()).toEqual({ ok: false, reason: "no_answer" });
    expect(await inquiry()).toMatchObject({ askedAt: null, failure: { problem: "no_answer", at: now } });
    play();
    succeeded(await ask());
    expect(await inquiry()).toMatchObject({ askedAt: now, failure: null });
    services.text("api.crossref.org/works", "<html>");
    playCrossref({ server: services, works: {}, isDown: () => true });
    expect(await ask()).toEqual({ ok: false, reason: "no_answer" });
    expect(await inquiry()).toMatchObject({ askedAt: now, failure: { problem: "no_answer" } });
  });

  test("is refused without a DOI, for a merged source and in another workspace", async () => {
    const bare = (await makeSource({ actor: owner })).id;
    expect(await ask(bare)).toEqual({ ok: false, reason: "no_doi" });
    const merged = (await makeSource({ actor: owner, doi: "10.5555/m", mergedIntoId: sourceId })).id;
    expect(await ask(merged)).toEqual({ ok: false, reason: "merged" });
    const stranger = (await makeWorkspace()).owner;
    expect(await ask(sourceId, stranger)).toEqual({ ok: false, reason: "not_found" });
    expect(services.asked).toEqual([]);
  });

  test("asks about merged sources too, and tells of it where they stand", async () => {
    const preprint = (await makeSource({ actor: owner, doi: "10.5555/pre", mergedIntoId: sourceId })).id;
    playCrossref({ server: services, works: { [doi]: [], "10.5555/pre": [retraction] } });
    expect(await ask()).toEqual({ ok: true, open: 1 });
    expect(services.asked).toHaveLength(1);
    expect(await db.statusReport.findMany({ where: { workspaceId: owner.workspaceId } })).toMatchObject([
      { sourceId: preprint, doi: "10.5555/pre" },
    ]);
    expect(await waiting(editor)).toMatchObject([{ path: `/sources/${sourceId}#notices` }]);
    const report = (await reports(preprint))[0]!;
    succeeded(await take(report.id));
    expect(await statusOf()).toBe("retracted");
    expect(await reports(preprint)).toMatchObject([{ state: "taken" }]);
  });

  test("forgets what is about another DOI once the citation is corrected", async () => {
    play(retraction);
    succeeded(await ask());
    const csl = { type: "report", title: "Annual report", DOI: "10.5555/other" } as const;
    expect(columnsOf(csl).doi).toBe("10.5555/other");
    succeeded(await editSource({ actor: volunteer, input: { sourceId, csl }, now }));
    expect(await reports()).toEqual([]);
    expect(await inquiry()).toMatchObject({ askedAt: null });
    expect(await waiting(editor)).toEqual([]);
  });
});

describe("the same notice", () => {
  test("comes once, however often it is asked for, and never again once it is dismissed", async () => {
    play(retraction, concern);
    succeeded(await ask());
    succeeded(await ask());
    expect((await reports()).map(({ kind }) => kind)).toEqual(["retraction", "expression_of_concern"]);
    const [first] = await reports();
    succeeded(
      await dismissStatusReport({ actor: editor, input: { reportId: first!.id, reason: "Another ward." }, now }),
    );
    expect(await ask()).toEqual({ ok: true, open: 1 });
    expect(await reports()).toMatchObject([
      { kind: "expression_of_concern", state: "open" },
      { kind: "retraction", state: "dismissed", reason: "Another ward." },
    ]);
    expect(await activities("source.noticeFound")).toHaveLength(1);
    expect(await activities("source.noticeDismissed")).toMatchObject([{ actorId: editor.userId, objectId: sourceId }]);
  });

  test("is not doubled by two who ask at the same moment", async () => {
    play(retraction, correction);
    await Promise.all([ask(), ask(sourceId, editor), ask(sourceId, owner)]);
    expect(await reports()).toHaveLength(2);
  });

  test("says who else tells of it, and the answer holds", async () => {
    play(retraction);
    succeeded(await ask());
    const { id: reportId } = await only();
    succeeded(await dismissStatusReport({ actor: editor, input: { reportId, reason: "Another ward." }, now }));
    play(retraction, { ...retraction, source: "publisher" });
    succeeded(await ask());
    expect(await only()).toMatchObject({ state: "dismissed", reportedBy: ["publisher", "retraction-watch"] });
    expect(await activities("source.noticeFound")).toHaveLength(2);
  });

  test("does not wait where the status says it already", async () => {
    await db.source.updateMany({ where: { id: sourceId }, data: { status: "retracted" } });
    play(retraction, correction);
    expect(await ask()).toEqual({ ok: true, open: 1 });
    expect(await reports()).toMatchObject([
      { kind: "correction", state: "open" },
      { kind: "retraction", state: "taken", answeredBy: null },
    ]);
  });
});

describe("an editor who takes a report", () => {
  test("changes the status, with all that rests on the source in the queue", async () => {
    const { claimId } = await makeEvidence({ actor: owner, sourceId });
    play(retraction, { ...retraction, DOI: "10.5555/ward.2026.10" }, correction);
    succeeded(await ask());
    const report = (await reports()).find(({ noticeDoi }) => noticeDoi === "10.5555/ward.2026.9")!;
    succeeded(await take(report.id));
    expect(await statusOf()).toBe("retracted");
    const doubts = await db.reReviewItem.findMany({ where: { workspaceId: owner.workspaceId, state: "open" } });
    expect(doubts).toContainEqual(expect.objectContaining({ objectId: claimId, cause: "source_status" }));
    // The second retraction says nothing else; the correction is another matter.
    expect((await reports()).map(({ kind, state }) => [kind, state])).toEqual([
      ["correction", "open"],
      ["retraction", "taken"],
      ["retraction", "taken"],
    ]);
    const [activity] = await activities("source.statusChanged");
    expect((activity!.detail as { reportIds: string[] }).reportIds).toHaveLength(2);
  });

  test("puts in doubt by a second correction as by the first", async () => {
    await makeEvidence({ actor: owner, sourceId });
    play(correction, { ...correction, DOI: "10.5555/ward.2025.2" });
    succeeded(await ask());
    const [first, second] = await reports();
    const taken = (id: string, on: string, url: string) => take(id, { status: "corrected", on, url } as never);
    expect(succeeded(await taken(first!.id, "2026-03-04", "")).opened).toBeGreaterThan(0);
    const { workspaceId } = owner;
    await db.reReviewItem.updateMany({ where: { workspaceId }, data: { state: "still_holds" } });
    expect(succeeded(await taken(second!.id, "2026-05-01", "https://example.org/")).opened).toBeGreaterThan(0);
  });

  test("finds that somebody was quicker, and nothing is changed", async () => {
    play(retraction);
    succeeded(await ask());
    const { id: reportId } = await only();
    succeeded(await dismissStatusReport({ actor: editor, input: { reportId, reason: "Another ward." }, now }));
    expect(await take(reportId)).toEqual({ ok: false, reason: "already_answered" });
    expect(await statusOf()).toBe("current");
    const again = await dismissStatusReport({ actor: owner, input: { reportId, reason: "Once more." }, now });
    expect(again).toEqual({ ok: false, reason: "already_handled" });
    const elsewhere = (await makeSource({ actor: owner })).id;
    expect(await take(reportId, { sourceId: elsewhere } as never)).toEqual({ ok: false, reason: "already_answered" });
  });

  test("answers by a change made by hand what says the same", async () => {
    play(retraction, concern);
    succeeded(await ask());
    succeeded(await changeStatus({ actor: editor, input: takeInput({ status: "retracted", url: "" }), now }));
    expect(await reports()).toMatchObject([
      { kind: "expression_of_concern", state: "open" },
      { kind: "retraction", state: "taken", answeredBy: expect.any(String) },
    ]);
  });

  test("may leave the status and write the concern beside it", async () => {
    play(concern);
    succeeded(await ask());
    succeeded(await take((await only()).id, { status: "current", url: "" }));
    expect(await only()).toMatchObject({ state: "taken" });
    expect(await statusOf()).toBe("current");
  });
});

describe("an open report", () => {
  test("waits for editors, one line for each source, and is counted with the queue", async () => {
    play(concern, retraction);
    succeeded(await ask());
    expect(await waiting(editor)).toMatchObject([
      { todo: "Decide what follows from a retraction and 1 other notice that Crossref reports", since: now },
    ]);
    expect(await waiting(volunteer)).toEqual([]);
    expect(await countQueue(editor)).toBe(1);
    expect(await countQueue((await makeWorkspace()).owner)).toBe(0);
  });

  test("is told beside what is taken from the source, wherever that stands", async () => {
    const { claimId } = await makeEvidence({ actor: owner, sourceId });
    const absorbed = (await makeSource({ actor: owner, mergedIntoId: sourceId })).id;
    await makeEvidence({ actor: owner, claimId, sourceId: absorbed });
    const other = (await makeSource({ actor: owner, title: "Another" })).id;
    await makeEvidence({ actor: owner, claimId, sourceId: other });
    play(correction, retraction);
    succeeded(await ask());
    const marks = async () =>
      (await listEvidence({ workspaceId: owner.workspaceId, where: { claimId } })).map((item) => item.sourceReported);
    expect(await marks()).toEqual(["retraction", "retraction", null]);
    for (const { id } of await reports())
      succeeded(await dismissStatusReport({ actor: editor, input: { reportId: id, reason: "Another ward." }, now }));
    expect(await marks()).toEqual([null, null, null]);
  });

  test("is a mark and a filter of the list of sources", async () => {
    play(retraction);
    await makeSource({ actor: owner, title: "Another" });
    succeeded(await ask());
    const list = (raw: object) => listSources({ actor: volunteer, params: sourceListSchema.parse(raw) });
    const marks = new Map((await list({})).rows.map(({ id, reported }) => [id, reported]));
    expect([marks.get(sourceId), marks.size, [...marks.values()].filter(Boolean).length]).toEqual(["retraction", 2, 1]);
    const { rows } = await list({ status: "reported" });
    expect(rows.map(({ id }) => id)).toEqual([sourceId]);
    succeeded(await take((await only()).id));
    expect((await list({ status: "reported" })).rows).toEqual([]);
  });
});
