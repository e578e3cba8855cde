import { maxListedAddresses, maxWatchedFeeds } from "./limits";
import { inboxProblemWords } from "./problem-words";

/** Every reason for which something in the inbox is refused, in words that say what was kept and what to do next. */
export const inboxRefusalWords = {
  no_addresses: "There is no address in the list. Put one on each line, beginning with https:// or http://.",
  too_many_addresses: `A list has at most ${maxListedAddresses} addresses. Take some out and bring them in as a second list.`,
  unreadable_addresses: "Some lines are no web addresses. Put them right or take them out; the list is still here.",
  too_many_lists:
    "You have begun very many long imports within the hour. Try again later; what you typed is still here.",
  invalid_url: "This is not a web address. Give the whole address, beginning with https:// or http://.",
  forbidden_scheme: "Only addresses that begin with https:// or http:// can be read.",
  forbidden_port: "Only the usual ports of websites can be read from.",
  private_address: "This address leads into a private network, which Plumbline never reads from.",
  name_not_found: "There is no website of this name. Check the address.",
  too_many_redirects: "The address leads from one page to the next without end.",
  unreachable: "The website does not answer. Try again later.",
  tls_failed: "The website's certificate is not valid, so nothing was taken from it.",
  bad_response: "The website answered with something that cannot be read.",
  timed_out: "It took too long and was stopped. Try again.",
  not_feed: inboxProblemWords.not_feed,
  has_dtd: inboxProblemWords.has_dtd,
  feed_gone: "There is nothing at this address (404 or 410). Check the address.",
  feed_refused: "The website refused to send it. Check the address.",
  feed_too_large: inboxProblemWords.feed_too_large,
  feed_unreadable: "The feed is damaged and could not be read.",
  already_watched: "This feed is watched already.",
  too_many_feeds: `A workspace watches at most ${maxWatchedFeeds} feeds. Stop one of them first.`,
  too_large: "The file is larger than 100 MB. In WordPress, export posts by year or by author, and bring the parts in.",
  empty: "There is nothing in the file.",
  cut_off: "The file did not arrive whole. Choose it again.",
  not_xml_file: "Choose the .xml file that WordPress gave you.",
  ended: "This has ended already.",
  nothing_to_do: "Nothing that was chosen can be treated like this any more. The list now shows how things are.",
  no_text: inboxProblemWords.no_text,
  unreadable_item: inboxProblemWords.unreadable_item,
  aborted: "Stopped. What you chose is still here.",
  busy: "Very much is being read at the moment. Try again in a minute.",
  forbidden: "Your role in this workspace does not allow this. Nothing was changed.",
  not_found: "This is no longer here. Reload the page to see the present state.",
  signed_out: "You are signed out. Sign in again in another tab and come back: what you typed is still here.",
  unavailable: "It could not be done just now, and nothing was changed. Try again.",
  invalid_input: "Something in the form cannot be read. It is still here; check it and try again.",
  offline: "The server cannot be reached. What you typed is still here; try again when you are online.",
} as const satisfies Record<string, string>;

export type InboxRefusalReason = keyof typeof inboxRefusalWords;

/** The sentence for any reason that an action of the inbox may answer. */
export function refusalWords(reason: string): string {
  return Object.hasOwn(inboxRefusalWords, reason)
    ? inboxRefusalWords[reason as InboxRefusalReason]
    : inboxRefusalWords.unavailable;
}
