/** Why a citation could not be looked up. In each case the source can be made with what is known. */
export const lookUpWords = {
  no_answer: "Nothing answered from here, so the details could not be looked up. Fill in what you know.",
  unknown_identifier: "This number is not known there. Check it, or fill in the details by hand.",
  unreadable_answer: "An answer came, but no citation could be read from it. Fill in what you know.",
  page_missing: "The website says that there is no such page (any more). Fill in what you know.",
  page_refused: "The website did not let us read the page. Fill in what you know.",
  no_web_page: "The address leads to a file and not to a web page. Fill in what you know.",
  address_refused: "This address is not on the public web, so it was not asked. Fill in what you know.",
  too_large: "The page is too large to look through. Fill in what you know.",
} as const satisfies Record<string, string>;

export type LookUpFailure = keyof typeof lookUpWords;
