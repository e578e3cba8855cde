/** The CSL item types that the form offers, with the words for them. */
export const cslTypeWords = {
  report: "Report",
  webpage: "Web page",
  "article-newspaper": "Newspaper article",
  "article-journal": "Journal article",
  "article-magazine": "Magazine article",
  article: "Article or preprint",
  book: "Book",
  chapter: "Chapter of a book",
  dataset: "Data set",
  legislation: "Law or statute",
  legal_case: "Court decision",
  hearing: "Hearing or minutes",
  personal_communication: "Letter or message",
  interview: "Interview",
  speech: "Speech",
  broadcast: "Broadcast",
  motion_picture: "Film or video",
  post: "Post on social media",
  "post-weblog": "Blog post",
  "paper-conference": "Conference paper",
  thesis: "Thesis",
  standard: "Standard",
  map: "Map",
  graphic: "Image or figure",
  software: "Software",
  document: "Other document",
} as const satisfies Record<string, string>;

export type CslType = keyof typeof cslTypeWords;

export const cslTypes = Object.keys(cslTypeWords) as CslType[];

/** Text fields of a citation that a person can edit, beside title, authors and date. */
export const cslTextFields = {
  "container-title": "Published in",
  publisher: "Publisher or body",
  "publisher-place": "Place",
  genre: "Described as",
  number: "Number or reference",
  edition: "Edition",
  volume: "Volume",
  issue: "Issue",
  page: "Pages",
  DOI: "DOI",
  ISBN: "ISBN",
  URL: "Web address",
} as const satisfies Record<string, string>;

export type CslTextField = keyof typeof cslTextFields;

const everywhere = ["URL"] as const;

/** Which of the text fields say something about a work of each type; the form shows these. */
export const fieldsOfType: Record<CslType, readonly CslTextField[]> = {
  report: ["publisher", "number", "genre", "page", "DOI", "ISBN", ...everywhere],
  webpage: ["container-title", "publisher", ...everywhere],
  "article-newspaper": ["container-title", "edition", "page", ...everywhere],
  "article-journal": ["container-title", "volume", "issue", "page", "DOI", ...everywhere],
  "article-magazine": ["container-title", "volume", "issue", "page", ...everywhere],
  article: ["publisher", "number", "genre", "DOI", ...everywhere],
  book: ["publisher", "publisher-place", "edition", "volume", "ISBN", "DOI", ...everywhere],
  chapter: ["container-title", "publisher", "publisher-place", "edition", "page", "ISBN", "DOI", ...everywhere],
  dataset: ["publisher", "edition", "number", "DOI", ...everywhere],
  legislation: ["container-title", "number", "volume", "page", ...everywhere],
  legal_case: ["publisher", "container-title", "number", "volume", "page", ...everywhere],
  hearing: ["publisher", "number", "page", ...everywhere],
  personal_communication: ["genre", "number", ...everywhere],
  interview: ["genre", "publisher", ...everywhere],
  speech: ["genre", "publisher", "publisher-place", ...everywhere],
  broadcast: ["container-title", "publisher", "number", ...everywhere],
  motion_picture: ["publisher", "genre", ...everywhere],
  post: ["container-title", "genre", ...everywhere],
  "post-weblog": ["container-title", ...everywhere],
  "paper-conference": ["container-title", "publisher", "page", "DOI", ...everywhere],
  thesis: ["publisher", "genre", "DOI", ...everywhere],
  standard: ["publisher", "number", "edition", ...everywhere],
  map: ["publisher", "edition", ...everywhere],
  graphic: ["publisher", "genre", ...everywhere],
  software: ["publisher", "edition", "DOI", ...everywhere],
  document: ["publisher", "genre", "number", ...everywhere],
};
