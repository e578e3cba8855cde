import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { CitationStyle } from "@/lib/domain/source/citation-styles";
import { getSource } from "@/lib/server/source/data";
import { changePolicies } from "@/lib/server/workspace/policies";
import { card, makeBriefing, makeCheckedClaim, makeEdition } from "@/tests/factories/briefing";
import { succeeded } from "@/tests/factories/review";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

test("a published edition keeps the wording of its citations, and the next one has the new style", async () => {
  const { owner: actor } = await makeWorkspace();
  const { workspaceId } = actor;
  const use = async (citationStyle: CitationStyle) => {
    const input = { name: "Harrow Vale desk", language: "en", requiredApprovals: 2, contact: "", methodNote: "" };
    succeeded(await changePolicies({ actor, input: { ...input, citationStyle }, now }));
  };
  const { claimId } = await makeCheckedClaim({ actor });
  const { briefingId } = await makeBriefing({ actor, content: [card(claimId)] });
  await makeEdition({ actor, briefingId });
  await use("oscola");
  await makeEdition({ actor, briefingId });
  const editions = await db.edition.findMany({ where: { workspaceId, briefingId }, orderBy: { number: "asc" } });
  const [first, second] = editions.map(({ canonical }) => {
    const { sources } = JSON.parse(canonical) as { sources: { citation: string }[] };
    return sources[0]?.citation;
  });
  expect(first).toContain("Birch, A. (2025");
  expect(second).toContain("Birch A, ‘");
  const [source] = await db.source.findMany({ where: { workspaceId } });
  expect((await getSource({ workspaceId, sourceId: source!.id }))?.cited.reference).toBe(second);
});
