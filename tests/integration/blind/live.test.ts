import { expect, onTestFinished, test } from "vitest";
import { WebSocket, type RawData } from "ws";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { getOrCreateDossier } from "@/lib/server/dossier/get-or-create-dossier";
import { cancelRound, revealRound } from "@/lib/server/review/round-mutations";
import { makeRound, succeeded } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { openDocument } from "@/lib/collab/open-document";
import { signIn } from "@/tests/crash/collab-fixture";
import { whenStatus } from "@/tests/crash/node-client";
import { startDesk, textOf, whenReady, whenText } from "@/tests/integration/collab/collab-desk";
import { wordsOf, writeBlind } from "./blind-desk";

/** Somebody who has the dossier open, with every frame that came to them over the wire. */
async function readAlong({ port, actor, documentId }: { port: number; actor: Actor; documentId: string }) {
  const frames: string[] = [];
  const { cookie, userId } = await signIn(actor);
  class Listening extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin: `http://127.0.0.1:${port}` } });
      this.on("error", () => {});
      this.on("message", (data: RawData) => frames.push(Buffer.from(data as Buffer).toString("latin1")));
    }
  }
  const { workspaceId } = actor;
  const url = `ws://127.0.0.1:${port}/collab`;
  const client = openDocument({
    workspaceId,
    documentId,
    url,
    userId,
    readOnly: false,
    storage: null,
    webSocket: Listening,
  });
  onTestFinished(() => client.close());
  await whenReady(client);
  return { client, frames };
}

test.each(["revealed", "cancelled"] as const)(
  "the socket of a dossier brings nothing of what is rated and assessed meanwhile, until the round is %s and after",
  async (end) => {
    const { owner } = await makeWorkspace();
    const { workspaceId } = owner;
    const round = await makeRound({ actor: owner });
    const { documentId } = succeeded(await getOrCreateDossier({ actor: owner, claimId: round.claimId }));
    const { port, open } = await startDesk();
    const writers: Actor[] = [];
    for (const role of ["reviewer", "editor"] as const) writers.push(await makeMember({ workspaceId, role }));
    const readers: Actor[] = [owner, writers[1]!];
    for (const role of ["viewer", "volunteer", "reviewer"] as const)
      readers.push(await makeMember({ workspaceId, role }));
    const along: Awaited<ReturnType<typeof readAlong>>[] = [];
    for (const actor of readers) along.push(await readAlong({ port, actor, documentId }));

    // A word typed before and after: what comes over the wire in between is there when the second one is.
    const owned = await whenReady(open({ workspaceId, documentId, person: await signIn(owner) }));
    const type = async (word: string) => {
      textOf(owned.ydoc).insert(0, word);
      for (const { client } of along) await whenText({ client, wanted: (text) => text.includes(word) });
      await whenStatus({ client: owned, wanted: (status) => status.state === "saved" });
    };
    await type("before ");
    const words = [wordsOf.rater, wordsOf.other];
    for (const [index, actor] of writers.entries()) await writeBlind({ actor, round, word: words[index]! });
    await type("after ");
    const { roundId } = round;
    if (end === "revealed") succeeded(await revealRound({ actor: owner, input: { roundId }, now }));
    else succeeded(await cancelRound({ actor: owner, input: { roundId, reason: "A source is missing." }, now }));
    await type("at the end ");

    for (const { frames } of along) {
      expect(frames.join("")).toContain("after ");
      expect(frames.join("\n")).not.toMatch(/Zanzibar|Quetzal|credibility|direct|justification|certainty/);
    }
    // Nor is it stored with the text, where the next visit would bring it.
    const stored = await db.documentUpdate.findMany({ where: { workspaceId }, select: { update: true } });
    expect(stored.length).toBeGreaterThan(0);
    for (const { update } of stored) expect(Buffer.from(update).toString("latin1")).not.toMatch(/Zanzibar|Quetzal/);
  },
  60_000,
);
