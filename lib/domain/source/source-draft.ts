import { cslDateOf, edtfOfCslDate, type CslItem, type CslName } from "@/lib/domain/source/csl";
import { cslTextFields, fieldsOfType, type CslTextField, type CslType } from "@/lib/domain/source/csl-types";

/** A citation as a form holds it: every field a line of text. */
export type SourceDraft = {
  type: CslType;
  title: string;
  /** One a line: "Birch, Ada" for a person, anything without a comma for a body. */
  authors: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD; other words are kept as words. */
  issued: string;
  fields: Partial<Record<CslTextField, string>>;
  /** What the form does not show and must not lose. */
  rest: Partial<CslItem>;
};

const textFields = Object.keys(cslTextFields) as CslTextField[];

export function draftOfCsl({ type, title, author, issued, ...others }: CslItem): SourceDraft {
  const fields = Object.fromEntries(textFields.flatMap((key) => (others[key] ? [[key, others[key]]] : [])));
  const rest = Object.fromEntries(Object.entries(others).filter(([key]) => !textFields.some((field) => field === key)));
  return {
    type,
    title,
    authors: (author ?? []).map(lineOfName).join("\n"),
    issued: edtfOfCslDate(issued) ?? issued?.literal ?? "",
    fields,
    rest,
  };
}

/** The citation that the form holds. Fields that the type does not show are kept too: a type chosen by mistake costs nothing. */
export function cslOfDraft({ type, title, authors, issued, fields, rest }: SourceDraft): CslItem {
  const author = authors.split("\n").flatMap((line) => nameOfLine(line) ?? []);
  const date = cslDateOf(issued);
  const filled = Object.entries(fields).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()]] : []));
  return {
    ...rest,
    ...Object.fromEntries(filled),
    type,
    title: title.trim(),
    ...(author.length > 0 ? { author } : {}),
    ...(date ? { issued: date } : {}),
  };
}

/** The fields to show: those of the type, and any other that holds words. */
export function shownFields({ type, fields }: Pick<SourceDraft, "type" | "fields">): CslTextField[] {
  return textFields.filter((key) => fieldsOfType[type].includes(key) || fields[key]);
}

function lineOfName(name: CslName): string {
  if (name.literal) return name.literal;
  const family = [name["non-dropping-particle"], name.family].filter(Boolean).join(" ");
  const given = [name.given, name["dropping-particle"]].filter(Boolean).join(" ");
  return [family, given, name.suffix].filter(Boolean).join(", ");
}

function nameOfLine(line: string): CslName | null {
  const [family = "", given = "", suffix = ""] = line.split(",").map((part) => part.trim());
  if (family === "" && given === "") return null;
  if (given === "") return { literal: family };
  return { ...(family ? { family } : {}), given, ...(suffix ? { suffix } : {}) };
}
