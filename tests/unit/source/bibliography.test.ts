import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBibliography } from "@/lib/citation/bibliography/read-bibliography";
import { splitBibtex } from "@/lib/citation/bibliography/split-bibtex";
import { frames, keysFor, writeEntries } from "@/lib/citation/bibliography/write-bibliography";
import { maxBibliographyEntries, type ExportFormat } from "@/lib/domain/source/bibliography";
import type { CslItem } from "@/lib/domain/source/csl";
import { cslTypes } from "@/lib/domain/source/csl-types";

const read = (text: string) => {
  const found = readBibliography(text);
  if (!found.ok) throw new Error(found.reason);
  return found;
};

function written(format: ExportFormat, items: CslItem[]): string {
  const withIds = items.map((csl, index) => ({ id: String(index), csl }));
  const keys = keysFor(withIds);
  const entries = withIds.map((entry) => ({ ...entry, key: keys.get(entry.id)! }));
  return `${frames[format].before}${writeEntries({ format, entries })}${frames[format].after}`;
}

describe("BibTeX", () => {
  test("an entry that cannot be read costs itself alone", () => {
    const text = `@string{vp = "Vale Press"}
@comment{nothing}
@book{one, title = {Wards: {A} History}, author = {M{\\"u}ller, Jo and {Harrow Vale Trust}}, year = 2001, publisher = vp}
@article{two, title = {Not closed, author = {Birch, Ada}
@article{three, title = "Third {"}one{"}", journal = {Journal of Ward Studies}, pages = {45--67}, year = {2024}, month = mar}
@misc{four, author = {Nobody}}
`;
    const { format, entries, unreadable } = read(text);
    expect(format).toBe("bibtex");
    expect(entries.map(({ title }) => title)).toEqual(["Wards: A History", 'Third "one"']);
    expect(entries[0]).toMatchObject({
      type: "book",
      author: [{ family: "Müller", given: "Jo" }, { literal: "Harrow Vale Trust" }],
      publisher: "Vale Press",
    });
    expect(entries[1]).toMatchObject({ type: "article-journal", page: "45-67", issued: { "date-parts": [[2024, 3]] } });
    expect(unreadable).toBe(2);
  });

  test("is cut without ever losing its way", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("@", "a", "{", "}", "(", ")", "\n", "\\", ",") }), (noise) => {
        const { entries } = splitBibtex(`${noise}\n@book{x, title={Wards}}`);
        expect(entries.join("").length).toBeLessThanOrEqual(noise.length + 24);
      }),
    );
  });
});

describe("RIS", () => {
  test("reads wrapped lines, other line ends, and records that are not closed", () => {
    const text = [
      "TY  - JOUR",
      "TI  - Waiting times in",
      "small hospitals",
      "AU  - Birch, Ada",
      "AU  - Harrow Vale Trust",
      "PY  - 2024/03//",
      "T2  - Journal of Ward Studies",
      "SP  - 45",
      "EP  - 67",
      "SN  - 1234-5678",
      "TY  - BOOK",
      "BT  - Wards",
      "SN  - 978-0-306-40615-7",
      "ER  - ",
      "TY  - NEWS",
      "ER  - ",
    ].join("\r\n");
    const { entries, unreadable } = read(text);
    expect(entries).toEqual([
      {
        type: "article-journal",
        title: "Waiting times in small hospitals",
        author: [{ family: "Birch", given: "Ada" }, { literal: "Harrow Vale Trust" }],
        issued: { "date-parts": [[2024, 3]] },
        "container-title": "Journal of Ward Studies",
        page: "45-67",
        ISSN: "1234-5678",
      },
      { type: "book", title: "Wards", ISBN: "978-0-306-40615-7" },
    ]);
    expect(unreadable).toBe(1);
  });

  test("takes time by its length alone", () => {
    const records = Array.from(
      { length: 10_000 },
      (_, n) => `TY  - RPRT\nTI  - Report ${n}\nAU  - Birch, Ada\nER  - \n`,
    );
    const started = performance.now();
    expect(read(records.join("")).entries).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

const rdf = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
 <bib:Article rdf:about="https://journal.example.org/ward">
  <z:itemType>journalArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Birch</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li>
   <rdf:li><foaf:Person><foaf:surname>Harrow Vale Trust</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <dc:title>Waiting times in small hospitals</dc:title><dc:date>2024-03-05</dc:date><bib:pages>45-67</bib:pages>
  <dc:identifier><dcterms:URI><rdf:value>https://journal.example.org/ward</rdf:value></dcterms:URI></dc:identifier>
 </bib:Article>
 <bib:Journal rdf:about="urn:issn:1234-5678"><prism:volume>12</prism:volume><dc:title>Journal of Ward Studies</dc:title>
  <dc:identifier>DOI 10.5555/WARD.1</dc:identifier><dc:identifier>ISSN 1234-5678</dc:identifier><prism:number>3</prism:number></bib:Journal>
 <z:Attachment rdf:about="#item_1"><z:itemType>attachment</z:itemType><dc:title>Full text</dc:title></z:Attachment>
 <bib:Book rdf:about="urn:isbn:9780306406157"><z:itemType>book</z:itemType><dc:title>Wards</dc:title>
  <dc:publisher><foaf:Organization><foaf:name>Vale Press</foaf:name></foaf:Organization></dc:publisher><dc:identifier>ISBN 9780306406157</dc:identifier></bib:Book>
</rdf:RDF>`;

describe("Zotero RDF", () => {
  test("gives the works with their journals, without attachments", () => {
    const { format, entries } = read(rdf);
    expect(format).toBe("rdf");
    expect(entries).toEqual([
      {
        type: "article-journal",
        title: "Waiting times in small hospitals",
        author: [{ family: "Birch", given: "Ada" }, { literal: "Harrow Vale Trust" }],
        issued: { "date-parts": [[2024, 3, 5]] },
        "container-title": "Journal of Ward Studies",
        volume: "12",
        issue: "3",
        page: "45-67",
        ISSN: "1234-5678",
        DOI: "10.5555/ward.1",
        URL: "https://journal.example.org/ward",
      },
      { type: "book", title: "Wards", publisher: "Vale Press", ISBN: "9780306406157" },
    ]);
  });

  test.each([
    '<?xml version="1.0"?><html><body>No</body></html>',
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="x"><a>',
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "x">]><rdf:RDF xmlns:rdf="x"><b>&a;</b></rdf:RDF>`,
    `<?xml version="1.0"?>${"<a>".repeat(100)}${"</a>".repeat(100)}`,
  ])("refuses %s", (text) => expect(readBibliography(text)).toEqual({ ok: false, reason: "unknown_format" }));
});

test.each([
  ["Words about wards.", "unknown_format"],
  ["{broken", "unknown_format"],
  ["[]", "no_entries"],
  ['[{"type":"book"}]', "no_entries"],
  [JSON.stringify(Array.from({ length: maxBibliographyEntries + 1 }, () => ({ title: "x" }))), "too_many_entries"],
])("%.40s is refused as %s", (text, reason) => expect(readBibliography(text)).toEqual({ ok: false, reason }));

test("Zotero's CSL-JSON with its own fields is read", () => {
  const item = {
    id: "http://zotero.org/1",
    type: "webpage",
    title: "Hours",
    accessed: { "date-parts": [["2026", 1, 5]] },
  };
  expect(read(JSON.stringify({ config: {}, items: [{ ...item, custom: { a: 1 } }] })).entries).toEqual([
    { type: "webpage", title: "Hours", accessed: { "date-parts": [[2026, 1, 5]] } },
  ]);
});

const person = { family: "Müller", given: "Jo" };
const items: CslItem[] = [
  {
    type: "article-journal",
    title: "Waiting times: 5 & 6 % of <small> hospitals",
    author: [person, { literal: "Harrow Vale Trust" }],
    issued: { "date-parts": [[2024, 3, 5]] },
    "container-title": "Journal of Ward Studies",
    volume: "12",
    issue: "3",
    page: "45-67",
    DOI: "10.5555/ward_1",
    URL: "https://journal.example.org/ward?a=1&b=2_3",
  },
  {
    type: "book",
    title: "Wards",
    author: [person],
    issued: { "date-parts": [[2001]] },
    publisher: "Vale Press",
    ISBN: "9780306406157",
  },
  {
    type: "report",
    title: "Annual report",
    author: [{ literal: "Harrow Vale Trust" }],
    issued: { "date-parts": [[2025]] },
    publisher: "Harrow Vale Trust",
  },
];

describe("what was taken out comes in again", () => {
  test.each(["bibtex", "ris", "csl"] as const)("as %s", (format) => {
    const { entries } = read(written(format, items));
    expect(entries).toHaveLength(items.length);
    entries.forEach((entry, index) => expect(entry).toMatchObject(items[index]!));
  });

  test("RIS keeps every type, one line a value", () => {
    const all = cslTypes.map((type): CslItem => ({ type, title: `Of ${type}\nand more`, note: "a\nb" }));
    const text = written("ris", all);
    expect(read(text).entries.map(({ type }) => type)).toEqual(cslTypes);
    expect(text.split("\r\n").every((line) => line === "" || /^[A-Z][A-Z0-9] {2}- /u.test(line))).toBe(true);
  });

  test("each entry of a BibTeX file has a key of its own", () => {
    const twins = [items[1]!, items[1]!, items[1]!];
    const keys = [...written("bibtex", twins).matchAll(/@\w+\{([^,]+),/gu)].map(([, key]) => key);
    expect(keys).toEqual(["muller2001", "muller2001b", "muller2001c"]);
  });
});
