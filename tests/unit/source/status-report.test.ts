import { describe, expect, test } from "vitest";
import {
  gravestKind,
  noteOfReport,
  reportKinds,
  reportSentence,
  saysAlready,
  wordsOfKind,
} from "@/lib/domain/source/status-report";
import { requestsOf, worksPerRequest } from "@/lib/domain/source/inquiry";
import { noticeTodo } from "@/lib/domain/queue/waiting";

describe("a report", () => {
  test.each([
    ["retraction", "retracted"],
    ["withdrawal", "withdrawn"],
    ["removal", "withdrawn"],
    ["partial_retraction", "corrected"],
    ["corrigendum", "corrected"],
    ["new_version", "superseded"],
    ["expression_of_concern", null],
    ["addendum", null],
    ["reinstatement", null],
  ])("of the kind %s proposes %s", (kind, status) => {
    expect(wordsOfKind(kind).proposes).toBe(status);
  });

  test("says in its own words why no status follows, where none does", () => {
    const silent = Object.keys(reportKinds).filter((kind) => wordsOfKind(kind).proposes === null);
    expect(silent).toEqual(["expression_of_concern", "clarification", "addendum"]);
    expect(silent.map((kind) => wordsOfKind(kind).means)).not.toContain(null);
  });

  test("is told in a sentence, with what is known", () => {
    const report = { kind: "retraction", on: "2026-03-04", reportedBy: ["publisher", "retraction-watch"] };
    expect(reportSentence(report)).toBe(
      "Crossref reports a retraction on 4 March 2026, according to its publisher and the Retraction Watch database.",
    );
    expect(reportSentence({ ...report, on: "2026-03", reportedBy: [] })).toBe(
      "Crossref reports a retraction in March 2026.",
    );
    expect(reportSentence({ kind: "peer_review", on: null, reportedBy: ["someone"] })).toBe(
      "Crossref reports a notice of the kind “peer review”, according to someone.",
    );
    expect(noteOfReport({ ...report, reportedBy: ["publisher"] })).toBe(
      "Crossref reports a retraction, according to its publisher.",
    );
  });

  test("the gravest of several is told", () => {
    expect(gravestKind(["correction", "reinstatement", "expression_of_concern"])).toBe("expression_of_concern");
    expect(gravestKind(["reinstatement"])).toBe("reinstatement");
    expect(gravestKind([])).toBeNull();
    expect(noticeTodo({ noun: "a retraction", others: 2 })).toBe(
      "Decide what follows from a retraction and 2 other notices that Crossref reports",
    );
  });
});

describe("a status says already what is reported", () => {
  const notice = "10.5555/notice";
  test.each([
    ["retracted", null, "retracted", notice, true],
    ["withdrawn", "https://example.org/", "withdrawn", "", true],
    ["retracted", null, "withdrawn", notice, false],
    ["corrected", `https://doi.org/${notice.toUpperCase()}`, "corrected", notice, true],
    ["corrected", "https://doi.org/10.5555/earlier", "corrected", notice, false],
    ["corrected", null, "corrected", "", false],
    ["current", null, null, notice, false],
  ] as const)("%s, announced at %s; %s by “%s”: %s", (status, statusUrl, proposedStatus, noticeDoi, expected) => {
    expect(saysAlready({ status, statusUrl, report: { proposedStatus, noticeDoi } })).toBe(expected);
  });
});

describe("requests", () => {
  const works = (count: number, doi = (place: number) => `10.5555/${place}`) =>
    Array.from({ length: count }, (_, place) => ({ doi: doi(place), alone: false }));

  test("ask about many works at once, and about each exactly once", () => {
    const requests = requestsOf(works(120));
    expect(requests.map((request) => request.length)).toEqual([worksPerRequest, worksPerRequest, 20]);
    expect(new Set(requests.flat().map(({ doi }) => doi)).size).toBe(120);
    expect(requestsOf([])).toEqual([]);
  });

  test("ask about fewer where the DOIs are long", () => {
    const requests = requestsOf(works(20, (place) => `10.5555/${"(x)".repeat(200)}${place}`));
    expect(Math.max(...requests.map((request) => request.length))).toBeLessThan(10);
    expect(requests.flat()).toHaveLength(20);
  });

  test("ask by itself about a DOI with a comma, and about what may spoil others", () => {
    const [a, b, c] = [
      { doi: "10.5555/a", alone: false },
      { doi: "10.5555/b,c", alone: false },
      { doi: "10.5555/d", alone: true },
    ];
    expect(requestsOf([a, b, c, ...works(1)])).toEqual([[b], [c], [a, ...works(1)]]);
  });
});
