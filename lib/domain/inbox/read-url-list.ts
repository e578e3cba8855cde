import { isWebAddress, maxUrlLength } from "@/lib/domain/article/article-fields";

export type UrlList = {
  /** Addresses in the order of the list, each once, in the form in which they will be fetched. */
  addresses: string[];
  /** How many lines repeat an address that stands above. */
  repeated: number;
  /** Lines that hold something else, at most 100 characters of each. */
  unreadable: string[];
};

/**
 * Reads a pasted list of addresses: one a line, or with spaces or commas between them. An address without https:// is
 * taken as one where it looks like a host with a path; the part behind # is of no account to a server and is left out.
 */
export function readUrlList(typed: string): UrlList {
  const found = new Set<string>();
  const unreadable: string[] = [];
  let repeated = 0;
  for (const line of typed.split(/\r\n?|\n/u)) {
    // A comma or semicolon may be part of an address, but not before a space.
    const words = line.split(/[,;]?\s+|[,;]$/u).filter(Boolean);
    if (words.length > 1 && words.every((word) => addressOf(word) === null)) {
      unreadable.push(line.trim().slice(0, 100));
      continue;
    }
    for (const word of words) {
      const address = addressOf(word);
      if (address === null) unreadable.push(word.slice(0, 100));
      else if (found.has(address)) repeated += 1;
      else found.add(address);
    }
  }
  return { addresses: [...found], repeated, unreadable };
}

/** The address in its normal form, or null. */
export function addressOf(word: string): string | null {
  // Before it is read: the marks around what is no address can be without end.
  if (word.length > 2 * maxUrlLength) return null;
  const bare = word.replace(/^[<("']+|[>)"']+$/gu, "");
  const whole = /^[a-z][a-z\d+.-]*:/iu.test(bare)
    ? bare
    : /^[\w-]+(\.[\w-]+)+([/?].*)?$/u.test(bare)
      ? `https://${bare}`
      : bare;
  if (!isWebAddress(whole)) return null;
  const url = new URL(whole);
  if (url.username || url.password || url.hostname === "") return null;
  url.hash = "";
  return url.href.length <= maxUrlLength ? url.href : null;
}
