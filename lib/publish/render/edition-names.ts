import type {
  Edition,
  EditionArticle,
  EditionCapture,
  EditionClaim,
  EditionSource,
} from "@/lib/publish/edition-schema";
import type { PublicPath } from "@/lib/publish/public-paths";

/**
 * What the parts of an edition are called on its page: rows by id, numbers, and the anchors that links lead to. All of it
 * follows from the frozen edition, so an anchor that was linked to once leads there always.
 */
export type EditionNames = {
  edition: Edition;
  /** The page that is being drawn. */
  page: PublicPath;
  claims: ReadonlyMap<string, EditionClaim>;
  sources: ReadonlyMap<string, EditionSource>;
  captures: ReadonlyMap<string, EditionCapture>;
  articles: ReadonlyMap<string, EditionArticle>;
  /** The sources in the order in which a reader meets them: evidence, citations in the text, upstream. */
  sourceOrder: readonly EditionSource[];
  /** 1, 2, 3 … in that order. */
  sourceNumber: (id: string) => number;
};

export function namesOf({ edition, page }: { edition: Edition; page: PublicPath }): EditionNames {
  const sources = new Map(edition.sources.map((source) => [source.id, source]));
  const order = new Set(edition.claims.flatMap(({ verdict }) => verdict.evidence.map(({ sourceId }) => sourceId)));
  const used = new Set(edition.derivations.map(({ toSourceId }) => toSourceId));
  for (const { id } of edition.sources) if (!used.has(id)) order.add(id);
  for (const { id } of edition.sources) order.add(id);
  const sourceOrder = [...order].flatMap((id) => sources.get(id) ?? []);
  const numbers = new Map(sourceOrder.map(({ id }, index) => [id, index + 1]));
  return {
    edition,
    page,
    claims: new Map(edition.claims.map((claim) => [claim.id, claim])),
    sources,
    captures: new Map(edition.captures.map((capture) => [capture.id, capture])),
    articles: new Map(edition.articles.map((article) => [article.id, article])),
    sourceOrder,
    sourceNumber: (id) => numbers.get(id) ?? 0,
  };
}

export function claimAnchor({ number }: { number: number }): string {
  return `claim-${number}`;
}

/** Evidence counts from 1 within its claim. */
export function evidenceAnchor({ claim, index }: { claim: EditionClaim; index: number }): string {
  return `claim-${claim.number}-evidence-${index + 1}`;
}

export function sourceAnchor({ names, id }: { names: EditionNames; id: string }): string {
  return `source-${names.sourceNumber(id)}`;
}

/** Every value of the scale that a claim's verdict was given on. */
export function scaleValues({ edition, claim }: { edition: Edition; claim: EditionClaim }): number[] {
  const scale = edition.scales.find(({ number }) => number === claim.verdict.rating.scale);
  return (scale?.ratings ?? []).flatMap(({ value }) => value ?? []);
}
