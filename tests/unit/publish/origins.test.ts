import { expect, test } from "vitest";
import type { Edition } from "@/lib/publish/edition-schema";
import { publicPaths } from "@/lib/publish/public-paths";
import { namesOf } from "@/lib/publish/render/edition-names";
import { evidenceItem } from "@/lib/publish/render/evidence-item";
import type { Html } from "@/lib/publish/render/html";
import { origins } from "@/lib/publish/render/origins";
import { idOf, makeEditionContent } from "@/tests/factories/edition";

const [report, minutes, leaflet] = ["report", "minutes", "leaflet"].map(idOf);

/** What a reader is told about the first claim of an edition, tags and runs of white space taken out. */
function told(edition: Edition): string {
  const names = namesOf({ edition, page: publicPaths.edition({ slug: "forty-beds", number: 1 }) });
  return inWords(origins({ claim: edition.claims[0]!, names }));
}

const inWords = (drawn: Html | null) => (drawn?.text ?? "").replace(/<[^>]*>/g, "").replace(/\s+/g, " ");

/** The edition with all evidence of its first claim on one side. */
function allSupporting(change: Partial<Edition> = {}): Edition {
  const edition = makeEditionContent(change);
  const [claim] = edition.claims;
  for (const evidence of claim!.verdict.evidence) evidence.stance = "supports";
  return edition;
}

test("each side is counted by itself, and what was withdrawn does not count", () => {
  const words = told(makeEditionContent());
  expect(words).toMatch(/Refutes 1 piece from 1 independent origin/);
  expect(words).toMatch(/Qualifies 1 piece from 1 independent origin/);
  expect(words).toMatch(/Supports 1 piece from 0 independent origins Not counted, as retracted or withdrawn: Leaflet/);
});

test("a source and what it takes its matter from are one origin, with the reason", () => {
  const words = told(allSupporting());
  expect(words).toMatch(/3 pieces from 1 independent origin: Two reports, one origin\./);
  expect(words).toContain(
    "Harrow Vale Health Board, 2026 and Harrow Vale Hospital, 2025 share an origin and count once",
  );
});

test("without the link between them they are two", () => {
  expect(told(allSupporting({ derivations: [] }))).toContain("3 pieces from 2 independent origins");
});

test("a link that holds for another claim alone joins nothing here", () => {
  const link = { fromSourceId: report!, toSourceId: minutes!, kind: "had_primary_source" as const };
  const [first, second] = makeEditionContent().claims;
  expect(told(allSupporting({ derivations: [{ ...link, claimId: second!.id }] }))).toContain("2 independent origins");
  expect(told(allSupporting({ derivations: [{ ...link, claimId: first!.id }] }))).toContain("1 independent origin");
});

test("whoever rests on what was withdrawn is named", () => {
  const link = { fromSourceId: report!, toSourceId: leaflet!, kind: "derived_from" as const, claimId: null };
  expect(told(makeEditionContent({ derivations: [link] }))).toContain(
    "Harrow Vale Hospital, 2025 rests on Leaflet, n.d., retracted or withdrawn.",
  );
});

test("evidence of a source that was withdrawn says so where it stands", () => {
  const edition = makeEditionContent();
  const names = namesOf({ edition, page: publicPaths.edition({ slug: "forty-beds", number: 1 }) });
  const [claim] = edition.claims;
  const drawn = claim!.verdict.evidence.map((evidence, index) =>
    inWords(evidenceItem({ evidence, index, claim: claim!, names })),
  );
  expect(drawn.map((words) => words.includes("Withdrawn"))).toEqual([false, false, true]);
});
