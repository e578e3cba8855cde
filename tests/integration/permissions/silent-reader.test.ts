import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { makeDossier, makePerson } from "@/tests/crash/collab-fixture";
import { whenStatus } from "@/tests/crash/node-client";
import { startDesk, textOf, whenReady, whenText } from "@/tests/integration/collab/collab-desk";

test.each(["removed", "switched off"])(
  "somebody who was %s stops reading along although they send nothing",
  async (how) => {
    const dossier = await makeDossier();
    const { workspaceId } = dossier;
    const desk = await startDesk({ recheckEvery: 100 });
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner }));
    const person = await makePerson({ workspaceId, role: "viewer" });
    const reader = await whenReady(desk.open({ ...dossier, person }));
    textOf(ada.ydoc).insert(0, "before");
    await whenText({ client: reader, wanted: (text) => text === "before" });

    const { userId } = person;
    if (how === "removed") {
      await db.membership.updateMany({ where: { workspaceId, userId }, data: { removedAt: new Date() } });
    } else await db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
    await whenStatus({ client: reader, wanted: (s) => s.state === (how === "removed" ? "refused" : "signed_out") });

    textOf(ada.ydoc).insert(6, " and after");
    await whenText({ client: ada, wanted: (text) => text === "before and after" });
    await whenStatus({ client: ada, wanted: (s) => s.state === "saved" });
    expect(textOf(reader.ydoc).toJSON()).toBe("before");
  },
);
