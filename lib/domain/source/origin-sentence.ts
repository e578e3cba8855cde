import type { CslType } from "@/lib/domain/source/csl-types";
import type { DerivationLink } from "@/lib/domain/source/independence";

/** Words for several works of a type, where the type says what they are. */
const plural: Partial<Record<CslType, readonly [one: string, many: string]>> = {
  report: ["report", "reports"],
  webpage: ["web page", "web pages"],
  "article-newspaper": ["newspaper article", "newspaper articles"],
  "article-journal": ["journal article", "journal articles"],
  "article-magazine": ["magazine article", "magazine articles"],
  article: ["article", "articles"],
  book: ["book", "books"],
  dataset: ["data set", "data sets"],
  personal_communication: ["letter", "letters"],
  interview: ["interview", "interviews"],
  speech: ["speech", "speeches"],
  broadcast: ["broadcast", "broadcasts"],
  post: ["post", "posts"],
  "post-weblog": ["blog post", "blog posts"],
};

const numbers = [
  "No",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
];

/** Types of which a genre, such as "press release", says more. */
export type OriginKind = { type: CslType; genre: string | null };

/**
 * Why several sources count as one: "Five newspaper articles, one press release." The works further up that all of them
 * rest on are what is named last; where there is no single one, what they share is not named.
 * @param members the sources of one origin, two or more
 * @param root the one work that all rest on; null where there is none, or more than one
 */
export function originSentence({ members, root }: { members: readonly OriginKind[]; root: OriginKind | null }): string {
  const counted = `${number(members.length)} ${wordsFor({ kinds: members, count: members.length })}`;
  return root ? `${counted}, one ${wordsFor({ kinds: [root], count: 1 })}.` : `${counted}, one origin.`;
}

function number(count: number): string {
  return numbers[count] ?? String(count);
}

function wordsFor({ kinds, count }: { kinds: readonly OriginKind[]; count: number }): string {
  const [first] = kinds;
  const same = kinds.every(({ type, genre }) => type === first?.type && genre === first.genre);
  if (same && first?.genre && count === 1) return first.genre.toLowerCase();
  const sameType = kinds.every(({ type }) => type === first?.type);
  const words = (sameType && first ? plural[first.type] : undefined) ?? mixed(kinds);
  return count === 1 ? words[0] : words[1];
}

/** Articles of all kinds are articles; anything else together is sources. */
function mixed(kinds: readonly OriginKind[]): readonly [string, string] {
  return kinds.every(({ type }) => type.startsWith("article")) ? ["article", "articles"] : ["source", "sources"];
}

/**
 * The one source that all members of an origin rest on, the furthest up where several do; a member may be it itself.
 * @returns null where no single source is upstream of all, or where they rest on each other in a circle
 */
export function commonRoot({
  members,
  links,
}: {
  members: readonly string[];
  links: readonly DerivationLink[];
}): string | null {
  const above = new Map<string, string[]>();
  for (const { fromId, toId } of links) above.set(fromId, [...(above.get(fromId) ?? []), toId]);
  const closure = (id: string): Set<string> => {
    const seen = new Set([id]);
    for (const each of seen) for (const next of above.get(each) ?? []) seen.add(next);
    return seen;
  };
  const [first, ...others] = members.map(closure);
  const shared = [...(first ?? [])].filter((id) => others.every((set) => set.has(id)));
  const roots = shared.filter((id) => (above.get(id) ?? []).length === 0);
  return roots.length === 1 ? roots[0]! : null;
}
