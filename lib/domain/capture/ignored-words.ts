import type { Ignored, IgnoredReason } from "@/lib/domain/capture/compare-copies";

/** What did not count as a change, as it is named in a sentence. */
export const ignoredWords = {
  advertisement: "advertisements",
  comments: "readers' comments",
  notices: "notices on cookies and newsletters",
  menu: "menus and the like",
  related: "links to other articles",
  sharing: "buttons for sharing",
  sign_in: "the website's sign-in",
  footer: "the foot of the page",
  beside: "what stands beside the article",
  page_date: "the page's own date or time",
  counter: "counters",
  token: "keys that are new at each load",
} as const satisfies Record<IgnoredReason, string>;

/** "counters, links to other articles"; null where nothing was ignored. */
export function ignoredInWords(ignored: Ignored): string | null {
  const reasons = Object.keys(ignored) as IgnoredReason[];
  return reasons.length === 0 ? null : reasons.map((reason) => ignoredWords[reason]).join(", ");
}
