import { z } from "zod";
import { copyStates } from "@/lib/domain/evidence/copy-state";
import { evidenceKinds, stances } from "@/lib/domain/evidence/stance";
import { certainties, certaintyFactorNames } from "@/lib/domain/review/certainty";
import { credibilitySchema } from "@/lib/domain/review/credibility";
import { directnessLevels } from "@/lib/domain/review/directness";
import { reliabilities } from "@/lib/domain/source/reliability";
import { sourceStatuses } from "@/lib/domain/source/status";
import { correctionKinds } from "@/lib/domain/edition/correction-kinds";
import type { DocNode } from "@/lib/text/article-doc";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();
const words = z.string();
const id = z.uuid();

const nodeSchema: z.ZodType<DocNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: z.record(z.string(), z.json()).optional(),
    content: z.array(nodeSchema).optional(),
    marks: z.array(z.object({ type: z.string(), attrs: z.record(z.string(), z.json()).optional() })).optional(),
    text: z.string().optional(),
  }),
);

const ratingSchema = z.object({ label: words, definition: words, value: z.number().int().nullable() });

const evidenceSchema = z.object({
  id,
  kind: z.enum(evidenceKinds),
  stance: z.enum(stances),
  /** The source's own words; null for a finding that is told in the note. */
  quote: words.nullable(),
  /** What stands around the quote in the stored copy, about 300 characters in all; null where it was not found there. */
  context: z
    .object({ before: words, after: words, goesOn: z.object({ before: z.boolean(), after: z.boolean() }) })
    .nullable(),
  /** Page, section, table, minute. */
  locator: words.nullable(),
  note: words,
  /** Items of one group hold only together. */
  group: z.object({ id, label: words }).nullable(),
  copyState: z.enum(copyStates),
  /** Why the verdict was published although no copy is stored; null where one is. */
  reasonWithoutCopy: words.nullable(),
  captureId: id.nullable(),
  sourceId: id,
  /** Status and reliability of the source when the verdict was settled. */
  sourceAsJudged: z.object({ status: z.enum(sourceStatuses), reliability: z.enum(reliabilities).nullable() }),
  /** What the raters gave, without names, in the order of the values. */
  ratings: z.array(z.object({ credibility: credibilitySchema, directness: z.enum(directnessLevels) })),
});

const verdictSchema = z.object({
  id,
  /** 1, 2, 3 … per claim. */
  number: z.number().int(),
  statement: words,
  rating: ratingSchema.extend({ scale: z.number().int() }),
  certainty: z.enum(certainties),
  certaintyReasons: z.array(z.object({ factor: z.enum(certaintyFactorNames), steps: z.number().int(), reason: words })),
  justification: words,
  settledAt: instant,
  sha256,
  /** How many people assessed before they saw each other's work, and how many of them gave the rating that was settled. */
  assessments: z.object({ count: z.number().int(), sameRating: z.number().int() }),
  approvals: z.number().int(),
  evidence: z.array(evidenceSchema),
});

const claimSchema = z.object({
  id,
  /** The running number that the team uses. */
  number: z.number().int(),
  type: words,
  claimant: z
    .object({ name: words, kind: z.enum(["person", "organisation", "unknown"]), wikidataId: words.nullable() })
    .nullable(),
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  claimedOn: words.nullable(),
  /** Claims of this edition that are parts of this one. */
  partIds: z.array(id),
  appearances: z.array(z.object({ articleId: id, exact: words })),
  rightsOfReply: z.array(
    z.object({ askedWhom: words, askedOn: words, answer: words.nullable(), answeredOn: words.nullable() }),
  ),
  verdict: verdictSchema,
});

const sourceSchema = z.object({
  id,
  /** "Birch & Cole, 2025" */
  shortName: words,
  /** The whole reference in words. */
  citation: words,
  csl: z.record(z.string(), z.json()),
  url: words.nullable(),
  doi: words.nullable(),
  status: z.enum(sourceStatuses),
  statusNote: words.nullable(),
  statusOn: words.nullable(),
  reliability: z.enum(reliabilities).nullable(),
});

const derivationSchema = z.object({
  fromSourceId: id,
  toSourceId: id,
  kind: z.enum(["had_primary_source", "derived_from"]),
  /** The one claim for which it holds; null for all. */
  claimId: id.nullable(),
});

const captureSchema = z.object({
  id,
  sourceId: id,
  sha256,
  textSha256: sha256,
  mediaType: words,
  bytes: z.number().int(),
  capturedAt: instant,
  finalUrl: words.nullable(),
  /** Whether readers may see the whole copy; otherwise only the quote with what stands around it. */
  isWhole: z.boolean(),
  withheldReason: words.nullable(),
});

const articleSchema = z.object({
  id,
  title: words,
  url: words.nullable(),
  authors: z.array(words),
  publisher: words.nullable(),
  publishedOn: words.nullable(),
  versionNumber: z.number().int(),
  textSha256: sha256,
  /** Characters without white space, of the text that somebody can decide on. */
  coverage: z.object({ covered: z.number().int(), total: z.number().int() }),
  /** Claims marked in the article, and how many of them stand in this edition. */
  claims: z.object({ marked: z.number().int(), here: z.number().int() }),
  /** Runs of the text without a claim: nobody decided, not checkable, out of scope. In the order of the text. */
  leftOut: z.array(
    z.object({
      reason: z.enum(["undecided", "not_checkable", "out_of_scope"]),
      /** The first words of the run. */
      opening: words,
      characters: z.number().int(),
    }),
  ),
  /** Runs beyond those that are listed. */
  leftOutMore: z.number().int(),
});

/**
 * All that an edition says and rests on, as it stood when it was published. Its RFC 8785 text is what is stored, hashed,
 * served and rendered; readers see what stands here and nothing else. It holds no person's id or name but those of
 * claimants, authors and people who were asked for a reply.
 */
export const editionSchema = z.object({
  format: z.literal("plumbline-edition-1"),
  workspace: z.object({ id, slug: words, name: words, language: words }),
  briefing: z.object({ id, slug: words, title: words, summary: words }),
  number: z.number().int().min(1),
  publishedAt: instant,
  /** Hash of the last link of the workspace's record before this edition. */
  activityHead: sha256,
  /** Why there is a next edition; null for the first. */
  correction: z.object({ kind: z.enum(correctionKinds), note: words }).nullable(),
  /** ProseMirror JSON in the briefing schema. */
  document: nodeSchema,
  /** In the order in which the document names them. */
  claims: z.array(claimSchema),
  /** Claims that the text links to and another edition has published. */
  linkedClaims: z.array(z.object({ id, number: z.number().int(), statement: words })),
  scales: z.array(z.object({ number: z.number().int(), name: words, ratings: z.array(ratingSchema) })),
  sources: z.array(sourceSchema),
  derivations: z.array(derivationSchema),
  captures: z.array(captureSchema),
  articles: z.array(articleSchema),
});

export type Edition = z.output<typeof editionSchema>;
export type EditionClaim = Edition["claims"][number];
export type EditionVerdict = EditionClaim["verdict"];
export type EditionEvidence = EditionVerdict["evidence"][number];
export type EditionSource = Edition["sources"][number];
export type EditionCapture = Edition["captures"][number];
export type EditionArticle = Edition["articles"][number];
export type EditionDerivation = Edition["derivations"][number];

/** Reads a stored edition. @throws ZodError where it is none of ours. */
export function readEdition(canonical: string): Edition {
  return editionSchema.parse(JSON.parse(canonical));
}
