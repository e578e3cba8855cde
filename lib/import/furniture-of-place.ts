import type { FurnitureReason } from "./furniture-reasons";
import { attribute, textIn, type PageElement } from "./page-tree";

type Rule = { reason: FurnitureReason; tags?: readonly string[]; words: RegExp };

/** Words in class, id and role by which websites name the parts of their pages, and elements that say the same. */
const rules: Rule[] = [
  { reason: "sharing", words: /^(share|sharing|sharer|social|sharedaddy|addthis|addtoany|sharebar|sharetools)$/ },
  { reason: "comment_form", words: /^(comments?|respond|disqus|commentlist|commentform|comment)$/ },
  { reason: "newsletter", words: /^(newsletters?|subscribe|subscription|signup|mailchimp|optin)$/ },
  {
    reason: "related",
    words:
      /^(related|relatedposts|recommended|recommendations?|recirc|readmore|trending|popular|outbrain|taboola|teaser|teasers|onward|morefrom|morestories)$/,
  },
  {
    reason: "advertisement",
    words: /^(ad|ads|advert|adverts|advertisement|adsbygoogle|sponsor|sponsored|promo|promos|dfp|adslot|adunit)$/,
  },
  { reason: "cookie_notice", words: /^(cookie|cookies|gdpr|consent|ccpa)$/ },
  { reason: "caption", tags: ["figcaption"], words: /^(caption|captions|figcaption|imagecaption|photocaption)$/ },
  { reason: "picture_credit", words: /^(credit|credits|photocredit|imagecredit|photographer)$/ },
  { reason: "byline", words: /^(byline|bylines|author|authors|dateline|timestamp|pubdate|datetime)$/ },
  { reason: "filing", words: /^(tags|tag|taglist|categories|category|catlinks|keywords|topics)$/ },
  {
    reason: "navigation",
    tags: ["nav", "menu"],
    words: /^(nav|navigation|navbar|breadcrumbs?|pagination|pager|menu|toc|skip|skiplink)$/,
  },
  { reason: "sign_in", words: /^(login|signin|paywall|regwall|register)$/ },
  { reason: "copyright", tags: ["footer"], words: /^(copyright|colophon|footer)$/ },
];

/**
 * What kind of furniture the elements around a block say it is, the innermost first; null when they say nothing. An
 * element with more than `maxChars` of text is not asked: around a long stretch such words usually name the article
 * itself ("post category-news tag-harbour").
 */
export function furnitureOfPlace({
  ancestors,
  maxChars,
}: {
  ancestors: readonly PageElement[];
  maxChars: number;
}): FurnitureReason | null {
  for (const element of ancestors.toReversed()) {
    if (lengthOf(element) > maxChars) return null;
    const names = namesOf(element);
    const rule = rules.find(
      ({ tags, words }) => tags?.includes(element.tagName) || names.some((name) => words.test(name)),
    );
    if (rule) return rule.reason;
  }
  return null;
}

const lengths = new WeakMap<PageElement, number>();

function lengthOf(element: PageElement): number {
  const known = lengths.get(element);
  if (known !== undefined) return known;
  const length = textIn(element).length;
  lengths.set(element, length);
  return length;
}

/** "ArticleShare--top related_posts" → article, share, top, related, posts, relatedposts … */
function namesOf(element: PageElement): string[] {
  const raw = [attribute(element, "class"), attribute(element, "id"), attribute(element, "role")]
    .filter(Boolean)
    .join(" ");
  return raw
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/\s+/)
    .flatMap((name) => [...name.split(/[-_:]+/), name.replace(/[-_:]+/g, "")]);
}
