import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { numbersFrom } from "@/tests/support/numbers-from";

// The shape of a large newsroom: many articles and claims, a few pieces of evidence each, most sources used a few times,
// a few used by ten thousand. Sources lie in three layers, of which the later take their matter from the earlier.
const articles = 4_000;
const sources = 60_000;
const claims = 120_000;
const evidence = 250_000;
const busySources = 5;
const evidenceOfBusy = 10_000;
const judgedClaims = 60_000;
const briefings = 1_500;
const editionsEach = 2;
const verdictsEach = 20;

type Value = string | number | null;

/**
 * Fills a workspace with a graph of more than a million links, by COPY, and gathers the statistics that the planner goes
 * by. Triggers and foreign keys are not asked: what is written is whole by construction.
 * @returns the sources that ten thousand pieces of evidence are taken from.
 */
export async function seedGraph({
  url,
  workspaceId,
  userId,
}: {
  url: string;
  workspaceId: string;
  userId: string;
}): Promise<{ busySourceIds: string[] }> {
  const random = numbersFrom(23);
  const below = (count: number) => Math.floor(random() * count);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const copy = (table: string, columns: string, rows: Iterable<Value[]>) =>
    pipeline(
      Readable.from(linesOf(workspaceId, rows)),
      client.query(copyFrom(`COPY ${table} (workspace_id, ${columns}) FROM STDIN`)),
    );
  try {
    await client.query("SET session_replication_role = replica");
    const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
    const { rows } = await client.query<{ id: string }>("SELECT id FROM rating WHERE workspace_id = $1 LIMIT 1", [
      workspaceId,
    ]);
    const ratingId = rows[0]!.id;
    const [articleIds, sourceIds, captureIds, claimIds] = [ids(articles), ids(sources), ids(sources), ids(claims)];
    const [evidenceIds, verdictIds, briefingIds] = [ids(evidence), ids(judgedClaims), ids(briefings)];
    const editionIds = ids(briefings * editionsEach);
    const now = "2026-03-01T12:00:00Z";
    const made = [userId, now] as const;

    await copy(
      "article",
      "id, title, created_by_id, updated_at",
      articleIds.map((id, n) => [id, `Article ${n}`, ...made]),
    );
    await copy(
      "source",
      "id, csl, title, created_by_id, updated_at",
      sourceIds.map((id, n) => [id, "{}", `Source ${n}`, ...made]),
    );
    await copy(
      "capture",
      "id, source_id, sha256, bytes, media_type, text, text_sha256, method, by_id",
      captureIds.map((id, n) => [id, sourceIds[n]!, "0", 0, "text/plain", "", "0", "paste", userId]),
    );
    // A fifth are primary; the next three tenths rest on these, the rest on those or on a busy one.
    const layers = [0, sources * 0.2, sources * 0.5, sources];
    const derivations: Value[][] = [];
    for (let n = busySources; n < sources; n += 1) {
      const layer = n < layers[1]! ? 0 : n < layers[2]! ? 1 : 2;
      if (layer === 0 || random() < 0.2) continue;
      const above =
        random() < 0.05 ? below(busySources) : layers[layer - 1]! + below(layers[layer]! - layers[layer - 1]!);
      derivations.push([crypto.randomUUID(), sourceIds[n]!, sourceIds[above]!, "derived_from", userId]);
    }
    await copy("derivation", "id, from_source_id, to_source_id, kind, by_id", derivations);
    await copy(
      "claim",
      "id, number, statement, parent_id, created_by_id, updated_at",
      claimIds.map((id, n) => [id, n + 1, `Claim ${n}`, n % 10 === 9 ? claimIds[n - 1 - below(9)]! : null, ...made]),
    );
    const appearances = claimIds.flatMap((claimId, n) =>
      (n % 12 === 0 ? [0, 1] : [0]).map(() => [
        crypto.randomUUID(),
        claimId,
        articleIds[below(articles)]!,
        "so",
        userId,
      ]),
    );
    await copy("appearance", "id, claim_id, article_id, exact, created_by_id", appearances);
    const taken = evidenceIds.map((id, n) => {
      const source = n < busySources * evidenceOfBusy ? n % busySources : busySources + below(sources - busySources);
      return { id, claim: below(claims), source, hasCopy: random() < 0.6 };
    });
    await copy(
      "evidence",
      "id, claim_id, source_id, capture_id, kind, stance, created_by_id, updated_at",
      taken.map(({ id, claim, source, hasCopy }) => [
        id,
        claimIds[claim]!,
        sourceIds[source]!,
        hasCopy ? captureIds[source]! : null,
        "finding",
        "supports",
        ...made,
      ]),
    );
    await copy(
      "verdict",
      "id, claim_id, number, round_id, rating_id, certainty, statement, justification, adjudicator_id, sha256",
      verdictIds.map((id, n) => [
        id,
        claimIds[n]!,
        1,
        crypto.randomUUID(),
        ratingId,
        "high",
        `Claim ${n}`,
        "So.",
        userId,
        "0",
      ]),
    );
    await copy(
      "verdict_evidence",
      "verdict_id, evidence_id, snapshot",
      taken.flatMap(({ id, claim }) => (claim < judgedClaims ? [[verdictIds[claim]!, id, "{}"]] : [])),
    );
    await copy(
      "briefing",
      "id, title, slug, created_by_id, updated_at",
      briefingIds.map((id, n) => [id, `Briefing ${n}`, `briefing-${n}`, ...made]),
    );
    await copy(
      "edition",
      "id, briefing_id, number, canonical, sha256, activity_head, published_by_id",
      editionIds.map((id, n) => [
        id,
        briefingIds[Math.floor(n / editionsEach)]!,
        (n % editionsEach) + 1,
        "",
        "0",
        "0",
        userId,
      ]),
    );
    await copy(
      "edition_verdict",
      "edition_id, verdict_id",
      editionIds.flatMap((id) => {
        const chosen = new Set<number>();
        while (chosen.size < verdictsEach) chosen.add(below(judgedClaims));
        return [...chosen].map((n) => [id, verdictIds[n]!]);
      }),
    );
    await client.query("SET session_replication_role = DEFAULT");
    await client.query("VACUUM ANALYZE");
    return { busySourceIds: sourceIds.slice(0, busySources) };
  } finally {
    await client.end();
  }
}

/** COPY's text form. The values are made here and hold neither tabs nor backslashes. */
function* linesOf(workspaceId: string, rows: Iterable<Value[]>): Generator<string> {
  let batch = "";
  for (const row of rows) {
    batch += `${workspaceId}\t${row.map((value) => value ?? "\\N").join("\t")}\n`;
    if (batch.length > 65_536) {
      yield batch;
      batch = "";
    }
  }
  if (batch !== "") yield batch;
}
