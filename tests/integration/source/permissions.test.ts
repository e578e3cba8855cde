import { beforeAll, describe, expect, test } from "vitest";
import { roles, type Actor, type Role } from "@/lib/domain/actor";
import { fetchCopy } from "@/lib/server/capture/fetch-copy";
import { storeCapture } from "@/lib/server/capture/store-capture";
import { addSearchLog } from "@/lib/server/evidence/add-search-log";
import { groupEvidence } from "@/lib/server/evidence/group-evidence";
import { createEvidence, editEvidence, restoreEvidence, withdrawEvidence } from "@/lib/server/evidence/mutations";
import { changeStatus } from "@/lib/server/source/change-status";
import {
  addDerivation,
  createSource,
  decideRepublishing,
  editSource,
  removeDerivation,
} from "@/lib/server/source/mutations";
import { rateReliability } from "@/lib/server/source/rate-reliability";
import { makeClaim } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { makeEvidence, makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { recordLength } from "@/tests/support/record-length";
import { storedAnswers } from "@/tests/support/stored-answers";

type Call = (actor: Actor) => Promise<{ ok: boolean; reason?: string }>;
type Row = { allowed: readonly Role[]; prepare: (owner: Actor) => Promise<Call> };

const volunteers = ["volunteer", "reviewer", "editor", "owner"] as const;
const csl = { type: "report", title: "Annual report" } as const;
const fields = { kind: "finding", exact: "", locator: "", stance: "context", note: "So.", groupId: null } as const;
const url = "https://news.example.org/ward";

const derivation = async (actor: Actor) => {
  const fromSourceId = (await makeSource({ actor })).id;
  const toSourceId = (await makeSource({ actor })).id;
  return { fromSourceId, toSourceId, kind: "derived_from", claimId: null, note: "" } as const;
};

/** Every write of sources, copies and evidence: who may do it, and how to get to where it can be done. */
const mutations = {
  createSource: {
    allowed: volunteers,
    prepare: async () => (actor) => createSource({ actor, input: { csl, evenIfDuplicate: false }, now }),
  },
  editSource: {
    allowed: volunteers,
    prepare: async (owner) => {
      const { id: sourceId } = await makeSource({ actor: owner });
      return (actor) => editSource({ actor, input: { sourceId, csl }, now });
    },
  },
  rateReliability: {
    allowed: ["reviewer", "editor", "owner"],
    prepare: async (owner) => {
      const { id: sourceId } = await makeSource({ actor: owner });
      return (actor) => rateReliability({ actor, input: { sourceId, reliability: "B", reason: "Audited." }, now });
    },
  },
  changeStatus: {
    allowed: ["editor", "owner"],
    prepare: async (owner) => {
      const { id: sourceId } = await makeSource({ actor: owner });
      const input = { sourceId, status: "retracted", note: "By the journal.", on: "" } as const;
      return (actor) => changeStatus({ actor, input, now });
    },
  },
  decideRepublishing: {
    allowed: ["editor", "owner"],
    prepare: async (owner) => {
      const { id: sourceId } = await makeSource({ actor: owner });
      return (actor) => decideRepublishing({ actor, input: { sourceId, mayBeRepublished: true, reason: "" }, now });
    },
  },
  addDerivation: {
    allowed: volunteers,
    prepare: async (owner) => {
      const input = await derivation(owner);
      return (actor) => addDerivation({ actor, input, now });
    },
  },
  removeDerivation: {
    allowed: volunteers,
    prepare: async (owner) => {
      const input = await derivation(owner);
      const { derivationId } = succeeded(await addDerivation({ actor: owner, input, now }));
      return (actor) => removeDerivation({ actor, input: { derivationId }, now });
    },
  },
  storeCapture: {
    allowed: volunteers,
    prepare: async (owner) => {
      const { id: sourceId } = await makeSource({ actor: owner });
      const nothing = { contentType: null, fileName: null, requestedUrl: null, finalUrl: null, httpStatus: null };
      const copy = { sourceId, method: "paste", bytes: new TextEncoder().encode("Words"), gone: false } as const;
      return (actor) => storeCapture({ actor, copy: { ...nothing, ...copy }, now });
    },
  },
  fetchCopy: {
    allowed: volunteers,
    prepare: async (owner) => {
      const { id: sourceId } = await makeSource({ actor: owner, url });
      const fetcher = storedAnswers({ [url]: { body: "Words", type: "text/plain" } });
      return (actor) => fetchCopy({ actor, sourceId, fetcher, now });
    },
  },
  createEvidence: {
    allowed: volunteers,
    prepare: async (owner) => {
      const { claimId } = await makeClaim({ actor: owner, state: "gathering" });
      return async (actor) => {
        const { id: sourceId } = await makeSource({ actor });
        return createEvidence({ actor, input: { ...fields, claimId, sourceId }, now });
      };
    },
  },
  editEvidence: {
    allowed: volunteers,
    prepare: async (owner) => {
      const { id: evidenceId } = await makeEvidence({ actor: owner });
      return (actor) => editEvidence({ actor, input: { ...fields, evidenceId }, now });
    },
  },
  withdrawEvidence: {
    allowed: volunteers,
    prepare: async (owner) => {
      const { id: evidenceId } = await makeEvidence({ actor: owner });
      return (actor) => withdrawEvidence({ actor, input: { evidenceId, reason: "Wrong year." }, now });
    },
  },
  restoreEvidence: {
    allowed: volunteers,
    prepare: async (owner) => {
      const withdrawn = { withdrawnAt: now, withdrawnReason: "Wrong year." };
      const { id: evidenceId } = await makeEvidence({ actor: owner, ...withdrawn });
      return (actor) => restoreEvidence({ actor, input: { evidenceId, reason: "Right after all." }, now });
    },
  },
  groupEvidence: {
    allowed: volunteers,
    prepare: async (owner) => {
      const { id, claimId } = await makeEvidence({ actor: owner });
      return (actor) => groupEvidence({ actor, input: { claimId, evidenceIds: [id], group: { label: "G" } }, now });
    },
  },
  addSearchLog: {
    allowed: volunteers,
    prepare: async (owner) => {
      const { claimId } = await makeClaim({ actor: owner });
      const input = { claimId, where: "Papers", query: "", on: "2026-03-01", found: "Nothing", forAgainst: false };
      return (actor) => addSearchLog({ actor, input, now });
    },
  },
} satisfies Record<string, Row>;

describe.each(Object.entries<Row>(mutations))("%s", (name, { allowed, prepare }) => {
  let owner: Actor;
  let call: Call;
  beforeAll(async () => {
    ({ owner } = await makeWorkspace());
    call = await prepare(owner);
  });

  test.each(roles.filter((role) => !allowed.includes(role)))("is refused to a %s and changes nothing", async (role) => {
    const actor = await makeMember({ workspaceId: owner.workspaceId, role });
    const before = await recordLength(owner);
    expect(await call(actor)).toEqual({ ok: false, reason: "forbidden" });
    expect(await recordLength(owner)).toBe(before);
  });

  test("another workspace's owner finds nothing", async () => {
    const { owner: stranger } = await makeWorkspace();
    const before = await recordLength(owner);
    const answer = await call(stranger);
    // A new source belongs to no row that could be looked for: the stranger makes their own.
    if (name === "createSource") expect(answer.ok).toBe(true);
    else expect(answer).toEqual({ ok: false, reason: "not_found" });
    expect(await recordLength(owner)).toBe(before);
  });

  test.each(allowed)("is allowed to a %s and recorded once", async (role) => {
    const { owner: other } = await makeWorkspace();
    const fresh = await prepare(other);
    const actor = role === "owner" ? other : await makeMember({ workspaceId: other.workspaceId, role });
    const before = await recordLength(other);
    expect(await fresh(actor)).toMatchObject({ ok: true });
    expect(await recordLength(other)).toBe(before + 1);
  });
});
