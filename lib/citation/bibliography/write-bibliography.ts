import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { risTypes } from "@/lib/citation/bibliography/ris-types";
import type { ExportFormat } from "@/lib/domain/source/bibliography";
import type { CslDate, CslItem, CslName } from "@/lib/domain/source/csl";

/** One source to be written; the key is what a BibTeX file calls it. */
export type WrittenEntry = { id: string; key: string; csl: CslItem };

/** What stands before, between and after the parcels of a file. */
export const frames = {
  bibtex: { before: "", between: "\n", after: "" },
  ris: { before: "", between: "", after: "" },
  csl: { before: "[\n", between: ",\n", after: "\n]\n" },
} as const satisfies Record<ExportFormat, { before: string; between: string; after: string }>;

/** Writes some entries of a bibliography, without what stands around them. */
export function writeEntries({ format, entries }: { format: ExportFormat; entries: readonly WrittenEntry[] }): string {
  switch (format) {
    case "csl":
      return entries.map(({ id, csl }) => JSON.stringify({ ...csl, id })).join(",\n");
    case "ris":
      return entries.map(({ csl }) => risRecord(csl)).join("");
    default:
      return new Cite(
        entries.map(({ key, csl }) => ({ ...csl, id: key, "citation-key": key })),
        { generateGraph: false },
      ).format("bibtex", { format: "text" });
  }
}

/** A record with one line a value; readers of RIS differ in what they make of lines that are wrapped. */
function risRecord(csl: CslItem): string {
  const [start, end] = (csl.page ?? "").split(/\s*[-–]\s*/u);
  const lines: [string, string | undefined][] = [
    ["TY", risTypes[csl.type][0]],
    ["TI", csl.title],
    ...(csl.author ?? []).map((name): [string, string] => ["AU", lineOf(name)]),
    ...(csl.editor ?? []).map((name): [string, string] => ["ED", lineOf(name)]),
    ["PY", csl.issued?.["date-parts"]?.[0]?.[0]?.toString()],
    ["DA", dateLine(csl.issued)],
    ["Y2", dateLine(csl.accessed)],
    ["T2", csl["container-title"]],
    ["T3", csl["collection-title"]],
    ["PB", csl.publisher],
    ["CY", csl["publisher-place"]],
    ["VL", csl.volume],
    ["IS", csl.issue],
    ["ET", csl.edition],
    ["SP", start],
    ["EP", end],
    ["M1", csl.number],
    ["M3", csl.genre],
    ["LA", csl.language],
    ["SN", csl.ISBN ?? csl.ISSN],
    ["DO", csl.DOI],
    ["UR", csl.URL],
    ["N1", csl.note],
    ["ER", ""],
  ];
  return `${lines
    .flatMap(([tag, value]) => (value || tag === "ER" ? [`${tag}  - ${(value ?? "").replace(/\s+/gu, " ")}`] : []))
    .join("\r\n")}\r\n`;
}

function lineOf({ literal, family, given, suffix, "non-dropping-particle": particle }: CslName): string {
  if (literal) return literal;
  return [[particle, family].filter(Boolean).join(" "), given, suffix].filter(Boolean).join(", ");
}

/** "2024/03/05", with as much as is known. */
function dateLine(date: CslDate | undefined): string | undefined {
  const [year, month = 0, day = 0] = date?.["date-parts"]?.[0] ?? [];
  if (year === undefined) return undefined;
  return [String(year), ...[month, day].filter((part) => part > 0).map((part) => String(part).padStart(2, "0"))].join(
    "/",
  );
}

/** A key for each entry, "birch2024", told apart by letters. */
export function keysFor(items: readonly { id: string; csl: CslItem }[]): Map<string, string> {
  const used = new Map<string, number>();
  return new Map(
    items.map(({ id, csl }) => {
      const person = csl.author?.[0] ?? csl.editor?.[0];
      const name =
        plainLetters(person?.family ?? person?.literal ?? csl.publisher ?? csl.title).slice(0, 20) || "source";
      const base = `${name}${csl.issued?.["date-parts"]?.[0]?.[0] ?? ""}`;
      const count = used.get(base) ?? 0;
      used.set(base, count + 1);
      return [id, count === 0 ? base : base + letters(count)];
    }),
  );
}

/** 1 is "b", 25 is "z", 26 is "aa". */
function letters(count: number): string {
  const letter = String.fromCharCode(97 + (count % 26));
  return count < 26 ? letter : letters(Math.floor(count / 26) - 1) + letter;
}

function plainLetters(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "");
}
