/** The kinds of bibliography that can be brought in, with the words for them. */
export const bibliographyFormats = {
  bibtex: "BibTeX",
  ris: "RIS",
  csl: "CSL-JSON",
  rdf: "Zotero RDF",
} as const satisfies Record<string, string>;

export type BibliographyFormat = keyof typeof bibliographyFormats;

/** The kinds that sources can be taken out in, with the file that they make. */
export const exportFormats = {
  bibtex: { label: "BibTeX", extension: "bib", mediaType: "application/x-bibtex; charset=utf-8" },
  ris: { label: "RIS", extension: "ris", mediaType: "application/x-research-info-systems; charset=utf-8" },
  csl: { label: "CSL-JSON", extension: "json", mediaType: "application/vnd.citationstyles.csl+json; charset=utf-8" },
} as const satisfies Record<string, { label: string; extension: string; mediaType: string }>;

export type ExportFormat = keyof typeof exportFormats;

export function isExportFormat(value: string): value is ExportFormat {
  return Object.hasOwn(exportFormats, value);
}

/** Most bytes of a bibliography; some 40,000 entries without their abstracts. */
export const maxBibliographyBytes = 20 * 1024 * 1024;

/** Most entries of one bibliography. */
export const maxBibliographyEntries = 20_000;

/** Most sources that are taken out at once. */
export const maxExported = 20_000;

/** What can become of an entry. */
export const entryStates = ["offered", "chosen", "stored", "known", "left_out"] as const;
export type EntryState = (typeof entryStates)[number];

/** Why a bibliography was not brought in, in words. */
export const bibliographyWords = {
  forbidden: "Your role in this workspace does not allow this. Nothing was brought in.",
  not_found: "This bibliography is not here any more.",
  empty: "There is nothing in it. Nothing was brought in.",
  too_large: "A bibliography may have 20 MB at most. Nothing was brought in; take it in parts.",
  too_many_entries: "A bibliography may have 20,000 entries at most. Nothing was brought in; take it in parts.",
  cut_off: "The file did not arrive whole. Nothing was brought in; try again.",
  unknown_format: "This is neither BibTeX, RIS, CSL-JSON nor Zotero RDF. Nothing was brought in.",
  no_entries: "No entry with a title could be read from it. Nothing was brought in.",
  timed_out: "Reading it took too long. Nothing was brought in; take it in parts.",
  parser_failed: "It could not be read. Nothing was brought in; export it anew, as RIS or CSL-JSON if you can.",
  too_busy: "Many files are being read at the moment. Nothing was brought in; try again in a minute.",
  too_many_lists: "You have begun many long imports within an hour. Nothing was brought in; try again later.",
  nothing_chosen: "Choose at least one entry.",
  not_choosing: "This bibliography has been brought in, or was dropped. Nothing was changed.",
  ended: "This has come to its end already.",
  unavailable: "The server could not take it at the moment. Nothing was brought in; try again.",
  offline: "The server cannot be reached. Nothing was brought in; try again when you are online.",
  aborted: "Stopped. Nothing was brought in.",
  signed_out: "You were signed out. Sign in in another tab and send it again.",
} as const satisfies Record<string, string>;
