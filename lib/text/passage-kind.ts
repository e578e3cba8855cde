/** What a passage is. The same words as the database's `passage_kind`. */
export const passageKinds = [
  "heading",
  "sentence",
  "list_item",
  "quote",
  "reference",
  "byline_date",
  "boilerplate",
] as const;
export type PassageKind = (typeof passageKinds)[number];

/** Kinds that somebody decides on; the share of them that is decided is an article's coverage. */
export const decidableKinds: ReadonlySet<PassageKind> = new Set(["sentence", "list_item", "quote"]);
