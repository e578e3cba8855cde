import type { Edition, EditionClaim } from "@/lib/publish/edition-schema";
import { publicPaths, publicUrl } from "@/lib/publish/public-paths";
import { claimAnchor } from "@/lib/publish/render/edition-names";
import { isSafeHref } from "@/lib/text/safe-href";

/**
 * The verdicts of an edition as schema.org ClaimReview (https://schema.org/ClaimReview), one for each claim. A rating off
 * the scale has its words alone: it has no place between best and worst. Nothing that the edition leaves open is made up:
 * a claimant of unknown kind is left out, since schema.org wants a Person or an Organization.
 */
export function claimReviews({ edition, base }: { edition: Edition; base: string }): Record<string, unknown>[] {
  return edition.claims.map((claim) => claimReview({ claim, edition, base }));
}

function claimReview({ claim, edition, base }: { claim: EditionClaim; edition: Edition; base: string }) {
  const { workspace, briefing, number, publishedAt } = edition;
  const url = publicUrl({
    base,
    workspace: workspace.slug,
    to: publicPaths.edition({ slug: briefing.slug, number }),
    anchor: claimAnchor(claim),
  });
  const team = {
    "@type": "Organization",
    name: workspace.name,
    url: publicUrl({ base, workspace: workspace.slug, to: publicPaths.home }),
  };
  return {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "@id": url,
    url,
    datePublished: publishedAt,
    inLanguage: workspace.language,
    author: team,
    publisher: team,
    claimReviewed: claim.verdict.statement,
    reviewRating: rating({ claim, edition }),
    itemReviewed: itemReviewed({ claim, edition }),
  };
}

function rating({ claim, edition }: { claim: EditionClaim; edition: Edition }): Record<string, unknown> {
  const { label, value, scale, definition } = claim.verdict.rating;
  const words = { "@type": "Rating", alternateName: label, ratingExplanation: definition };
  const ratings = edition.scales.find((one) => one.number === scale)?.ratings ?? [];
  const values = ratings.flatMap((one) => one.value ?? []);
  if (value === null || values.length === 0) return words;
  return { ...words, ratingValue: value, bestRating: Math.max(...values), worstRating: Math.min(...values) };
}

function itemReviewed({ claim, edition }: { claim: EditionClaim; edition: Edition }): Record<string, unknown> {
  const { claimant, claimedOn, verdict } = claim;
  const ids = [...new Set(claim.appearances.map(({ articleId }) => articleId))];
  const works = edition.articles.filter(({ id }) => ids.includes(id)).map(articleWork);
  const [first, ...others] = works.toSorted((a, b) => ((a.datePublished ?? "9") < (b.datePublished ?? "9") ? -1 : 1));
  return {
    "@type": "Claim",
    name: verdict.statement,
    ...(claimant && claimant.kind !== "unknown" && { author: author(claimant) }),
    ...(claimedOn && { datePublished: claimedOn }),
    ...(first && { firstAppearance: first }),
    ...(others.length > 0 && { appearance: others }),
  };
}

function author({ name, kind, wikidataId }: NonNullable<EditionClaim["claimant"]>) {
  return {
    "@type": kind === "person" ? "Person" : "Organization",
    name,
    ...(wikidataId && { sameAs: `https://www.wikidata.org/entity/${wikidataId}` }),
  };
}

function articleWork({ title, url, publisher, publishedOn }: Edition["articles"][number]) {
  return {
    "@type": "Article",
    headline: title,
    ...(isSafeHref(url) && { url }),
    ...(publishedOn && { datePublished: publishedOn }),
    ...(publisher && { publisher: { "@type": "Organization", name: publisher } }),
  };
}
