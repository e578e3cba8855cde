import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultScale } from "@/lib/domain/scale/default-scale";
import { editionSchema, readEdition, type Edition } from "@/lib/publish/edition-schema";
import { openPublicFolder } from "@/lib/publish/public-folder";
import { publicPaths } from "@/lib/publish/public-paths";
import { entryOf, renderBriefingPages } from "@/lib/publish/render-briefing";
import { renderSharedPages } from "@/lib/publish/render-workspace";
import { claimPage } from "@/lib/publish/render/claim-page";
import { claimReviews } from "@/lib/publish/render/claim-review";
import { editionBody } from "@/lib/publish/render/edition-body";
import { editionPage } from "@/lib/publish/render/edition-page";
import { capturePage } from "@/lib/publish/render/capture-page";
import { inks } from "@/lib/publish/render/style";
import { asBriefing, asPublished, editionClaim, idOf, makeEditionContent, site } from "@/tests/factories/edition";
import { attribute, brokenLinks, readPages } from "@/tests/support/public-tree";

const scale = { name: defaultScale.name, ratings: [...defaultScale.ratings] };
let root: string;
let folder: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "plumbline-pages-"));
  folder = path.join(root, site.workspace.slug);
  const first = makeEditionContent();
  const second = { ...makeEditionContent({ number: 2 }), claims: first.claims.slice(0, 1) };
  const briefing = asBriefing([
    asPublished(first, {
      notices: [
        { kind: "newer_edition", objectId: idOf("edition 2"), text: "There is a newer one.", at: second.publishedAt },
        { kind: "source_status", objectId: idOf("leaflet"), text: "Withdrawn.", at: second.publishedAt },
        { kind: "claim_reopened", objectId: idOf("claim 15"), text: "Reopened.", at: second.publishedAt },
        { kind: "source_status", objectId: idOf("elsewhere"), text: "Further up.", at: second.publishedAt },
      ],
    }),
    asPublished(second),
  ]);
  const out = openPublicFolder({ root, slug: site.workspace.slug });
  await renderBriefingPages({ folder: out, site, briefing });
  await renderSharedPages({ folder: out, site, scale, requiredApprovals: 2, entries: [entryOf(briefing)] });
  for (const claim of first.claims) {
    const published = [{ slug: briefing.slug, shown: briefing.editions[0]!, claim }];
    await out.write(publicPaths.claim(claim.id), claimPage({ site, claimId: claim.id, published, mergedInto: null }));
  }
  for (const capture of first.captures.filter(({ isWhole }) => isWhole)) {
    const page = capturePage({ site, capture, citation: "Minutes", text: "Item 9.", file: null });
    await out.write(publicPaths.capture(capture.sha256), page);
  }
});

afterAll(() => rm(root, { recursive: true, force: true }));

test("every relative link of a folder leads to a file of it and a place in that", async () => {
  expect(await brokenLinks(folder)).toEqual([]);
});

test("each page has one heading of the first level, a title and a language", async () => {
  for (const { file, elements } of await readPages(folder)) {
    const tags = elements.map(({ tagName }) => tagName);
    expect([file, tags.filter((tag) => tag === "h1").length, tags.includes("title")]).toEqual([file, 1, true]);
    const levels = tags.filter((tag) => /^h[1-6]$/.test(tag)).map((tag) => Number(tag[1]));
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0), file).toBeLessThanOrEqual(1));
  }
});

test("each page carries its icon within itself, so that no browser asks for one", async () => {
  for (const { file, elements } of await readPages(folder)) {
    const icons = elements.filter((element) => attribute(element, "rel") === "icon");
    expect([file, icons.map((icon) => attribute(icon, "href")?.slice(0, 18))]).toEqual([file, ["data:image/svg+xml"]]);
  }
});

test("notices of what can no longer be looked at stand open, until they would push the text away", async () => {
  const edition = makeEditionContent();
  const notice = (index: number) =>
    ({
      kind: "page_gone",
      objectId: idOf("leaflet"),
      text: `Page ${index} is gone.`,
      at: edition.publishedAt,
    }) as const;
  const draw = (count: number) => {
    const shown = asPublished(edition, { notices: Array.from({ length: count }, (_, index) => notice(index + 1)) });
    return editionPage({ site, briefing: asBriefing([shown]), shown, page: "x/" });
  };
  expect(draw(2)).not.toContain('<details class="notice">');
  const many = draw(3);
  expect(many).toContain("3 notices of pages, words and copies that are no longer where they were");
  for (const index of [1, 2, 3]) expect(many).toContain(`Page ${index} is gone.`);
});

test("what became known later stands outside of the frozen part", async () => {
  const page = await readFile(path.join(folder, "forty-beds/editions/1/index.html"), "utf8");
  const edition = makeEditionContent();
  const frozen = editionBody({
    edition: readEdition(asPublished(edition).canonical),
    sha256: asPublished(edition).sha256,
    before: null,
    page: "forty-beds/editions/1/",
  }).text;
  expect(page).toContain(frozen);
  const around = page.replace(frozen, "");
  for (const words of ["There is a newer one.", "Withdrawn.", "Reopened.", "Further up."]) {
    expect(around).toContain(words);
    expect(frozen).not.toContain(words);
  }
});

describe("ClaimReview", () => {
  const reviewOf = (claim: ReturnType<typeof editionClaim>, rest: Partial<Edition> = {}) =>
    claimReviews({ edition: makeEditionContent({ claims: [claim], ...rest }), base: site.base })[0]!;

  test("has what schema.org wants of it", () => {
    const review = reviewOf(editionClaim({ number: 4, statement: "It rained." }));
    expect(review).toMatchObject({
      "@context": "https://schema.org",
      "@type": "ClaimReview",
      url: "https://checks.example.org/p/harrow-vale-watch/forty-beds/editions/1/#claim-4",
      datePublished: "2026-03-02T19:30:00.000Z",
      claimReviewed: "It rained.",
      author: {
        "@type": "Organization",
        name: "Harrow Vale Watch",
        url: "https://checks.example.org/p/harrow-vale-watch/",
      },
      reviewRating: {
        "@type": "Rating",
        ratingValue: 2,
        bestRating: 5,
        worstRating: 1,
        alternateName: "Mostly inaccurate",
      },
      itemReviewed: {
        "@type": "Claim",
        author: { "@type": "Person", name: "Ines Halloran" },
        datePublished: "2026-02-17",
        firstAppearance: {
          "@type": "Article",
          url: "https://vale-courier.example/ward-6",
          datePublished: "2026-02-17",
        },
      },
    });
  });

  test("a rating off the scale has words and no value", () => {
    const { reviewRating } = reviewOf(
      editionClaim({ number: 4, statement: "It rained.", rating: "Conflicting evidence" }),
    );
    expect(reviewRating).toMatchObject({ alternateName: "Conflicting evidence" });
    for (const key of ["ratingValue", "bestRating", "worstRating"]) expect(reviewRating).not.toHaveProperty(key);
  });

  test("what is not known is left out", () => {
    const unknown = { name: "Some people", kind: "unknown" as const, wikidataId: null };
    const { itemReviewed } = reviewOf(
      editionClaim({ number: 4, statement: "It rained.", claimant: unknown, claimedOn: null, appearances: [] }),
    );
    expect(itemReviewed).toEqual({ "@type": "Claim", name: "It rained." });
  });

  test("an address that leads into a script is no address", () => {
    const [article] = makeEditionContent().articles;
    const review = reviewOf(editionClaim({ number: 4, statement: "It rained." }), {
      articles: [{ ...article!, url: "javascript:alert(1)" }],
    });
    expect(JSON.stringify(review)).not.toContain("javascript:");
  });
});

test("an edition reads back from its canonical text as it was", () => {
  const edition = editionSchema.parse(makeEditionContent({ number: 3 }));
  expect(readEdition(asPublished(edition).canonical)).toEqual(edition);
});

test("the inks are those of the desk", async () => {
  const css = await readFile("components/ui/tokens.css", "utf8");
  for (const [name, [light, dark]] of Object.entries(inks)) {
    expect(css).toContain(`--${name}: light-dark(${light}, ${dark});`);
  }
});
