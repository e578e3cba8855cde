import { CodePoints } from "@/lib/text/code-points";
import { selectorOf } from "@/lib/text/quote-selector";
import { annotationsPerPage } from "./limits";
import {
  annotationContext,
  type AnnotationCollection,
  type AnnotationPage,
  type Selector,
  type WebAnnotation,
} from "./web-annotation";

/** A claim as it is marked in a version of an article. */
export type AnnotatedClaim = {
  appearanceId: string;
  claimId: string;
  statement: string;
  typeLabel: string;
  claimantName: string | null;
  claimantWikidataId: string | null;
  /** UTF-16 units into the version's text; null where the claim has no place in it. */
  start: number | null;
  end: number | null;
  /** The words; of an earlier version where it has no place. */
  exact: string;
  prefix: string;
  suffix: string;
  /** ISO 8601. */
  createdAt: string;
};

export type AnnotatedVersion = {
  articleId: string;
  number: number;
  title: string;
  url: string | null;
  /** BCP 47. */
  language: string;
  text: string;
  /** When the copy was taken, or the text stored; ISO 8601. */
  textFrom: string;
};

/** The claims of a version as one page of Web Annotations; pages count from 0. Null where there is no such page. */
export function annotationPage(input: {
  version: AnnotatedVersion;
  claims: readonly AnnotatedClaim[];
  page: number;
  /** Address of the article in Plumbline, without a slash at the end. */
  articleUrl: string;
  workspaceUrl: string;
}): AnnotationPage | null {
  const { version, claims, page, articleUrl } = input;
  const pages = Math.max(1, Math.ceil(claims.length / annotationsPerPage));
  if (!Number.isInteger(page) || page < 0 || page >= pages) return null;
  const id = collectionId({ articleUrl, version });
  const points = new CodePoints(version.text);
  const startIndex = page * annotationsPerPage;
  return {
    "@context": annotationContext,
    id: `${id}&page=${page}`,
    type: "AnnotationPage",
    partOf: { id, type: "AnnotationCollection", label: labelOf(version), total: claims.length },
    startIndex,
    items: claims
      .slice(startIndex, startIndex + annotationsPerPage)
      .map((claim) => annotationOf({ ...input, claim, points })),
    ...(page > 0 && { prev: `${id}&page=${page - 1}` }),
    ...(page < pages - 1 && { next: `${id}&page=${page + 1}` }),
  };
}

/** All of a version's claims as a collection that holds its first page and names the others. */
export function annotationCollection(input: Omit<Parameters<typeof annotationPage>[0], "page">): AnnotationCollection {
  const { version, claims, articleUrl } = input;
  const id = collectionId({ articleUrl, version });
  const { "@context": _context, partOf: _partOf, ...first } = annotationPage({ ...input, page: 0 })!;
  return {
    "@context": annotationContext,
    id,
    type: "AnnotationCollection",
    label: labelOf(version),
    total: claims.length,
    first: { ...first, partOf: id },
    last: `${id}&page=${Math.max(0, Math.ceil(claims.length / annotationsPerPage) - 1)}`,
  };
}

function collectionId({ articleUrl, version }: { articleUrl: string; version: AnnotatedVersion }): string {
  return `${articleUrl}/annotations.jsonld?version=${version.number}`;
}

function labelOf({ title, number }: AnnotatedVersion): string {
  return `Claims in “${title}”, version ${number}`;
}

function annotationOf({
  claim,
  version,
  points,
  articleUrl,
  workspaceUrl,
}: {
  claim: AnnotatedClaim;
  version: AnnotatedVersion;
  points: CodePoints;
  articleUrl: string;
  workspaceUrl: string;
}): WebAnnotation {
  const { claimantName, claimantWikidataId } = claim;
  return {
    id: `urn:uuid:${claim.appearanceId}`,
    type: "Annotation",
    motivation: "describing",
    created: claim.createdAt,
    generator: { id: workspaceUrl, type: "Software", name: "Plumbline" },
    body: [
      {
        type: "TextualBody",
        value: claim.statement,
        format: "text/plain",
        language: version.language,
        purpose: "describing",
      },
      ...(claimantName
        ? [{ type: "TextualBody", value: claimantName, format: "text/plain", purpose: "identifying" } as const]
        : []),
      ...(claimantWikidataId
        ? ([
            {
              type: "SpecificResource",
              source: `http://www.wikidata.org/entity/${claimantWikidataId}`,
              purpose: "identifying",
            },
          ] as const)
        : []),
      { type: "TextualBody", value: claim.typeLabel, format: "text/plain", language: "en", purpose: "classifying" },
      { type: "SpecificResource", source: `${workspaceUrl}/claims/${claim.claimId}`, purpose: "linking" },
    ],
    target: {
      type: "SpecificResource",
      source: version.url ?? articleUrl,
      selector: selectorsOf({ claim, version, points }),
      // Where a claim lost its place, its words are those of an earlier state.
      ...(claim.start !== null && {
        state: [
          {
            type: "TimeState" as const,
            sourceDate: version.textFrom,
            cached: `${articleUrl}?version=${version.number}`,
          },
        ],
      }),
    },
  };
}

function selectorsOf({
  claim: { start, end, exact, prefix, suffix },
  version: { text },
  points,
}: {
  claim: AnnotatedClaim;
  version: AnnotatedVersion;
  points: CodePoints;
}): Selector[] {
  if (start === null || end === null) return [{ type: "TextQuoteSelector", exact, prefix, suffix }];
  return [
    { type: "TextQuoteSelector", ...selectorOf({ text, start, end }) },
    { type: "TextPositionSelector", ...points.ofUnits({ start, end }), positionUnit: "codePoint" },
  ];
}
