import type { CslType } from "@/lib/domain/source/csl-types";

/** RIS types by CSL type; the first that a type has is the one that is written. */
export const risTypes: Record<CslType, readonly string[]> = {
  report: ["RPRT", "GOVDOC", "GRANT"],
  webpage: ["ELEC", "WEB", "ICOMM"],
  "article-newspaper": ["NEWS"],
  "article-journal": ["JOUR", "JFULL", "EJOUR", "ABST"],
  "article-magazine": ["MGZN"],
  article: ["INPR", "PREP"],
  book: ["BOOK", "EBOOK", "EDBOOK", "WHOLE", "SER"],
  chapter: ["CHAP", "ECHAP", "DICT", "ENCYC"],
  dataset: ["DATA", "AGGR", "DBASE"],
  legislation: ["STAT", "BILL", "LEGAL"],
  legal_case: ["CASE"],
  hearing: ["HEAR"],
  personal_communication: ["PCOMM"],
  interview: ["INTV"],
  speech: ["SPCH", "SLIDE"],
  broadcast: ["SOUND"],
  motion_picture: ["VIDEO", "MPCT", "ADVS"],
  post: ["SOCM"],
  "post-weblog": ["BLOG"],
  "paper-conference": ["CPAPER", "CONF"],
  thesis: ["THES"],
  standard: ["STAND"],
  map: ["MAP"],
  graphic: ["FIGURE", "ART", "CHART"],
  software: ["COMP"],
  document: ["GEN", "UNPB", "MANSCPT", "PAMP"],
};

const cslTypeOf = new Map(
  Object.entries(risTypes).flatMap(([type, names]) => names.map((name) => [name, type as CslType] as const)),
);

export function cslTypeOfRis(name: string): CslType {
  return cslTypeOf.get(name.trim().toUpperCase()) ?? "document";
}
