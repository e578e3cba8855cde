/**
 * Why an import proposes to leave a piece of a page out, with the sentence that the preview shows for it. Furniture is
 * proposed, never dropped: a person sees each piece and can keep it.
 */
export const furnitureReasons = {
  advertisement: "An advertisement or a label for one.",
  byline: "The author's name or a date; it stands in the details of the article.",
  caption: "The caption of a picture that is not stored.",
  comment_count: "A count of readers' comments.",
  comment_form: "A part of the form in which readers leave comments.",
  cookie_notice: "A notice about cookies or privacy.",
  copyright: "A copyright line or another line from the foot of the website.",
  filing: "The category or the tags under which the website filed the text.",
  mail_head: "The head of a forwarded mail.",
  left_out: "Stands beside the article on the page and does not look like a part of it.",
  navigation: "A menu, a search box or another way around the website.",
  newsletter: "An invitation to subscribe to something.",
  page_number: "The number of a page.",
  picture_credit: "The credit of a picture that is not stored.",
  placeholder: "A placeholder where the website has no text yet.",
  quoted_reply: "What an earlier mail said, quoted in a reply.",
  related: "A link or a teaser for another article.",
  running_head: "A line that is repeated at the head or foot of the pages.",
  search_results: "The head of a list of search results.",
  separator: "A line of signs without words.",
  sharing: "Buttons for sharing the page.",
  sign_in: "A part of the website's sign-in.",
  signature: "The signature of a mail.",
  technical: "A message from the website's software.",
} as const;

export type FurnitureReason = keyof typeof furnitureReasons;

/** A proposal to leave a block out. */
export type Furniture = { reason: FurnitureReason; words: string };

/** @returns the proposal to leave a block out for this reason, with its sentence. */
export function furniture(reason: FurnitureReason): Furniture {
  return { reason, words: furnitureReasons[reason] };
}
