import { articleRefusalWords } from "@/lib/domain/article/refusal-words";

/** Why an item, a batch or a feed came to nothing, in words that say what to do next. */
export const inboxProblemWords = {
  // Items
  already_article: "This address is an article here already, so it was not fetched.",
  empty: "There is no text in it.",
  no_text: "No text was found in it. Look at the page yourself, and paste its text.",
  no_content: "The post has no text of its own.",
  invalid_fields: "Its title or its date cannot be read. Look at it and put them right.",
  too_large: "It is too large: at most 5 MB of page and 2 MB of text.",
  several_articles: "The page holds several articles. Look at it and say which of them to bring in.",
  cancelled: "It was not fetched, since the list was cancelled.",
  unreadable_item: "It could not be read. Open its page and paste the text.",
  private_address: "This address leads into a private network, which Plumbline never fetches from.",
  name_not_found: "There is no website of this name. Check the address.",
  unreachable: "The website does not answer. Try again later.",
  timed_out: "It took too long and was stopped. Try again later.",
  not_found_page: "The website says that there is no such page.",
  http_error: "The website refused to send the page. Open it in your browser and paste its text.",
  login_page: "The address leads to a sign-in page. Open it in your browser and paste its text.",
  bad_response: "The website answered with something that is no page.",
  // Batches
  not_wordpress:
    "This is XML, but no WordPress export. In WordPress, go to Tools, then Export, choose “All content”, and bring in the file that you get.",
  not_xml: "The file is not well-formed XML. It may have been cut off while it was downloaded: export it anew.",
  has_dtd: "It declares a document type or entities of its own, which is never read, because such files can be traps.",
  parser_failed: "It could not be read.",
  no_posts: "The export holds no published posts or pages.",
  not_allowed:
    "Whoever began this may no longer bring articles in, so it was stopped. Somebody else can begin it again.",
  file_gone: "The uploaded file is no longer stored. Bring it in again.",
  unexpected: "Something went wrong that should not have. What was read before is kept; begin it again for the rest.",
  // Feeds
  not_feed: "There is no RSS, Atom or JSON feed at this address, and the page names none.",
  feed_gone: "There is nothing at the feed's address any more (404 or 410). Look for its new address on the website.",
  feed_refused: "The website refused to send the feed.",
  feed_too_large: "The feed is larger than 5 MB and was not read.",
  busy: "Very much was being read at the moment. It is tried again.",
  feed_unreadable: "The feed is damaged and could not be read.",
  watcher_left: "Whoever watched it may no longer bring articles in. Watch it again to go on.",
} as const satisfies Record<string, string>;

export type InboxProblem = keyof typeof inboxProblemWords;

/** The sentence for a stored reason; reasons of a single import that are not told here have their words there. */
export function problemWords(reason: string): string {
  if (Object.hasOwn(inboxProblemWords, reason)) return inboxProblemWords[reason as InboxProblem];
  if (Object.hasOwn(articleRefusalWords, reason))
    return articleRefusalWords[reason as keyof typeof articleRefusalWords];
  return inboxProblemWords.unexpected;
}
