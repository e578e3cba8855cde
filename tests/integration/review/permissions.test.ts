import { beforeAll, describe, expect, test } from "vitest";
import { roles, type Actor, type Role } from "@/lib/domain/actor";
import { defaultScale } from "@/lib/domain/scale/default-scale";
import { reopenClaim } from "@/lib/server/review/reopen-claim";
import { cancelRound, openRound, revealRound } from "@/lib/server/review/round-mutations";
import { rateEvidence, submitAssessment } from "@/lib/server/review/writing-mutations";
import { createScaleVersion } from "@/lib/server/scale/mutations";
import { approveVerdict, withdrawApproval } from "@/lib/server/verdict/approval-mutations";
import { editRightOfReply, recordRightOfReply } from "@/lib/server/verdict/reply-mutations";
import { settleVerdict } from "@/lib/server/verdict/settle-verdict";
import { makeClaim } from "@/tests/factories/article";
import {
  assessmentOf,
  makeApprovedVerdict,
  makeRevealedRound,
  makeRound,
  makeVerdict,
  succeeded,
} from "@/tests/factories/review";
import { makeEvidence } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { recordLength } from "@/tests/support/record-length";

type Call = (actor: Actor) => Promise<{ ok: boolean; reason?: string }>;

const reply = { askedWhom: "The board of the trust", askedOn: "2026-02-20", answer: "", answeredOn: null };

/** Every write of a review: who may do it, and how to get to where it can be done. */
const mutations = {
  openRound: {
    allowed: ["editor", "owner"],
    prepare: async (owner) => {
      const { claimId } = await makeClaim({ actor: owner, state: "gathering" });
      await makeEvidence({ actor: owner, claimId });
      return (actor) => openRound({ actor, input: { claimId }, now });
    },
  },
  cancelRound: {
    allowed: ["editor", "owner"],
    prepare: async (owner) => {
      const { roundId } = await makeRound({ actor: owner });
      return (actor) => cancelRound({ actor, input: { roundId, reason: "A source is missing." }, now });
    },
  },
  revealRound: {
    allowed: ["editor", "owner"],
    prepare: async (owner) => {
      const round = await makeRound({ actor: owner });
      for (const role of ["reviewer", "editor"] as const) {
        const actor = await makeMember({ workspaceId: owner.workspaceId, role });
        succeeded(await submitAssessment({ actor, input: assessmentOf(round), now }));
      }
      return (actor) => revealRound({ actor, input: { roundId: round.roundId }, now });
    },
  },
  rateEvidence: {
    allowed: ["volunteer", "reviewer", "editor", "owner"],
    prepare: async (owner) => {
      const { roundId, evidenceIds } = await makeRound({ actor: owner });
      const input = { roundId, evidenceId: evidenceIds[0]!, credibility: 2, directness: "direct", reason: "" } as const;
      return (actor) => rateEvidence({ actor, input, now });
    },
  },
  submitAssessment: {
    allowed: ["reviewer", "editor", "owner"],
    prepare: async (owner) => {
      const round = await makeRound({ actor: owner });
      return (actor) => submitAssessment({ actor, input: assessmentOf(round), now });
    },
  },
  settleVerdict: {
    allowed: ["editor", "owner"],
    prepare: async (owner) => {
      const round = await makeRevealedRound({ actor: owner });
      const input = { ...assessmentOf(round), claimId: round.claimId, basedOnNumber: 0 };
      return (actor) => settleVerdict({ actor, input, now });
    },
  },
  approveVerdict: {
    allowed: ["reviewer", "editor", "owner"],
    prepare: async (owner) => {
      // Settled by another editor, so that the owner is not refused as the adjudicator.
      const editor = await makeMember({ workspaceId: owner.workspaceId, role: "editor" });
      const { verdictId, sha256 } = await makeVerdict({ actor: editor });
      return (actor) => approveVerdict({ actor, input: { verdictId, sha256 }, now });
    },
  },
  withdrawApproval: {
    allowed: ["reviewer", "editor", "owner"],
    prepare: async (owner) => {
      const editor = await makeMember({ workspaceId: owner.workspaceId, role: "editor" });
      const { verdictId, sha256 } = await makeVerdict({ actor: editor });
      return async (actor) => {
        // Refused roles have nothing to take back; they must be refused for their role all the same.
        await approveVerdict({ actor, input: { verdictId, sha256 }, now });
        return withdrawApproval({ actor, input: { verdictId, reason: "I misread the table." }, now });
      };
    },
  },
  reopenClaim: {
    allowed: ["editor", "owner"],
    prepare: async (owner) => {
      const { claimId } = await makeApprovedVerdict({ actor: owner });
      return (actor) => reopenClaim({ actor, input: { claimId, reason: "New figures came out." }, now });
    },
  },
  recordRightOfReply: {
    allowed: ["volunteer", "reviewer", "editor", "owner"],
    prepare: async (owner) => {
      const { claimId } = await makeClaim({ actor: owner });
      return (actor) => recordRightOfReply({ actor, input: { claimId, ...reply }, now });
    },
  },
  editRightOfReply: {
    allowed: ["volunteer", "reviewer", "editor", "owner"],
    prepare: async (owner) => {
      const { claimId } = await makeClaim({ actor: owner });
      const { replyId } = succeeded(await recordRightOfReply({ actor: owner, input: { claimId, ...reply }, now }));
      const input = { replyId, basedOn: now.toISOString(), ...reply, answer: "No comment.", answeredOn: "2026-02-21" };
      return (actor) => editRightOfReply({ actor, input, now });
    },
  },
  createScaleVersion: {
    allowed: ["owner"],
    prepare: async () => {
      const input = { basedOnNumber: 1, name: "Two steps", ratings: defaultScale.ratings.slice(0, 2) };
      return (actor) => createScaleVersion({ actor, input, now });
    },
  },
} satisfies Record<string, { allowed: Role[]; prepare: (owner: Actor) => Promise<Call> }>;

describe.each(Object.entries(mutations))("%s", (name, { allowed, prepare }) => {
  let owner: Actor;
  let call: Call;
  beforeAll(async () => {
    ({ owner } = await makeWorkspace());
    call = await prepare(owner);
  });
  const refused = roles.filter((role) => !(allowed as readonly Role[]).includes(role));

  test.each(refused)("is refused to a %s and changes nothing", async (role) => {
    const actor = await makeMember({ workspaceId: owner.workspaceId, role });
    const before = await recordLength(owner);
    expect(await call(actor)).toEqual({ ok: false, reason: "forbidden" });
    expect(await recordLength(owner)).toBe(before);
  });

  test("another workspace's owner finds nothing", async () => {
    const { owner: stranger } = await makeWorkspace();
    const before = await recordLength(owner);
    const answer = await call(stranger);
    // A scale belongs to no row that could be looked for: the stranger changes their own.
    if (name === "createScaleVersion") expect(answer.ok).toBe(true);
    else expect(answer).toEqual({ ok: false, reason: "not_found" });
    expect(await recordLength(owner)).toBe(before);
  });

  test.each(allowed)("is allowed to a %s and recorded", async (role) => {
    const { owner: other } = await makeWorkspace();
    const fresh = await prepare(other);
    const actor = role === "owner" ? other : await makeMember({ workspaceId: other.workspaceId, role });
    const before = await recordLength(other);
    expect(await fresh(actor)).toMatchObject({ ok: true });
    expect(await recordLength(other)).toBe(before + (name === "withdrawApproval" ? 2 : 1));
  });
});
