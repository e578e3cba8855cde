import { cslTypeOfRis } from "@/lib/citation/bibliography/ris-types";
import { normaliseIsbn } from "@/lib/domain/source/identifiers";

type Record_ = Map<string, string[]>;

/**
 * Reads all records of an RIS text, in time that grows with its length alone. A record ends with ER, or where the next
 * one begins; lines without a tag go on with the one before.
 * @returns one CSL item a record, unchecked
 */
export function readRis(text: string): Record<string, unknown>[] {
  const items: Record<string, unknown>[] = [];
  let record: Record_ | null = null;
  let last: string[] | null = null;
  const close = () => {
    if (record) items.push(itemOf(record));
    [record, last] = [null, null];
  };
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const match = /^\s{0,2}([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$/u.exec(line);
    const [, tag = "", value = ""] = match ?? [];
    if (tag === "TY") {
      close();
      record = new Map();
    }
    if (!record) continue;
    if (tag === "ER") close();
    else if (match) {
      last = record.get(tag) ?? [];
      last.push(value.trim());
      record.set(tag, last);
    } else if (last && line.trim() !== "") last.push(`${last.pop() ?? ""} ${line.trim()}`.trim());
  }
  close();
  return items;
}

function itemOf(record: Record_): Record<string, unknown> {
  const first = (...tags: string[]) =>
    tags.map((tag) => record.get(tag)?.find((value) => value !== "")).find((value) => value !== undefined);
  const type = cslTypeOfRis(first("TY") ?? "");
  const number = first("SN");
  const isbn = number?.split(/[\s;,]+/u).find((part) => normaliseIsbn(part));
  const [start, end] = [first("SP"), first("EP")];
  return {
    type,
    title: first("TI", "T1", ...(type === "book" ? ["BT"] : []), "CT"),
    author: names(record, "AU", "A1"),
    editor: names(record, "ED", "A2"),
    issued: dateOf(first("DA") ?? "") ?? dateOf(first("PY", "Y1") ?? ""),
    accessed: dateOf(first("Y2") ?? ""),
    "container-title": first("T2", "JO", "JF", "JA", "J2", ...(type === "book" ? [] : ["BT"])),
    "collection-title": first("T3"),
    publisher: first("PB"),
    "publisher-place": first("CY", "PP"),
    volume: first("VL"),
    issue: first("IS"),
    edition: first("ET"),
    page: start && end && start !== end && !start.includes("-") ? `${start}-${end}` : start,
    number: first("M1", "AN"),
    genre: first("M3"),
    language: first("LA"),
    note: first("N1"),
    DOI: first("DO"),
    URL: first("UR", "L2", "LK"),
    ...(isbn ? { ISBN: isbn } : { ISSN: number }),
  };
}

/** "Birch, Ada, Jr" is a person; a name without a comma is a body. */
function names(record: Record_, ...tags: string[]) {
  const found = tags.flatMap((tag) => record.get(tag) ?? []).filter((name) => name !== "");
  if (found.length === 0) return undefined;
  return found.map((name) => {
    const [family = "", given = "", suffix = ""] = name.split(",").map((part) => part.trim());
    if (given === "") return { literal: family };
    return { family, given, ...(suffix && { suffix }) };
  });
}

/** "2024/03/05/morning", "2024///" or "2024-03-05". */
function dateOf(value: string) {
  const match = /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?/u.exec(value.trim());
  if (!match) return undefined;
  const parts: number[] = [];
  for (const part of match.slice(1)) {
    if (part === undefined || Number(part) === 0) break;
    parts.push(Number(part));
  }
  return { "date-parts": [parts] };
}
