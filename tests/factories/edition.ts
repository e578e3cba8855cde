import { createHash } from "node:crypto";
import type { Edition, EditionClaim } from "@/lib/publish/edition-schema";
import { defaultScale } from "@/lib/domain/scale/default-scale";
import type { PublicBriefing, PublicEdition } from "@/lib/publish/public-content";
import type { Site } from "@/lib/publish/render/layout";
import { canonicalText, sha256Hex } from "@/lib/server/activity/canonical-activity";
import type { DocNode } from "@/lib/text/article-doc";

/** The same UUID for the same words. */
export function idOf(words: string): string {
  const hex = createHash("sha256").update(words).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const site: Site = {
  base: "https://checks.example.org",
  workspace: {
    slug: "harrow-vale-watch",
    name: "Harrow Vale Watch",
    language: "en",
    contact: "desk@harrow-vale-watch.example",
    methodNote: "We are nine volunteers in Harrow Vale. Nobody of us works for the hospital, the board or a party.",
  },
};

const report = idOf("report");
const minutes = idOf("minutes");
const leaflet = idOf("leaflet");
const article = idOf("article");

function ratingOf(label: string) {
  const rating = defaultScale.ratings.find((one) => one.label === label);
  if (!rating) throw new Error(`No rating ${label}`);
  return { ...rating, scale: 1 };
}

/** A claim with a verdict on three pieces of evidence; what a test is about is given, the rest is invented. */
export function editionClaim({
  number,
  statement,
  rating = "Mostly inaccurate",
  ...rest
}: { number: number; statement: string; rating?: string } & Partial<EditionClaim>): EditionClaim {
  const key = `claim ${number}`;
  return {
    id: idOf(key),
    number,
    type: "quantity",
    claimant: { name: "Ines Halloran", kind: "person", wikidataId: null },
    claimedOn: "2026-02-17",
    partIds: [],
    appearances: [{ articleId: article, exact: "the hospital will have lost forty beds before the summer" }],
    rightsOfReply: [
      {
        askedWhom: "Ines Halloran",
        askedOn: "2026-02-20",
        answer: "I took the figure from the leaflet.",
        answeredOn: "2026-02-22",
      },
    ],
    verdict: {
      id: idOf(`${key} verdict`),
      number: 1,
      statement,
      rating: ratingOf(rating),
      certainty: "moderate",
      certaintyReasons: [
        { factor: "imprecision", steps: -1, reason: "The minutes give a range, from eighteen to twenty-four beds." },
      ],
      justification:
        "The board’s own minutes record a decision on twenty-two beds, and the annual report counts the same number. " +
        "Forty is named in a single leaflet, which gives no source.\n\nThe heart of the claim, that beds are being lost, holds.",
      settledAt: "2026-03-01T18:02:00.000Z",
      sha256: sha256Hex(key),
      assessments: { count: 3, sameRating: 2 },
      approvals: 2,
      evidence: [
        {
          id: idOf(`${key} evidence 1`),
          kind: "quotation",
          stance: "refutes",
          quote: "the board resolved to close twenty-two beds on Ward 6 by 30 June",
          context: {
            before:
              "Item 9. Having heard the director of nursing, and noting that the winter had been milder than planned for, ",
            after:
              ". The remaining beds on the ward stay open. Two members asked that their dissent be recorded. The next",
            goesOn: { before: true, after: true },
          },
          locator: "page 4",
          note: "",
          group: null,
          copyState: "verified",
          reasonWithoutCopy: null,
          captureId: idOf("capture"),
          sourceId: minutes,
          sourceAsJudged: { status: "current", reliability: "A" },
          ratings: [
            { credibility: 1, directness: "direct" },
            { credibility: 2, directness: "direct" },
          ],
        },
        {
          id: idOf(`${key} evidence 2`),
          kind: "figure",
          stance: "qualifies",
          quote: "bed closures in the year: 22",
          context: null,
          locator: "table 3",
          note: "The report counts closures over the whole year, so it cannot leave any out.",
          group: null,
          copyState: "not_found",
          reasonWithoutCopy: null,
          captureId: idOf("capture 2"),
          sourceId: report,
          sourceAsJudged: { status: "current", reliability: "B" },
          ratings: [{ credibility: 2, directness: "direct" }],
        },
        {
          id: idOf(`${key} evidence 3`),
          kind: "finding",
          stance: "supports",
          quote: null,
          context: null,
          locator: null,
          note: "A leaflet handed out at the station names forty beds, without saying where the number is from.",
          group: null,
          copyState: "no_copy",
          reasonWithoutCopy: "The leaflet was on a table at the station and was gone the next day.",
          captureId: null,
          sourceId: leaflet,
          sourceAsJudged: { status: "current", reliability: "F" },
          ratings: [{ credibility: 6, directness: "indirect" }],
        },
      ],
    },
    ...rest,
  };
}

const text = (words: string, ...marks: string[]): DocNode => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const paragraph = (...content: DocNode[]): DocNode => ({ type: "paragraph", content });
const heading = (words: string): DocNode => ({ type: "heading", attrs: { level: 2 }, content: [text(words)] });
const card = ({ id }: EditionClaim): DocNode => ({ type: "claimCard", attrs: { id } });

/** An edition about an invented hospital, with these claims or three of its own. */
export function makeEditionContent({
  claims = [
    editionClaim({
      number: 12,
      statement: "Harrow Vale Hospital will have lost forty beds before the summer of 2026.",
    }),
    editionClaim({
      number: 15,
      statement: "The board decided on the closures without hearing the nurses.",
      rating: "Inaccurate",
    }),
    editionClaim({
      number: 17,
      statement: "Patients from the coast already wait twice as long as before the closures.",
      rating: "Not enough evidence",
    }),
  ],
  number = 1,
  ...rest
}: Partial<Edition> = {}): Edition {
  const [first, ...others] = claims as [EditionClaim, ...EditionClaim[]];
  return {
    format: "plumbline-edition-1",
    workspace: { id: idOf("workspace"), slug: site.workspace.slug, name: site.workspace.name, language: "en" },
    briefing: {
      id: idOf("briefing"),
      slug: "forty-beds",
      title: "Forty beds? What the article about Ward 6 gets right, and what it does not",
      summary:
        "An article that went round in February said that Harrow Vale Hospital loses forty beds, behind the nurses’ backs. We went through it sentence by sentence.",
    },
    number,
    publishedAt: "2026-03-02T19:30:00.000Z",
    activityHead: sha256Hex("head"),
    correction:
      number === 1
        ? null
        : { kind: "correction", note: "We had taken the year of the report for the year of the minutes." },
    document: {
      type: "doc",
      content: [
        paragraph(
          text("On 17 February the "),
          text("Vale Courier", "italic"),
          text(" printed a long piece on Ward 6. Within a day it had been shared in every group in the valley "),
          { type: "sourceCitation", attrs: { id: leaflet } },
          text(". Much of it is right. Three of its sentences carry the rest, and those three we have checked."),
        ),
        heading("How many beds"),
        paragraph(text("The number is the first thing that everybody repeats.")),
        card(first),
        paragraph(
          text("That is fewer than forty and still "),
          text("more than a third", "bold"),
          text(" of the ward. Whoever reads “twenty-two” as good news should read on."),
        ),
        ...(others.length > 0 ? [heading("Who was heard")] : []),
        ...others.flatMap((claim) => [
          paragraph(
            text("The minutes name those who spoke; see also "),
            { type: "claimLink", attrs: { id: first.id } },
            text(". They are public, and they are what we rest on."),
          ),
          card(claim),
        ]),
        {
          type: "blockquote",
          content: [paragraph(text("We were asked, we answered, and it is all in the minutes."))],
        },
        {
          type: "bulletList",
          content: ["The minutes are those of 12 January.", "The report is that of the year before."].map((words) => ({
            type: "listItem",
            content: [paragraph(text(words))],
          })),
        },
      ],
    },
    claims,
    linkedClaims: [],
    scales: [{ number: 1, name: defaultScale.name, ratings: [...defaultScale.ratings] }],
    sources: [
      source({
        id: report,
        shortName: "Harrow Vale Hospital, 2025",
        citation: "Harrow Vale Hospital. (2025). Annual report 2024–25. Harrow Vale Health Board.",
        url: "https://harrow-vale.example/reports/annual-2025.pdf",
        reliability: "B",
      }),
      source({
        id: minutes,
        shortName: "Harrow Vale Health Board, 2026",
        citation: "Harrow Vale Health Board. (2026, January 12). Minutes of the ordinary meeting.",
        url: "https://harrow-vale.example/board/minutes/2026-01-12",
        reliability: "A",
      }),
      source({
        id: leaflet,
        shortName: "Leaflet, n.d.",
        citation: "Save Ward 6. (n.d.). Forty beds [Leaflet].",
        status: "withdrawn",
        statusNote: "Its authors took it back at the meeting of 4 March.",
        statusOn: "2026-03-04",
        reliability: "F",
      }),
    ],
    derivations: [
      { fromSourceId: report, toSourceId: minutes, kind: "had_primary_source", claimId: null },
      { fromSourceId: leaflet, toSourceId: report, kind: "derived_from", claimId: first.id },
    ],
    captures: [
      capture({ id: idOf("capture"), sourceId: minutes, isWhole: true, withheldReason: null }),
      capture({
        id: idOf("capture 2"),
        sourceId: report,
        isWhole: false,
        withheldReason: "The report is sold by the board; its photographs are not ours to show.",
      }),
    ],
    articles: [
      {
        id: article,
        title: "Behind closed doors: how Ward 6 lost its beds",
        url: "https://vale-courier.example/ward-6",
        authors: ["Tomas Wren"],
        publisher: "Vale Courier",
        publishedOn: "2026-02-17",
        versionNumber: 2,
        textSha256: sha256Hex("article"),
        coverage: { covered: 6_204, total: 6_890 },
        claims: { marked: claims.length + 4, here: claims.length },
        leftOut: [
          {
            reason: "not_checkable",
            opening: "Nobody who has sat in that corridor at night will forget the smell of…",
            characters: 312,
          },
          {
            reason: "undecided",
            opening: "The ward was opened in 1974 by a minister who later said…",
            characters: 686,
          },
        ],
        leftOutMore: 0,
      },
    ],
    ...rest,
  };
}

function source(
  given: Pick<Edition["sources"][number], "id" | "shortName" | "citation"> & Partial<Edition["sources"][number]>,
) {
  return {
    csl: { type: "report", title: given.citation },
    url: null,
    doi: null,
    status: "current" as const,
    statusNote: null,
    statusOn: null,
    reliability: null,
    ...given,
  };
}

function capture(given: Pick<Edition["captures"][number], "id" | "sourceId" | "isWhole" | "withheldReason">) {
  return {
    sha256: sha256Hex(given.id),
    textSha256: sha256Hex(`${given.id} text`),
    mediaType: "application/pdf",
    bytes: 182_044,
    capturedAt: "2026-02-19T21:14:00.000Z",
    finalUrl: "https://harrow-vale.example/board/minutes/2026-01-12",
    ...given,
  };
}

export function asPublished(edition: Edition, rest: Partial<PublicEdition> = {}): PublicEdition {
  const canonical = canonicalText(edition);
  return {
    id: idOf(`edition ${edition.number}`),
    number: edition.number,
    sha256: sha256Hex(canonical),
    publishedAt: edition.publishedAt,
    canonical,
    edition,
    notices: [],
    removal: null,
    ...rest,
  };
}

export function asBriefing(editions: PublicEdition[], rest: Partial<PublicBriefing> = {}): PublicBriefing {
  return { id: idOf("briefing"), slug: "forty-beds", editions, corrections: [], ...rest };
}
