import { monitorEventLoopDelay } from "node:perf_hooks";
import { quantile, rounded } from "@/bench/support/statistics";
import { seedClaims } from "@/bench/seed-claims";
import { db } from "@/lib/db/client";
import { applyMigrations } from "@/lib/db/migrate";
import { startTemporaryServer } from "@/lib/db/temporary-server";
import { claimsAtOnce } from "@/lib/server/matching/article-matches";
import { claimsByWording } from "@/lib/server/matching/claim-shelf";
import { listMatches, listMatchesForTexts } from "@/lib/server/matching/list-matches";
import { makeWorkspace } from "@/tests/factories/workspace";

// Measures the matching of claims at 100,000 claims in one workspace, with the database.
//   node --expose-gc --import tsx bench/matching.ts
// fillMs: from the first question to a filled index. stallMs: the longest stretch in which nothing else was served.
// memoryMb: what the index holds. p50Ms, p95Ms: one question with its rows. articleMs: as many claims of an
// article as are looked up at once.

const count = 100_000;
const questions = 300;

const server = await startTemporaryServer();
try {
  process.env.DATABASE_URL = server.url;
  await applyMigrations({ url: server.url });
  const { owner: actor } = await makeWorkspace();
  await seedClaims({ url: server.url, ...actor, count });
  const { workspaceId } = actor;
  const asked = await db.claim.findMany({
    where: { workspaceId },
    orderBy: { id: "desc" },
    take: questions,
    select: { id: true, statement: true },
  });

  const stalls = monitorEventLoopDelay({ resolution: 1 });
  const before = memory();
  stalls.enable();
  const fillFrom = performance.now();
  await claimsByWording(workspaceId);
  const fillMs = performance.now() - fillFrom;
  stalls.disable();
  const memoryMb = memory() - before;

  const times: number[] = [];
  for (const { id, statement } of asked) {
    const from = performance.now();
    await listMatches({ actor, text: statement, excludeClaimId: id });
    times.push(performance.now() - from);
  }
  const articleFrom = performance.now();
  const texts = asked.slice(0, claimsAtOnce).map(({ id, statement }) => ({ text: statement, excludeClaimId: id }));
  await listMatchesForTexts({ actor, texts, limit: 4 });
  const articleMs = performance.now() - articleFrom;
  const result = {
    p95Ms: rounded(quantile(times, 0.95)),
    p50Ms: rounded(quantile(times, 0.5)),
    fillMs: Math.round(fillMs),
    stallMs: rounded(stalls.max / 1e6),
    memoryMb: Math.round(memoryMb),
    articleMs: Math.round(articleMs),
    claims: count,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await db.$disconnect();
  await server.stop();
}

/** Megabytes held, after what nobody holds was thrown away where node was started with --expose-gc. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / 2 ** 20;
}
