import type { Actor } from "@/lib/domain/actor";
import { placeAnnotation, type PlacedAnnotation } from "@/lib/domain/annotation/place-annotation";
import {
  readAnnotations,
  type LeftAside,
  type ReadAnnotation,
  type ReadAnnotationsRefusal,
} from "@/lib/domain/annotation/read-annotations";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { getAnnotatedVersion } from "@/lib/server/annotation/data";
import { listClaimsOfArticle } from "@/lib/server/claim/data";
import { CodePoints } from "@/lib/text/code-points";
import { quoteFinder } from "@/lib/text/find-quote";
import { selectorOf } from "@/lib/text/quote-selector";

/** An annotation with where its words stand in the article now. */
export type FoundAnnotation = Pick<
  ReadAnnotation,
  "key" | "exact" | "note" | "isStatement" | "claimant" | "tags" | "source"
> & {
  place: PlacedAnnotation;
  /** The words of the article at that place, with what stands around them; null where they were not found. */
  words: { exact: string; prefix: string; suffix: string } | null;
  /** The number of a claim that is marked over exactly these words already. */
  claimNumber: number | null;
};

export type FoundAnnotations = {
  versionId: string;
  versionNumber: number;
  annotations: FoundAnnotation[];
  /** `notLookedFor`: those for which there was no time. */
  leftAside: LeftAside & { notLookedFor: number };
};

/** Work between two pauses, and all of it; milliseconds. Others' requests wait no longer than the first for their turn. */
const turnMs = 12;
const longestMs = 20_000;

/**
 * Reads a file of annotations and looks for their words in the newest version of an article. Nothing is stored: what
 * becomes a claim or a decision is for a person to say, one by one.
 */
export async function readAnnotationFile({
  actor,
  articleId,
  file,
}: {
  actor: Actor;
  articleId: string;
  file: string;
}): Promise<Outcome<FoundAnnotations, "forbidden" | "not_found" | ReadAnnotationsRefusal>> {
  if (!can(actor, "passage.decide")) return refuse("forbidden");
  const { workspaceId } = actor;
  const found = await getAnnotatedVersion({ workspaceId, articleId, versionNumber: null });
  if (!found) return refuse("not_found");
  const read = readAnnotations(file);
  if (!read.ok) return read;
  const { text, number } = found.version;
  const points = new CodePoints(text);
  const find = quoteFinder(text);
  const claims = await listClaimsOfArticle({ workspaceId, articleVersionId: found.versionId });
  const marked = new Map(claims.map(({ start, end, number: of }) => [`${start}-${end}`, of]));

  const annotations: FoundAnnotation[] = [];
  const last = performance.now() + longestMs;
  let until = performance.now() + turnMs;
  for (const annotation of read.annotations) {
    const place = placeAnnotation({ annotation, text, points, find });
    const { key, exact, note, isStatement, claimant, tags, source } = annotation;
    annotations.push({
      key,
      exact,
      note,
      isStatement,
      claimant,
      tags,
      source,
      place,
      words: place.match === "not_found" ? null : selectorOf({ text, ...place }),
      claimNumber: place.match === "not_found" ? null : (marked.get(`${place.start}-${place.end}`) ?? null),
    });
    if (performance.now() > last) break;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    until = performance.now() + turnMs;
  }
  return {
    ok: true,
    versionId: found.versionId,
    versionNumber: number,
    annotations,
    leftAside: { ...read.leftAside, notLookedFor: read.annotations.length - annotations.length },
  };
}
