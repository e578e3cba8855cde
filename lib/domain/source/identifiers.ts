/** What somebody pasted, recognised: an address or a number of a work, in its one normal form. */
export type Identifier = { kind: "url" | "doi" | "isbn" | "pmid" | "arxiv"; value: string };

/**
 * Recognises a single web address, DOI (bare, with "doi:" or as a doi.org link), ISBN, PubMed id ("PMID: 123" or its page)
 * or arXiv id (bare, with "arXiv:" or its page).
 * @returns null where the text is anything else, such as a sentence that merely holds a link.
 */
export function readIdentifier(text: string): Identifier | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > 2_000) return null;
  const doi = normaliseDoi(trimmed);
  if (doi) return { kind: "doi", value: doi };
  const arxiv = normaliseArxiv(trimmed);
  if (arxiv) return { kind: "arxiv", value: arxiv };
  const pmid = normalisePmid(trimmed);
  if (pmid) return { kind: "pmid", value: pmid };
  const isbn = normaliseIsbn(trimmed);
  if (isbn) return { kind: "isbn", value: isbn };
  if (/^https?:\/\/\S+$/iu.test(trimmed) && URL.canParse(trimmed)) return { kind: "url", value: trimmed };
  return null;
}

/** @returns the DOI in lower case without its resolver (DOIs ignore case), or null. Form: DOI Handbook 2.2. */
export function normaliseDoi(text: string): string | null {
  const bare = text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, "");
  const decoded = /%[0-9a-f]{2}/iu.test(bare) ? safelyDecoded(bare) : bare;
  const match = /^10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]+$/u.exec(decoded);
  return match ? match[0].replace(/[.,;:]+$/u, "").toLowerCase() : null;
}

/** Where the work with this DOI is found. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURIComponent(doi).replaceAll("%2F", "/")}`;
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @returns the id without its version, "2101.00001" or the older "math/0309136", or null. Form: arXiv identifier scheme,
 * the first four digits are year and month.
 */
export function normaliseArxiv(text: string): string | null {
  const bare = text.trim().replace(/^(?:https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf)\/|arxiv:\s*)/iu, "");
  const match = /^(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/iu.exec(bare);
  return match ? match[1]!.toLowerCase() : null;
}

/** The DOI that arXiv itself gives to a paper. */
export function arxivDoi(id: string): string {
  return `10.48550/arxiv.${id.toLowerCase()}`;
}

/** @returns the digits, or null where nothing says that they are a PubMed id. */
export function normalisePmid(text: string): string | null {
  const match =
    /^(?:pmid:?\s*|https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/)(\d{1,9})\/?$/iu.exec(
      text.trim(),
    );
  return match ? match[1]!.replace(/^0+(?=\d)/u, "") : null;
}

/** @returns thirteen digits, or null where the check digit does not fit. Check digits: ISO 2108. */
export function normaliseIsbn(text: string): string | null {
  const digits = text
    .trim()
    .replace(/^isbn(?:-1[03])?:?\s*/iu, "")
    .replace(/[\s\u2010-\u2015-]/gu, "")
    .toUpperCase();
  if (/^97[89]\d{10}$/.test(digits)) return digits.at(-1) === checkDigit13(digits.slice(0, 12)) ? digits : null;
  if (!/^\d{9}[\dX]$/.test(digits)) return null;
  const sum = [...digits].reduce(
    (total, digit, index) => total + (digit === "X" ? 10 : Number(digit)) * (10 - index),
    0,
  );
  if (sum % 11 !== 0) return null;
  const body = `978${digits.slice(0, 9)}`;
  return body + checkDigit13(body);
}

function checkDigit13(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}

const trackers = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga)$/iu;

/**
 * One form for all spellings of an address, for finding duplicates and never for fetching: without scheme, "www.",
 * fragment, default port, trailing slash and the parameters that advertisers add; other parameters in order of name.
 * @returns null where it is no web address.
 */
export function normaliseUrl(text: string): string | null {
  if (!URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  const added = Array.from(url.searchParams.keys()).filter((name) => trackers.test(name));
  for (const name of added) url.searchParams.delete(name);
  url.searchParams.sort();
  const host = url.host.toLowerCase().replace(/^www\./u, "");
  const path = url.pathname.replace(/\/+$/u, "");
  const query = url.searchParams.size > 0 ? `?${url.searchParams}` : "";
  return `${host}${path}${query}`;
}
