import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCrossrefUpdates } from "@/lib/domain/source/crossref-updates";

/** An answer about one work, with what a real one also holds. */
const work = (updates?: unknown) => ({
  status: "ok",
  "message-type": "work",
  message: {
    DOI: "10.5555/WARD.2024.1",
    title: ["Staffing on Harrow Vale wards"],
    type: "journal-article",
    ...(updates !== undefined && { "updated-by": updates }),
  },
});
const read = (updates?: unknown) => readCrossrefUpdates(work(updates))?.get("10.5555/ward.2024.1");
const retraction = {
  DOI: "10.5555/WARD.2026.9",
  type: "retraction",
  label: "Retraction",
  source: "publisher",
  updated: { "date-parts": [[2026, 3, 4]], "date-time": "2026-03-04T00:00:00Z", timestamp: 1772582400000 },
};

describe("what Crossref says of a work", () => {
  test("is one notice though the publisher and Retraction Watch both tell of it", () => {
    const watched = { ...retraction, DOI: "10.5555/ward.2026.9", source: "retraction-watch", "record-id": "71230" };
    expect(read([watched, retraction])).toEqual([
      {
        kind: "retraction",
        on: "2026-03-04",
        noticeDoi: "10.5555/ward.2026.9",
        reportedBy: ["publisher", "retraction-watch"],
      },
    ]);
  });

  test.each([
    ["no field", undefined],
    ["null", null],
    ["an empty list", []],
    ["no list", "retraction"],
  ])("is nothing where there is %s", (_what, updates) => {
    expect(read(updates)).toEqual([]);
  });

  test("keeps kinds apart, also those that nobody knows yet", () => {
    const kinds = ["Expression of Concern", "correction", "reinstatement", "new_version"];
    expect(read(kinds.map((type) => ({ ...retraction, type })))?.map(({ kind }) => kind)).toEqual([
      "expression_of_concern",
      "correction",
      "reinstatement",
      "new_version",
    ]);
  });

  test.each([
    [[2026, 3, 4], "2026-03-04"],
    [[2026, 3], "2026-03"],
    [[2026], "2026"],
    [[2026, 2, 31], null],
    [["some day"], null],
  ])("dates a notice as far as it says, %j", (parts, on) => {
    expect(read([{ ...retraction, updated: { "date-parts": [parts] } }])?.[0]?.on).toBe(on);
  });

  test("loses no notice by one that cannot be read, nor by parts that are missing", () => {
    expect(read([{ label: "Retraction" }, 7, null, { type: "?!" }, { type: "erratum", DOI: 5 }, retraction])).toEqual([
      { kind: "erratum", on: null, noticeDoi: "", reportedBy: [] },
      expect.objectContaining({ kind: "retraction" }),
    ]);
  });
});

describe("an answer about many works", () => {
  test("is told apart by DOI; works that cannot be read are left out", () => {
    const list = {
      status: "ok",
      "message-type": "work-list",
      message: {
        "total-results": 3,
        items: [{ DOI: "10.5555/A", "updated-by": [retraction] }, { DOI: "10.5555/b" }, { title: ["Without a DOI"] }],
      },
    };
    const answer = readCrossrefUpdates(list);
    expect([...answer!.keys()]).toEqual(["10.5555/a", "10.5555/b"]);
    expect([...answer!.values()].map((updates) => updates.length)).toEqual([1, 0]);
  });

  test.each([
    ["nothing", null],
    ["an error", { status: "failed", message: [{ type: "validation-failure" }] }],
    ["a page", "<html>"],
    ["a list of something else", { message: { items: 3 } }],
  ])("is no answer where it is %s", (_what, json) => {
    expect(readCrossrefUpdates(json)).toBeNull();
  });

  test("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (json, entry) => {
        readCrossrefUpdates(json);
        expect(Array.isArray(read([entry]))).toBe(true);
      }),
    );
  });
});
