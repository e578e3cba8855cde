import { expect, test, vi } from "vitest";
import { POST as importRoute } from "@/app/(desk)/w/[workspace]/articles/import/route";
import { POST as uploadRoute } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/upload/route";
import { db } from "@/lib/db/client";
import { maxCaptureBytes } from "@/lib/domain/source/capture-rules";
import { baseUrl } from "@/lib/platform/env";
import { listMembers } from "@/lib/server/workspace/data";
import { makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace } from "@/tests/factories/workspace";
import { asPerson } from "@/tests/support/signed-in";
import { answerOf, ownRequest } from "./doors/route-doors";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

test("a file for an article that is named by no id is refused before it is read", async () => {
  const { owner, slug } = await makeWorkspace();
  const request = ownRequest({ method: "POST", body: "Words." }, { "x-file-name": "a.txt", "x-article-id": "first" });
  const params = Promise.resolve({ workspace: slug });
  const answer = await asPerson(owner, async () => answerOf(await importRoute(request, { params })));
  expect(answer).toEqual({ ok: false, reason: "invalid_input" });
  expect(request.bodyUsed).toBe(false);
});

test("a copy is taken from pages of this installation alone, and cut off where it is too large", async () => {
  const { owner, slug } = await makeWorkspace();
  const { id: sourceId } = await makeSource({ actor: owner });
  const upload = (headers: Record<string, string>, body: BodyInit = "Words") =>
    asPerson(owner, async () =>
      answerOf(
        await uploadRoute(
          ownRequest({ method: "POST", body, duplex: "half" } as RequestInit, {
            "content-type": "text/plain",
            ...headers,
          }),
          { params: Promise.resolve({ workspace: slug, sourceId }) },
        ),
      ),
    );
  const refused = { ok: false, reason: "invalid_input" };
  expect(await upload({ origin: "https://elsewhere.example" })).toEqual(refused);
  expect(await upload({ origin: "null" })).toEqual(refused);
  // What a visitor may write into a header does not make a stranger's page one of ours.
  const foreign = { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" };
  expect(await upload(foreign)).toEqual(refused);
  // Behind a proxy that does not pass the host on, the address that people use is known from the settings.
  expect(await upload({ origin: new URL(baseUrl()).origin, host: "127.0.0.1:3000" })).toMatchObject({ ok: true });
  expect(await upload({ "content-length": "4" })).toEqual({ ok: false, reason: "cut_off" });
  expect(await upload({ "content-length": String(maxCaptureBytes + 1) })).toEqual({ ok: false, reason: "too_large" });
  expect(await db.capture.count({ where: { workspaceId: owner.workspaceId } })).toBe(1);
  expect(await upload({})).toMatchObject({ ok: true });
});

test("addresses of members are for those alone who manage them", async () => {
  const { owner } = await makeWorkspace();
  const editor = await makeMember({ workspaceId: owner.workspaceId, role: "editor" });
  const addresses = async (actor: typeof owner) => (await listMembers(actor)).map(({ user }) => user.email);
  expect(await addresses(owner)).toEqual([expect.stringContaining("@"), expect.stringContaining("@")]);
  expect(await addresses(editor)).toEqual([null, null]);
});
