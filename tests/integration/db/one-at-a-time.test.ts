import { expect, test } from "vitest";
import { db } from "@/lib/db/client";

import { makeWorkspace } from "@/tests/factories/workspace";

test("relations that are read at once in a transaction come back without a warning of pg", async () => {
  const { owner } = await makeWorkspace();
  const warnings: string[] = [];
  const keep = ({ message }: Error) => void warnings.push(message);
  process.on("warning", keep);
  const found = await db.$transaction((tx) =>
    tx.workspace.findUniqueOrThrow({
      where: { id: owner.workspaceId },
      include: { memberships: true, articles: true, claims: true, sources: true },
    }),
  );
  // Warnings are told in the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", keep);
  expect(found.memberships).toHaveLength(1);
  expect(warnings).toEqual([]);
});

test("a query that fails leaves the connection to those behind it", async () => {
  const failing = db.$transaction((tx) => tx.$queryRaw`SELECT 1 / 0`);
  await expect(failing).rejects.toThrow(/division by zero/);
  const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => db.$queryRaw`SELECT ${at}::int AS at`));
  expect(answers).toEqual(Array.from({ length: 30 }, (_, at) => [{ at }]));
});
