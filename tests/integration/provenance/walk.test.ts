import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Direction, ProvenanceEdge, ProvenanceNode } from "@/lib/domain/provenance/graph";
import type { NodeType } from "@/lib/domain/provenance/thing";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { closureOf } from "@/lib/server/provenance/closure";
import { describeThings } from "@/lib/server/provenance/describe-things";
import { walkProvenance } from "@/lib/server/provenance/walk";
import { makeArticle, makeClaim } from "@/tests/factories/article";
import { makeApprovedVerdict } from "@/tests/factories/review";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow } from "@/tests/factories/workspace";

const size = 6;
const index = fc.nat(size - 1);
const pairs = fc.array(fc.tuple(index, index), { maxLength: 14 });

/** What a graph is made of: indexes into six sources, claims, captures and articles each, and into what was made of them. */
const graphs = fc.record({
  derivations: pairs,
  sameSources: pairs,
  sameClaims: pairs,
  verdicts: fc.array(fc.record({ claim: index, evidence: fc.uniqueArray(fc.nat(11), { maxLength: 3 }) }), {
    maxLength: 4,
  }),
  editions: fc.array(fc.uniqueArray(fc.nat(3), { maxLength: 3 }), { maxLength: 3 }),
  parents: pairs,
  appearances: pairs,
  captures: fc.array(index, { maxLength: size }),
  evidence: fc.array(fc.record({ claim: index, source: index, capture: fc.option(index), withdrawn: fc.boolean() }), {
    maxLength: 12,
  }),
});
type Graph = typeof graphs extends fc.Arbitrary<infer T> ? T : never;

/** What is merged into what, without chains. */
function mergesOf(wanted: readonly [number, number][]): Map<number, number> {
  const merged = new Map<number, number>();
  for (const [absorbed, into] of wanted) {
    const isChain = merged.has(into) || merged.has(absorbed) || [...merged.values()].includes(absorbed);
    if (absorbed !== into && !isChain) merged.set(absorbed, into);
  }
  return merged;
}

/** Stores a graph in a workspace of its own, and says which links it has without asking the view. */
async function store(graph: Graph): Promise<{ owner: Actor; nodes: ProvenanceNode[]; edges: ProvenanceEdge[] }> {
  const { owner } = await makeWorkspace();
  const { workspaceId, userId } = owner;
  const ids = () => Array.from({ length: size }, () => uuidv7());
  const [sources, claims, articles] = [ids(), ids(), ids()];
  const edges: ProvenanceEdge[] = [];
  const link = (from: [NodeType, string], relation: string, to: [NodeType, string]) =>
    edges.push({ fromType: from[0], fromId: from[1], relation, toType: to[0], toId: to[1] });
  const by = { workspaceId, createdById: userId };
  await db.source.createMany({ data: sources.map((id) => ({ ...by, id, csl: {}, title: "A source" })) });
  await db.article.createMany({ data: articles.map((id) => ({ ...by, id, title: "An article", authors: [] })) });
  await db.claim.createMany({
    data: claims.map((id, number) => ({ ...by, id, number: number + 1, statement: "It is so." })),
  });
  const parentOf = new Map(graph.parents.filter(([child, parent]) => child !== parent));
  for (const [child, parent] of parentOf) {
    await db.claim.updateMany({ where: { workspaceId, id: claims[child]! }, data: { parentId: claims[parent]! } });
    link(["claim", claims[parent]!], "prov:hadMember", ["claim", claims[child]!]);
  }
  for (const [absorbed, into] of mergesOf(graph.sameSources)) {
    const [id, mergedIntoId] = [sources[absorbed]!, sources[into]!];
    await db.source.update({ where: { workspaceId_id: { workspaceId, id } }, data: { mergedIntoId } });
    link(["source", id], "prov:alternateOf", ["source", mergedIntoId]);
    link(["source", mergedIntoId], "prov:alternateOf", ["source", id]);
  }
  for (const [absorbed, into] of mergesOf(graph.sameClaims)) {
    const [id, mergedIntoId] = [claims[absorbed]!, claims[into]!];
    await db.claim.update({ where: { workspaceId_id: { workspaceId, id } }, data: { mergedIntoId } });
    link(["claim", mergedIntoId], "prov:alternateOf", ["claim", id]);
  }
  const derivations = graph.derivations.filter(([from, to]) => from !== to);
  await db.derivation.createMany({
    data: derivations.map(([from, to], place) => ({
      workspaceId,
      fromSourceId: sources[from]!,
      toSourceId: sources[to]!,
      kind: "derived_from" as const,
      byId: userId,
      removedAt: place % 5 === 4 ? testNow : null,
    })),
  });
  for (const [place, [from, to]] of derivations.entries()) {
    if (place % 5 !== 4) link(["source", sources[from]!], "prov:wasDerivedFrom", ["source", sources[to]!]);
  }
  await db.appearance.createMany({
    data: graph.appearances.map(([claim, article]) => ({
      ...by,
      claimId: claims[claim]!,
      articleId: articles[article]!,
      exact: "so",
    })),
  });
  for (const [claim, article] of graph.appearances) {
    link(["claim", claims[claim]!], "prov:wasQuotedFrom", ["article", articles[article]!]);
  }
  const captures = graph.captures.map((source) => ({ id: uuidv7(), sourceId: sources[source]! }));
  await db.capture.createMany({
    data: captures.map((capture) => ({
      ...capture,
      workspaceId,
      sha256: "0",
      bytes: 0,
      mediaType: "text/plain",
      text: "",
      textSha256: "0",
      method: "paste" as const,
      byId: userId,
    })),
  });
  for (const { id, sourceId } of captures) link(["capture", id], "prov:specializationOf", ["source", sourceId]);
  const evidence = graph.evidence.map(({ claim, source, capture, withdrawn }) => ({
    id: uuidv7(),
    claimId: claims[claim]!,
    sourceId: sources[source]!,
    captureId: capture === null ? null : (captures[capture]?.id ?? null),
    withdrawnAt: withdrawn ? testNow : null,
  }));
  await db.evidence.createMany({
    data: evidence.map((row) => ({ ...by, ...row, kind: "finding" as const, stance: "context" as const })),
  });
  for (const { id, claimId, sourceId, captureId, withdrawnAt } of evidence) {
    if (!withdrawnAt) link(["claim", claimId], "prov:wasInfluencedBy", ["evidence", id]);
    link(["evidence", id], "prov:wasQuotedFrom", ["source", sourceId]);
    if (captureId) link(["evidence", id], "prov:wasQuotedFrom", ["capture", captureId]);
  }
  await storeVerdicts({ owner, graph, claims, evidenceIds: evidence.map(({ id }) => id), link });
  const typed = (type: NodeType, list: string[]) => list.map((id): ProvenanceNode => ({ type, id }));
  const nodes = [...typed("claim", claims), ...typed("source", sources), ...typed("article", articles)];
  return { owner, nodes, edges };
}

type Link = (from: [NodeType, string], relation: string, to: [NodeType, string]) => void;

/** Verdicts with the evidence that they rest on, and the editions of one briefing that hold them. */
async function storeVerdicts({
  owner: { workspaceId, userId },
  graph,
  claims,
  evidenceIds,
  link,
}: {
  owner: Actor;
  graph: Graph;
  claims: string[];
  evidenceIds: string[];
  link: Link;
}): Promise<void> {
  const rating = await db.rating.findFirstOrThrow({ where: { workspaceId } });
  const verdicts: string[] = [];
  for (const [place, { claim, evidence }] of graph.verdicts.entries()) {
    const [roundId, id, claimId, number] = [uuidv7(), uuidv7(), claims[claim]!, place + 1];
    const { scaleVersionId } = rating;
    await db.reviewRound.create({
      data: { workspaceId, id: roundId, claimId, number, scaleVersionId, openedById: userId },
    });
    const settled = { certainty: "low" as const, statement: "It is so.", justification: "So.", adjudicatorId: userId };
    const named = { workspaceId, id, claimId, number, roundId, ratingId: rating.id, sha256: "0" };
    await db.verdict.create({ data: { ...named, ...settled } });
    link(["verdict", id], "prov:wasInfluencedBy", ["claim", claimId]);
    for (const evidenceId of evidence.flatMap((at) => evidenceIds[at] ?? [])) {
      await db.verdictEvidence.create({ data: { workspaceId, verdictId: id, evidenceId, snapshot: {} } });
      link(["verdict", id], "prov:wasDerivedFrom", ["evidence", evidenceId]);
    }
    verdicts.push(id);
  }
  const { id: briefingId } = await db.briefing.create({
    data: { workspaceId, title: "On the trust", slug: "trust", createdById: userId },
  });
  for (const [place, held] of graph.editions.entries()) {
    const frozen = { canonical: "{}", sha256: "0", activityHead: "0", publishedById: userId };
    const { id } = await db.edition.create({ data: { workspaceId, briefingId, number: place + 1, ...frozen } });
    link(["briefing", briefingId], "prov:hadMember", ["edition", id]);
    for (const verdictId of held.flatMap((at) => verdicts[at] ?? [])) {
      await db.editionVerdict.create({ data: { workspaceId, editionId: id, verdictId } });
      link(["edition", id], "prov:hadMember", ["verdict", verdictId]);
    }
  }
}

/** What can be reached, walked link by link in memory: the definition, with nothing of the product in it. */
function plainWalk(start: ProvenanceNode, edges: readonly ProvenanceEdge[], direction: Direction): Set<string> {
  const reached = new Set<string>();
  const walk = (at: string) => {
    for (const { fromType, fromId, toType, toId } of edges) {
      const [from, to] = [`${fromType} ${fromId}`, `${toType} ${toId}`];
      const [near, far] = direction === "up" ? [from, to] : [to, from];
      if (near !== at || reached.has(far)) continue;
      reached.add(far);
      walk(far);
    }
  };
  walk(`${start.type} ${start.id}`);
  return reached;
}

const edgeKey = (edge: ProvenanceEdge) =>
  `${edge.fromType} ${edge.fromId} ${edge.relation} ${edge.toType} ${edge.toId}`;

describe("a walk in the database", () => {
  test("reaches what a walk in memory reaches, circles and all, and nothing of a neighbour", async () => {
    await fc.assert(
      fc.asyncProperty(graphs, index, async (graph, seed) => {
        const { owner, nodes, edges } = await store(graph);
        const { workspaceId } = owner;
        for (const direction of ["up", "down"] satisfies Direction[]) {
          for (const start of [nodes[seed]!, nodes[size + seed]!, nodes[2 * size + seed]!]) {
            const walk = await walkProvenance({ workspaceId, start, direction, maxNodes: 1_000 });
            const expected = plainWalk(start, edges, direction);
            expect(new Set(walk.nodes.map(({ type, id }) => `${type} ${id}`))).toEqual(expected);
            expect(walk.nodes.length).toBe(expected.size);
            expect(walk.cut).toBe(false);
            const closure = await closureOf(db, { workspaceId, start, direction });
            expect(closure.map(({ type, id }) => `${type} ${id}`).toSorted()).toEqual([...expected].toSorted());
            const within = new Set([...expected, `${start.type} ${start.id}`]);
            const links = edges.filter(
              ({ fromType, fromId, toType, toId }) =>
                within.has(`${fromType} ${fromId}`) && within.has(`${toType} ${toId}`),
            );
            if (expected.size > 0) expect(new Set(walk.edges.map(edgeKey))).toEqual(new Set(links.map(edgeKey)));
          }
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test("leads from a source to the edition that rests on it, and back", async () => {
    const { owner: actor } = await makeWorkspace();
    const { workspaceId, userId } = actor;
    const source = await makeSource({ actor });
    const capture = await makeCapture({ actor, sourceId: source.id });
    const article = await makeArticle({ actor });
    const claim = await makeClaim({ actor, at: { article, exact: "The trust spent £4.2m on consultants last year." } });
    const evidence = await makeEvidence({ actor, claimId: claim.claimId, captureId: capture.id });
    const verdict = await makeApprovedVerdict({ actor, claimId: claim.claimId, evidenceIds: [evidence.id] });
    const briefing = await db.briefing.create({
      data: { workspaceId, title: "On the trust", slug: "trust", createdById: userId },
    });
    const edition = await db.edition.create({
      data: {
        workspaceId,
        briefingId: briefing.id,
        number: 1,
        canonical: "{}",
        sha256: "0",
        activityHead: "0",
        publishedById: userId,
      },
    });
    await db.editionVerdict.create({ data: { workspaceId, editionId: edition.id, verdictId: verdict.verdictId } });
    const typesFrom = async (start: ProvenanceNode, direction: Direction) =>
      new Set((await walkProvenance({ workspaceId, start, direction, maxNodes: 100 })).nodes.map(({ type }) => type));
    expect(await typesFrom({ type: "source", id: source.id }, "down")).toEqual(
      new Set(["capture", "evidence", "claim", "verdict", "edition", "briefing"]),
    );
    expect(await typesFrom({ type: "briefing", id: briefing.id }, "up")).toEqual(
      new Set(["edition", "verdict", "claim", "evidence", "capture", "source", "article"]),
    );
    const stranger = (await makeWorkspace()).owner;
    const start = { type: "source" as const, id: source.id };
    expect(
      await walkProvenance({ workspaceId: stranger.workspaceId, start, direction: "down", maxNodes: 100 }),
    ).toMatchObject({ nodes: [] });
    const things = [start, { type: "edition", id: edition.id }, { type: "nonsense", id: source.id }];
    const described = await describeThings({ workspaceId, things });
    expect([...described.values()].map(({ label }) => label)).toEqual(expect.arrayContaining(["Edition 1", "Source"]));
    expect(described.size).toBe(2);
    expect((await describeThings({ workspaceId: stranger.workspaceId, things })).size).toBe(0);
  });

  test("stops at its limit with the nearest, and says so", async () => {
    const { owner: actor } = await makeWorkspace();
    const { workspaceId, userId } = actor;
    const chain = await Promise.all(Array.from({ length: 12 }, () => makeSource({ actor })));
    await db.derivation.createMany({
      data: chain.slice(1).map(({ id }, place) => ({
        workspaceId,
        fromSourceId: chain[place]!.id,
        toSourceId: id,
        kind: "derived_from" as const,
        byId: userId,
      })),
    });
    const start = { type: "source" as const, id: chain[0]!.id };
    const walk = await walkProvenance({ workspaceId, start, direction: "up", maxNodes: 5 });
    expect(walk.nodes.map(({ id }) => id)).toEqual(chain.slice(1, 6).map(({ id }) => id));
    expect(walk.cut).toBe(true);
    expect((await walkProvenance({ workspaceId, start, direction: "up", maxNodes: 11 })).cut).toBe(false);
  });
});
