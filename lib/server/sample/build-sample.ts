import { transact } from "@/lib/db/transact";
import { sampleAddress } from "@/lib/domain/account/sample-person";
import { mintWorkspaceId, type Actor } from "@/lib/domain/actor";
import { createEvidenceSchema } from "@/lib/domain/evidence/evidence-input";
import { createSourceSchema } from "@/lib/domain/source/source-input";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { prepareVersion, writeVersion } from "@/lib/server/article/write-version";
import { storeCapture } from "@/lib/server/capture/store-capture";
import { attachAppearance } from "@/lib/server/claim/appearances";
import { createClaim, createClaimSchema } from "@/lib/server/claim/mutations";
import { addSearchLog } from "@/lib/server/evidence/add-search-log";
import { createEvidence } from "@/lib/server/evidence/mutations";
import { decidePassage } from "@/lib/server/passage/mutations";
import { publishSampleBriefing } from "@/lib/server/sample/publish-sample-briefing";
import { reviewSampleClaim } from "@/lib/server/sample/review-sample-claim";
import type { Sample, SampleArticle, SampleClaim } from "@/lib/server/sample/sample-shape";
import { seedSampleDossier } from "@/lib/server/sample/seed-sample-dossier";
import { taken } from "@/lib/server/sample/taken";
import { addDerivation, createSource, decideRepublishing } from "@/lib/server/source/mutations";
import { rateReliability } from "@/lib/server/source/rate-reliability";
import { createWorkspace } from "@/lib/server/workspace/create-workspace";
import type { ArticleDoc, DocNode } from "@/lib/text/article-doc";

/** The people of a sample as actors: two reviewers, the editor, the volunteer, and the real owner. */
export type SampleCast = { owner: Actor; editor: Actor; reviewers: [Actor, Actor]; volunteer: Actor };

/** Gives each step its own moment, some time after the one before, so that the record reads like a week's work. */
export type SampleClock = () => Date;

type StoredArticle = { articleId: string; versionId: string; text: string };

/**
 * Makes a workspace from a sample by taking every step that a team would take, through the same functions and checks.
 * Takes a few seconds. @returns the workspace's slug and the claims' ids in the sample's order.
 */
export async function buildSample({
  ownerId,
  sample,
  slug,
  now,
}: {
  ownerId: string;
  sample: Sample;
  slug: string;
  now: Date;
}): Promise<{ slug: string; cast: SampleCast; claimIds: string[] }> {
  let moment = now.getTime() - 6 * 86_400_000;
  const clock: SampleClock = () => new Date(Math.min((moment += 50 * 60_000), now.getTime()));
  const { owner } = taken(
    await transact(async (tx) => ({
      ok: true as const,
      owner: await createWorkspace(tx, { ownerId, name: sample.name, slug, isSample: true, now: clock() }),
    })),
  );
  const cast = await hire({ owner, sample, clock });
  const articles = new Map<string, StoredArticle>();
  for (const [key, article] of Object.entries(sample.articles)) {
    articles.set(key, await bringIn({ actor: cast.volunteer, article, now: clock() }));
  }
  const sources = await collect({ cast, sample, clock });
  const claimIds: string[] = [];
  for (const claim of sample.claims) claimIds.push(await check({ cast, claim, articles, sources, clock }));
  await publishSampleBriefing({ cast, briefing: sample.briefing, claimIds, clock });
  return { slug, cast, claimIds };
}

async function hire({
  owner,
  sample,
  clock,
}: {
  owner: Actor;
  sample: Sample;
  clock: SampleClock;
}): Promise<SampleCast> {
  const { workspaceId } = owner;
  const actors: Actor[] = [];
  for (const { name, role } of sample.people) {
    const userId = uuidv7();
    const now = clock();
    await transact(async (tx) => {
      // Nobody can sign in as an invented person: no password, and the account is disabled from the start.
      const email = sampleAddress(userId);
      await tx.user.create({ data: { id: userId, name, email, createdAt: now, disabledAt: now } });
      await tx.membership.create({ data: { workspaceId, userId, role, createdAt: now } });
      const detail = { role };
      await appendActivity(tx, {
        workspaceId,
        actorId: owner.userId,
        verb: "member.joined",
        objectType: "user",
        objectId: userId,
        detail,
        now,
      });
      return { ok: true as const };
    });
    actors.push({ userId, workspaceId: mintWorkspaceId(workspaceId), role });
  }
  const inRole = (role: Actor["role"]) => actors.filter((actor) => actor.role === role);
  const [first, second] = inRole("reviewer");
  const [editor] = inRole("editor");
  const [volunteer] = inRole("volunteer");
  if (!first || !second || !editor || !volunteer) {
    throw new Error("A sample needs an editor, two reviewers and a volunteer.");
  }
  return { owner, editor, reviewers: [first, second], volunteer };
}

async function bringIn({
  actor,
  article,
  now,
}: {
  actor: Actor;
  article: SampleArticle;
  now: Date;
}): Promise<StoredArticle> {
  const { workspaceId, userId } = actor;
  const prepared = prepareVersion(docOf(article.blocks));
  const articleId = uuidv7();
  const { title, authors, publisher, publishedOn } = article;
  const { id: versionId } = taken(
    await transact(async (tx) => {
      const fields = { title, authors, publisher, publishedOn, language: "en", createdById: userId, createdAt: now };
      await tx.article.create({ data: { ...fields, workspaceId, id: articleId } });
      const id = await writeVersion(tx, {
        workspaceId,
        articleId,
        number: 1,
        prepared,
        origin: "paste",
        captureId: null,
        removed: [],
        byId: userId,
        now,
      });
      await appendActivity(tx, {
        workspaceId,
        actorId: userId,
        verb: "article.imported",
        objectType: "article",
        objectId: articleId,
        detail: { versionId: id, textSha256: prepared.textSha256 },
        now,
      });
      return { ok: true as const, id };
    }),
  );
  const stored = { articleId, versionId, text: prepared.text };
  for (const { exact, reason } of article.notCheckable) {
    const { start, end } = placeOf({ stored, exact });
    const input = { articleVersionId: versionId, start, end, disposition: "not_checkable" as const, reason };
    taken(await decidePassage({ actor, input, now }));
  }
  return stored;
}

/** Headings begin with "# ", list items with "- ". */
function docOf(blocks: readonly string[]): ArticleDoc {
  const content: DocNode[] = [];
  for (const block of blocks) {
    const [, sign, text] = /^(# |- )?(.*)$/s.exec(block)!;
    const words = [{ type: "text", text: text! }];
    if (sign === "# ") {
      content.push({ type: "heading", attrs: { level: 2 }, content: words });
    } else if (sign === "- ") {
      const item = { type: "listItem", content: [{ type: "paragraph", content: words }] };
      const last = content.at(-1);
      if (last?.type === "bulletList") last.content!.push(item);
      else content.push({ type: "bulletList", content: [item] });
    } else {
      content.push({ type: "paragraph", content: words });
    }
  }
  return { type: "doc", content };
}

function placeOf({ stored, exact }: { stored: StoredArticle; exact: string }) {
  const start = stored.text.indexOf(exact);
  if (start < 0) throw new Error(`The sample's article does not say “${exact}”.`);
  return { articleVersionId: stored.versionId, start, end: start + exact.length, exact };
}

async function collect({
  cast,
  sample,
  clock,
}: {
  cast: SampleCast;
  sample: Sample;
  clock: SampleClock;
}): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [key, source] of Object.entries(sample.sources)) {
    const input = createSourceSchema.parse({ csl: source.csl });
    const { sourceId } = taken(await createSource({ actor: cast.volunteer, input, now: clock() }));
    ids.set(key, sourceId);
    if (source.copy !== null) {
      const copy = {
        sourceId,
        method: "paste" as const,
        bytes: new TextEncoder().encode(source.copy),
        contentType: "text/plain; charset=utf-8",
        fileName: null,
        requestedUrl: null,
        finalUrl: null,
        httpStatus: null,
        gone: false,
      };
      taken(await storeCapture({ actor: cast.volunteer, copy, now: clock() }));
    }
    if (source.reliability) {
      const { letter: reliability, reason } = source.reliability;
      const judged = { sourceId, reliability, reason };
      taken(await rateReliability({ actor: cast.reviewers[0], input: judged, now: clock() }));
    }
    if (source.mayBeRepublished) {
      const allowed = { sourceId, mayBeRepublished: true, reason: "" };
      taken(await decideRepublishing({ actor: cast.editor, input: allowed, now: clock() }));
    }
  }
  for (const [key, source] of Object.entries(sample.sources)) {
    for (const upstream of source.restsOn ?? []) {
      const input = {
        fromSourceId: ids.get(key)!,
        toSourceId: ids.get(upstream)!,
        kind: "derived_from" as const,
        claimId: null,
        note: "",
      };
      taken(await addDerivation({ actor: cast.volunteer, input, now: clock() }));
    }
  }
  return ids;
}

async function check({
  cast,
  claim,
  articles,
  sources,
  clock,
}: {
  cast: SampleCast;
  claim: SampleClaim;
  articles: Map<string, StoredArticle>;
  sources: Map<string, string>;
  clock: SampleClock;
}): Promise<string> {
  const { volunteer } = cast;
  const [first, ...rest] = claim.appearances.map(({ article, exact }) =>
    placeOf({ stored: articles.get(article)!, exact }),
  );
  const { statement, type, claimant: claimantName, claimedOn, checkWorthiness } = claim;
  const fields = { statement, type, claimantName, claimedOn, checkWorthiness };
  const made = createClaimSchema.parse({ ...fields, mark: first });
  const { claimId } = taken(await createClaim({ actor: volunteer, input: made, now: clock() }));
  for (const mark of rest) {
    taken(await attachAppearance({ actor: volunteer, input: { claimId, mark }, now: clock() }));
  }
  for (const search of claim.searches) {
    taken(await addSearchLog({ actor: volunteer, input: { claimId, ...search }, now: clock() }));
  }
  const evidenceIds: string[] = [];
  for (const { source, ratings: _ratings, ...item } of claim.evidence) {
    const input = createEvidenceSchema.parse({ ...item, claimId, sourceId: sources.get(source) });
    evidenceIds.push(taken(await createEvidence({ actor: volunteer, input, now: clock() })).evidenceId);
  }
  await seedSampleDossier({ actor: volunteer, claimId, paragraphs: claim.dossier, evidenceIds, now: clock() });
  await reviewSampleClaim({ cast, claim, claimId, evidenceIds, clock });
  return claimId;
}
