import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { storeCapture } from "@/lib/server/capture/store-capture";
import { listEvidence } from "@/lib/server/evidence/data";
import { countOrigins } from "@/lib/server/evidence/count-origins";
import { answerSupposition } from "@/lib/server/source/answer-supposition";
import { mergeSources } from "@/lib/server/source/merge-sources";
import { addDerivation, removeDerivation } from "@/lib/server/source/mutations";
import { readOriginChain } from "@/lib/server/source/origin-chain";
import { sourceTasks } from "@/lib/server/source/tasks";
import { listUpstreamHints } from "@/lib/server/source/upstream-hints/list-hints";
import { enqueueReading, hasUnreadCaptures, readCaptures } from "@/lib/server/source/upstream-hints/read-captures";
import { makeClaim } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { eventually, withJobs, onlyTask } from "@/tests/support/run-jobs";

let actor: Actor;
beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
});

const release = Array.from({ length: 60 }, (_, n) => `gemeinsam${n}`).join(" ");
const dated = (title: string, year: number, fields: object = {}) => {
  const csl = { type: "article-newspaper", title, issued: { "date-parts": [[year]] } };
  return makeSource({ actor, title, csl, ...fields });
};
const read = () =>
  readCaptures({ workspaceId: actor.workspaceId, signal: new AbortController().signal, clock: () => now });
const hints = (...sourceIds: string[]) => listUpstreamHints({ workspaceId: actor.workspaceId, sourceIds });
const pasted = ({ sourceId, text }: { sourceId: string; text: string }) => ({
  sourceId,
  method: "paste" as const,
  bytes: new TextEncoder().encode(text),
  contentType: "text/plain; charset=utf-8",
  fileName: null,
  requestedUrl: null,
  finalUrl: null,
  httpStatus: null,
  gone: false,
});
const derive = async (fromSourceId: string, toSourceId: string) =>
  succeeded(
    await addDerivation({
      actor,
      input: { fromSourceId, toSourceId, kind: "derived_from", claimId: null, note: "" },
      now,
    }),
  );

describe("suggestions", () => {
  test("come from DOIs and addresses in the text and in the links of a page, whoever stands for them now", async () => {
    const study = await dated("Study", 2020, { doi: "10.5555/study" });
    const report = await dated("Report", 2020, { normalisedUrl: "trust.example.org/report" });
    const reprint = await dated("Reprint", 2020, { normalisedUrl: "trust.example.org/reprint" });
    succeeded(await mergeSources({ actor, input: { absorbedId: reprint.id, intoId: report.id }, now }));
    const article = await dated("Article", 2021);
    await makeCapture({
      actor,
      sourceId: article.id,
      text: 'See doi:10.5555/STUDY. <a href="https://www.trust.example.org/reprint/">here</a>',
      mediaType: "text/html",
    });
    await read();
    const found = await hints(article.id);
    expect(new Map(found.map(({ source, cites }) => [source.id, cites]))).toEqual(
      new Map([
        [study.id, "doi"],
        [report.id, "url"],
      ]),
    );
  });

  test("come from passages that copies share, to what came out no later", async () => {
    const first = await dated("Press release", 2020);
    const second = await dated("Article", 2021);
    const other = await dated("Unlike", 2020);
    await makeCapture({ actor, sourceId: first.id, text: `The trust: ${release}. End.` });
    await makeCapture({ actor, sourceId: second.id, text: `A reporter writes. ${release.toUpperCase()}! And more.` });
    await makeCapture({ actor, sourceId: other.id, text: "Other words. ".repeat(40) });
    await read();
    expect(await hints(second.id)).toMatchObject([{ source: { id: first.id }, cites: null, passage: { words: 60 } }]);
    expect(await hints(first.id)).toEqual([]);
    expect(await hints(other.id)).toEqual([]);
  });

  test("leave out what stands on every page of a site, and formulas that many copies have", async () => {
    const menu = `${release} `;
    const [one, other] = [await dated("One", 2020), await dated("Other", 2020)];
    const apart = [{ start: 0, end: menu.length, reason: "menu" }];
    for (const { id } of [one, other])
      await makeCapture({ actor, sourceId: id, text: `${menu}Words of ${id}.`, apart });
    await read();
    expect(await hints(one.id)).toEqual([]);
    const formula = Array.from({ length: 60 }, (_, n) => `formel${n}`).join(" ");
    const many = await Promise.all(Array.from({ length: 42 }, (_, n) => dated(`Source ${n}`, 2020)));
    for (const { id } of many) await makeCapture({ actor, sourceId: id, text: `${formula} Words of ${id}.` });
    await read();
    expect(await hints(many[0]!.id)).toEqual([]);
  });

  test("are gone once they are recorded or said no to, for this direction alone, and never leave the workspace", async () => {
    const [one, other] = [await dated("One", 2020), await dated("Other", 2020)];
    const { owner: stranger } = await makeWorkspace();
    for (const { id } of [one, other]) await makeCapture({ actor, sourceId: id, text: `${release} Words of ${id}.` });
    await makeCapture({ actor: stranger, sourceId: (await makeSource({ actor: stranger })).id, text: release });
    await read();
    expect((await hints(one.id)).map(({ source }) => source.id)).toEqual([other.id]);
    const no = { sourceId: one.id, otherId: other.id, kind: "not_upstream" } as const;
    succeeded(await answerSupposition({ actor, input: no, now }));
    expect(await hints(one.id)).toEqual([]);
    expect(await hints(other.id)).toHaveLength(1);
    const { derivationId } = await derive(other.id, one.id);
    expect(await hints(other.id)).toEqual([]);
    succeeded(await removeDerivation({ actor, input: { derivationId }, now }));
    expect(await hints(other.id)).toHaveLength(1);
  });

  test("are prepared by a job, each copy once", async () => {
    const { workspaceId } = actor;
    const source = await dated("One", 2020);
    await makeCapture({ actor, sourceId: source.id, text: release });
    await makeCapture({ actor, sourceId: source.id, text: "" });
    await makeCapture({ actor, sourceId: source.id, text: "gone", change: "gone" });
    const ask = { workspaceId, sourceIds: [source.id] };
    expect(await hasUnreadCaptures(ask)).toBe(true);
    await enqueueReading(db, workspaceId);
    await enqueueReading(db, workspaceId);
    await withJobs({
      tasks: onlyTask(sourceTasks({ clock: () => now }), "read-captures"),
      work: () => eventually(async () => ((await hasUnreadCaptures(ask)) ? null : true)),
    });
    expect(await db.captureReading.count({ where: { workspaceId } })).toBe(1);
    const kept = await db.captureShingle.count({ where: { workspaceId } });
    await read();
    expect(await db.captureShingle.count({ where: { workspaceId } })).toBe(kept);
  });

  test("come of a new copy by themselves, nobody having opened the source", async () => {
    const study = await dated("Study", 2020, { doi: "10.5555/study" });
    const article = await dated("Article", 2021);
    const store = (text: string) =>
      storeCapture({ actor, copy: pasted({ sourceId: article.id, text: `${text} doi:10.5555/study` }), now });
    await withJobs({
      tasks: onlyTask(sourceTasks({ clock: () => now }), "read-captures"),
      work: async () => {
        succeeded(await store("As found in"));
        const found = await eventually(async () => {
          const list = await hints(article.id);
          return list.length > 0 ? list : null;
        });
        expect(found).toMatchObject([{ source: { id: study.id }, cites: "doi" }]);
      },
    });
  });
});

describe("the chain above a source", () => {
  test("is told over all steps with merged sources as one, and its circles by name", async () => {
    const [article, agency, study, copy] = await Promise.all(
      ["Article", "Agency", "Study", "Study again"].map((title) => dated(title, 2020)),
    );
    expect(await readOriginChain({ workspaceId: actor.workspaceId, sourceId: article!.id })).toBeNull();
    await derive(article!.id, agency!.id);
    await derive(agency!.id, copy!.id);
    succeeded(await mergeSources({ actor, input: { absorbedId: copy!.id, intoId: study!.id }, now }));
    const chain = await readOriginChain({ workspaceId: actor.workspaceId, sourceId: article!.id });
    expect(chain?.nested).toMatchObject([{ id: agency!.id, children: [{ id: study!.id, children: [] }] }]);
    expect(chain?.picture.nodes.map(({ id }) => id).toSorted()).toEqual(
      [article!.id, agency!.id, study!.id].toSorted(),
    );
    expect(chain?.circles).toEqual([]);
    await derive(study!.id, agency!.id);
    const round = await readOriginChain({ workspaceId: actor.workspaceId, sourceId: article!.id });
    expect(round?.circles.map((circle) => circle.toSorted())).toEqual([["Agency", "Study"]]);
  });

  test("says in a sentence why several sources are one origin", async () => {
    const { claimId } = await makeClaim({ actor, state: "gathering" });
    const csl = { type: "report", title: "The ward stays", genre: "Press release" };
    const root = await makeSource({ actor, title: csl.title, csl });
    for (const title of ["One", "Two", "Three"]) {
      const article = await dated(title, 2021);
      await derive(article.id, root.id);
      await makeEvidence({ actor, claimId, sourceId: article.id, stance: "supports", note: title });
    }
    const evidence = await listEvidence({ workspaceId: actor.workspaceId, where: { claimId } });
    const [origins] = await countOrigins({ workspaceId: actor.workspaceId, claimIds: [claimId], evidence });
    expect(origins).toMatchObject({ origins: 1, sentences: ["Three newspaper articles, one press release."] });
  });
});
