import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseDoi, normaliseIsbn, normaliseUrl, readIdentifier } from "@/lib/domain/source/identifiers";

describe("readIdentifier", () => {
  test.each([
    ["10.5555/Abc.1", { kind: "doi", value: "10.5555/abc.1" }],
    ["doi: 10.5555/abc", { kind: "doi", value: "10.5555/abc" }],
    ["https://doi.org/10.5555/ABC%28x%29", { kind: "doi", value: "10.5555/abc(x)" }],
    ["http://dx.doi.org/10.5555/abc.", { kind: "doi", value: "10.5555/abc" }],
    ["ISBN 978-0-306-40615-7", { kind: "isbn", value: "9780306406157" }],
    ["0-306-40615-2", { kind: "isbn", value: "9780306406157" }],
    [" https://example.org/a?b=1#c ", { kind: "url", value: "https://example.org/a?b=1#c" }],
  ])("reads %j", (text, expected) => expect(readIdentifier(text)).toEqual(expected));

  test.each([
    "",
    "See https://example.org/a for more",
    "https://",
    "ftp://example.org/a",
    "javascript:alert(1)",
    "978-0-306-40615-8",
    "10.5/x",
    "48,210 people",
  ])("takes %j for none", (text) => expect(readIdentifier(text)).toBeNull());

  test("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readIdentifier(text)));
  });
});

test("an ISBN with any one digit changed is refused", () => {
  fc.assert(
    fc.property(fc.nat(12), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digits = [..."9780306406157"];
      digits[at] = String((Number(digits[at]) + by) % 10);
      expect(normaliseIsbn(digits.join(""))).toBeNull();
    }),
  );
});

test("a normalised DOI normalises to itself", () => {
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      const doi = normaliseDoi(`10.5555/x${path}`);
      expect(doi === null || normaliseDoi(doi) === doi).toBe(true);
    }),
  );
});

describe("normaliseUrl", () => {
  test.each([
    ["https://www.Example.org/a/", "example.org/a"],
    ["http://example.org:80/a#part", "example.org/a"],
    ["https://example.org/a?utm_source=x&b=2&a=1&fbclid=9", "example.org/a?a=1&b=2"],
    ["https://example.org:8443/", "example.org:8443"],
    ["https://example.org/A", "example.org/A"],
  ])("gives %j as %j", (url, expected) => expect(normaliseUrl(url)).toBe(expected));

  test.each(["", "example.org", "mailto:a@example.org"])("gives %j as none", (url) =>
    expect(normaliseUrl(url)).toBeNull(),
  );
});

describe("ids of PubMed and arXiv", () => {
  test.each([
    ["PMID: 12345", { kind: "pmid", value: "12345" }],
    ["pmid 0012345", { kind: "pmid", value: "12345" }],
    ["https://pubmed.ncbi.nlm.nih.gov/12345/", { kind: "pmid", value: "12345" }],
    ["arXiv:2101.00001v2", { kind: "arxiv", value: "2101.00001" }],
    ["2101.00001", { kind: "arxiv", value: "2101.00001" }],
    ["https://arxiv.org/pdf/2101.00001v1.pdf", { kind: "arxiv", value: "2101.00001" }],
    ["math/0309136", { kind: "arxiv", value: "math/0309136" }],
  ])("%s is %j", (text, identifier) => expect(readIdentifier(text)).toEqual(identifier));

  test.each(["12345", "2113.00001", "PMID: twelve", "pubmed 12"])("%s is neither", (text) =>
    expect(readIdentifier(text)).toBeNull(),
  );
});
