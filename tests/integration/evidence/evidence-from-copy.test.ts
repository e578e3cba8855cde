import { beforeEach, describe, expect, test, vi } from "vitest";
import { GET as viewRoute } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/[captureId]/view/route";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { createEvidenceSchema } from "@/lib/domain/evidence/evidence-input";
import { listEvidence } from "@/lib/server/evidence/data";
import { listCopyChoices } from "@/lib/server/capture/copy-choices";
import { createEvidence, editEvidence } from "@/lib/server/evidence/mutations";
import { makeClaim } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { makeCapture, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { asPerson } from "@/tests/support/signed-in";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

let actor: Actor;
let slug: string;
let sourceId: string;
let claimId: string;
const table = "Beds by ward\nWard 2023 2024\nEmergency 12 14\nMaternity 12 12";

beforeEach(async () => {
  const made = await makeWorkspace();
  [actor, slug] = [made.owner, made.slug];
  sourceId = (await makeSource({ actor })).id;
  claimId = (await makeClaim({ actor })).claimId;
});

const create = (fields: Record<string, unknown>) =>
  createEvidence({
    actor,
    input: createEvidenceSchema.parse({
      claimId,
      sourceId,
      kind: "figure",
      stance: "supports",
      exact: "12",
      ...fields,
    }),
    now,
  });
const rowOf = (id: string) => db.evidence.findFirstOrThrow({ where: { id } });

describe("a passage that was selected in a copy", () => {
  test("is anchored where it was selected, also where the same words stand several times", async () => {
    const { id: captureId } = await makeCapture({ actor, sourceId, text: table });
    const last = table.lastIndexOf("12");
    const { evidenceId } = succeeded(await create({ captureId, selectedAt: last }));
    const row = await rowOf(evidenceId);
    expect(row).toMatchObject({ captureId, start: last, end: last + 2, exact: "12" });
    expect(table.slice(row.start!, row.end!)).toBe("12");
    expect(row.prefix).toBe(table.slice(last - row.prefix!.length, last));
  });

  test("is looked for in the words themselves where the place is wrong", async () => {
    const { id: captureId } = await makeCapture({ actor, sourceId, text: table });
    const { evidenceId } = succeeded(await create({ captureId, selectedAt: 9_999, exact: "Emergency 12" }));
    expect(await rowOf(evidenceId)).toMatchObject({ start: table.indexOf("Emergency") });
  });
});

describe("figures", () => {
  const figure = { kind: "cell", table: "Beds by ward", row: "Emergency", column: "2024" };

  test("are kept with their cell, shown, and changed or left as they are", async () => {
    const { id: captureId } = await makeCapture({ actor, sourceId, text: table });
    const { evidenceId } = succeeded(await create({ captureId, exact: "14", figure }));
    const shown = async () =>
      (await listEvidence({ workspaceId: actor.workspaceId, where: { id: evidenceId } }))[0]!.figure;
    expect(await shown()).toEqual(figure);
    const same = {
      evidenceId,
      kind: "figure",
      exact: "14",
      locator: "",
      stance: "refutes",
      note: "",
      groupId: null,
    } as const;
    succeeded(await editEvidence({ actor, input: same, now }));
    expect(await shown()).toEqual(figure);
    succeeded(await editEvidence({ actor, input: { ...same, figure: null }, now }));
    expect(await shown()).toBeNull();
  });

  test("that were worked out need no words of the source, and belong to figures alone", async () => {
    const worked = { kind: "calculation", working: "14 − 12", result: "2" };
    expect(await create({ exact: "", figure: worked })).toMatchObject({ ok: true });
    const quotation = { claimId, sourceId, kind: "quotation", stance: "supports", exact: "12" };
    expect(createEvidenceSchema.safeParse({ ...quotation, figure: worked }).success).toBe(false);
    expect(createEvidenceSchema.safeParse({ ...quotation, kind: "figure", exact: "" }).success).toBe(false);
  });
});

test("copies can be chosen of a source and of what was merged into it, not what says that a page is gone", async () => {
  const merged = await makeSource({ actor, mergedIntoId: sourceId });
  const own = await makeCapture({ actor, sourceId, capturedAt: new Date("2026-01-01") });
  const taken = await makeCapture({ actor, sourceId: merged.id, capturedAt: new Date("2026-02-01") });
  await makeCapture({ actor, sourceId, change: "gone", text: "" });
  const { copies } = succeeded(await listCopyChoices({ actor, input: { sourceId } }));
  expect(copies.map(({ id }) => id)).toEqual([taken.id, own.id]);
});

test("a stored page is sent under a policy that lets nothing run, be fetched or be sent", async () => {
  const text = '<html><body><script>alert(1)</script><p onclick="alert(2)">Words</p></body></html>';
  const { id: captureId } = await makeCapture({ actor, sourceId, mediaType: "text/html", text });
  const ask = (person: Actor | null) =>
    asPerson(person, () =>
      viewRoute(new Request("http://localhost/"), {
        params: Promise.resolve({ workspace: slug, sourceId, captureId }),
      }),
    );
  const response = await ask(actor);
  const policy = response.headers.get("content-security-policy")!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/^sandbox allow-same-origin;/);
  expect(policy).not.toMatch(/allow-scripts|script-src|connect-src|https?:/);
  const shown = await response.text();
  expect(shown).toContain("<p>Words</p>");
  expect(shown).not.toContain("alert");
  expect((await ask(null)).status).toBe(401);
});
