import type { ImportFields, Proposed } from "./proposal";

/** Control characters and the invisible ones that `normaliseDoc` takes out of a text. */
const unwanted = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B\u2060\uFEFF]/gu;

/** The fields as one line of clean text each, NFC; a field of which nothing is left becomes null. */
export function cleanFields(fields: ImportFields): ImportFields {
  return {
    title: cleanOne(fields.title),
    authors: cleanList(fields.authors),
    publisher: cleanOne(fields.publisher),
    publishedOn: cleanOne(fields.publishedOn),
    language: cleanOne(fields.language),
    url: cleanOne(fields.url),
  };
}

function cleanOne(field: Proposed<string>): Proposed<string> {
  const value = field && cleanLine(field.value);
  return value ? { value, foundIn: cleanLine(field.foundIn) } : null;
}

function cleanList(field: Proposed<string[]>): Proposed<string[]> {
  const value = field?.value.map(cleanLine).filter((line) => line !== "") ?? [];
  return field && value.length > 0 ? { value, foundIn: cleanLine(field.foundIn) } : null;
}

function cleanLine(text: string): string {
  return text.toWellFormed().replace(unwanted, "").replace(/\s+/gu, " ").trim().normalize("NFC");
}
