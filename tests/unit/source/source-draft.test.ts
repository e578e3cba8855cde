import { expect, test } from "vitest";
import { downloadHeaders } from "@/lib/domain/source/download-headers";
import { cslOfDraft, draftOfCsl, shownFields } from "@/lib/domain/source/source-draft";
import type { CslItem } from "@/lib/domain/source/csl";

const item: CslItem = {
  type: "report",
  title: "Annual report",
  author: [
    { family: "Birch", given: "Ada" },
    { literal: "Harrow Vale Trust" },
    { family: "Cole", given: "Ben", suffix: "Jr." },
  ],
  issued: { "date-parts": [[2025, 3, 1]] },
  publisher: "The trust",
  URL: "https://example.org/report",
  language: "en",
  editor: [{ family: "Elm", given: "Eve" }],
};

test("a citation survives the form, also in fields that it does not show", () => {
  expect(cslOfDraft(draftOfCsl(item))).toEqual(item);
});

test("the form holds authors one a line", () => {
  expect(draftOfCsl(item).authors).toBe("Birch, Ada\nHarrow Vale Trust\nCole, Ben, Jr.");
});

test("a field of another type stays in sight while it holds words", () => {
  expect(shownFields({ type: "webpage", fields: { number: "HV-12" } })).toContain("number");
  expect(shownFields({ type: "webpage", fields: { number: "" } })).not.toContain("number");
});

test("empty fields do not get into the citation", () => {
  const draft = { ...draftOfCsl(item), authors: " \n,\n", issued: " ", fields: { publisher: "  " } };
  expect(cslOfDraft(draft)).toEqual({ type: "report", title: "Annual report", language: "en", editor: item.editor });
});

test("a stored copy leaves as a file and never as a page of ours", () => {
  const headers = downloadHeaders({ mediaType: "text/html", sha256: "a".repeat(64), bytes: 12 });
  expect(headers).toMatchObject({
    "Content-Disposition": 'attachment; filename="copy-aaaaaaaaaaaa.html"',
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
  });
});
