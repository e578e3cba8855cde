import { partsOfLine } from "./byline-parts";
import { authorsOfByline, isName } from "./find-byline";
import { dateOfLine, dateOfMetadata } from "./find-date";
import { addressOf, articleRecord, namesOf, stringOf } from "./json-ld";
import { attribute, elementsIn, listElements, textIn, type PageElement, type PageNode } from "./page-tree";
import type { ImportFields, Proposed } from "./proposal";

const maxTitleChars = 400;
const maxNameChars = 120;

/** What a page says of itself outside its running text, each with where it says so. `language` from markup alone. */
export function pageFields({ page, url }: { page: PageNode; url: string | null }): ImportFields {
  const all = metaOf(page);
  const meta = new Map([...all].map(([name, values]) => [name, values[0]!]));
  const record = articleRecord(page);
  const [firstHeading, ...otherHeadings] = listElements(page, "h1").map(textIn).filter(Boolean);
  const html = listElements(page, "html")[0];
  return {
    title: firstOf([
      () => found(cleanTitle(stringOf(record?.headline), meta), "structured data (headline)"),
      () => found(clip(meta.get("citation_title")), "meta citation_title"),
      () => found(cleanTitle(meta.get("og:title"), meta), "meta og:title"),
      ...["dc.title", "dcterms.title", "twitter:title"].map(
        (name) => () => found(cleanTitle(meta.get(name), meta), `meta ${name}`),
      ),
      () => found(clip(markedText(page, "headline")), "a headline marked on the page"),
      () => (otherHeadings.length === 0 ? found(clip(firstHeading), "first-level heading") : null),
      () => found(cleanTitle(titleElement(page), meta), "title of the page"),
      () => found(clip(firstHeading), "first-level heading"),
    ]),
    authors: firstOf([
      () => foundNames(namesOf(record?.author), "structured data (author)"),
      ...[
        "citation_author",
        "author",
        "article:author",
        "parsely-author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "sailthru.author",
        "twitter:creator",
      ].map((name) => () => foundNames((all.get(name) ?? []).flatMap(namesOfMeta), `meta ${name}`)),
      () => authorsInText(page),
    ]),
    publisher: firstOf([
      () => found(namesOf(record?.publisher)[0], "structured data (publisher)"),
      ...[
        "citation_journal_title",
        "og:site_name",
        "citation_publisher",
        "dc.publisher",
        "dcterms.publisher",
        "application-name",
      ].map((name) => () => found(clip(meta.get(name)), `meta ${name}`)),
    ]),
    publishedOn: firstOf([
      () => found(dateOf(stringOf(record?.datePublished)), "structured data (datePublished)"),
      ...[
        "article:published_time",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "datepublished",
        "date",
        "dc.date",
        "dcterms.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "parsely-pub-date",
        "pubdate",
        "sailthru.date",
        "og:published_time",
        "publish-date",
      ].map((name) => () => found(dateOf(meta.get(name)), `meta ${name}`)),
      () => markedDate(page),
      () => found(dateInAddress(url), "the address"),
      () => dateLine(page),
    ]),
    language: firstOf([
      () => found(languageTag(html && attribute(html, "lang")), "language of the page"),
      () => found(languageTag(stringOf(record?.inLanguage)), "structured data (inLanguage)"),
      ...["citation_language", "og:locale", "content-language", "dc.language", "dcterms.language", "language"].map(
        (name) => () => found(languageTag(meta.get(name)), `meta ${name}`),
      ),
    ]),
    url: firstOf([
      () => found(sameSite(canonical(page), url), "canonical link"),
      () => found(sameSite(meta.get("og:url"), url), "meta og:url"),
      () => found(sameSite(addressOf(record), url), "structured data (url)"),
      () => found(sameSite(meta.get("citation_public_url"), url), "meta citation_public_url"),
      () => found(httpUrl(url), "the address given"),
    ]),
  };
}

function firstOf<T>(tries: (() => Proposed<T>)[]): Proposed<T> {
  for (const attempt of tries) {
    const result = attempt();
    if (result) return result;
  }
  return null;
}

function found(value: string | null | undefined, foundIn: string): Proposed<string> {
  return value ? { value, foundIn } : null;
}

function foundNames(names: string[], foundIn: string): Proposed<string[]> {
  const kept = [...new Set(names.map((name) => authorsOfByline(name)?.[0] ?? name))].filter(
    (name) => name.length <= maxNameChars && !/^https?:|[<>{}@]|^(admin|administrator|editor|webmaster)$/i.test(name),
  );
  return kept.length > 0 ? { value: kept.slice(0, 20), foundIn } : null;
}

function clip(text: string | null | undefined): string | null {
  const clean = text?.replace(/\s+/gu, " ").trim();
  return clean ? clean.slice(0, maxTitleChars) : null;
}

/** Values of the meta elements by lower-case name or property, in order. "DC:title" and "DC.title" are the same. */
function metaOf(page: PageNode): Map<string, string[]> {
  const meta = new Map<string, string[]>();
  for (const element of listElements(page, "meta")) {
    const content = attribute(element, "content");
    if (!content) continue;
    for (const key of ["property", "name", "itemprop", "http-equiv"]) {
      const name = attribute(element, key)
        ?.toLowerCase()
        .replace(/^(dc|dcterms):/u, "$1.");
      if (name) meta.set(name, [...(meta.get(name) ?? []), content].slice(0, 50));
    }
  }
  return meta;
}

function titleElement(page: PageNode): string | null {
  const title = [...elementsIn(page)].find((element) => element.tagName === "title");
  return title ? textIn(title) : null;
}

/** Cuts the website's name off: its own name where the page says it, else the last of the parts when it is the shorter. */
function cleanTitle(title: string | null | undefined, meta: Map<string, string>): string | null {
  const text = clip(title);
  if (!text) return null;
  const parts = text.split(/\s+[|–—\-»:·]\s+/u);
  const last = parts.at(-1)!;
  if (parts.length < 2) return text;
  const site = meta.get("og:site_name")?.toLowerCase();
  const isSite = site !== undefined && (site.includes(last.toLowerCase()) || last.toLowerCase().includes(site));
  const rest = text.slice(0, text.length - last.length).replace(/\s+[|–—\-»:·]\s+$/u, "");
  return isSite ||
    (last.split(/\s+/u).length <= 4 &&
      rest.split(/\s+/u).length >= 4 &&
      /[|»]\s+\S+(\s+\S+)*$/u.test(text.slice(rest.length - 1)))
    ? rest
    : text;
}

function splitNames(value: string | undefined): string[] {
  if (!value) return [];
  const names = value
    .replace(/^\s*by:?\s+/iu, "")
    .split(/\s*(?:;|\||\sand\s|\s&\s)\s*/iu)
    .filter(Boolean);
  return names.flatMap((name) => {
    const parts = name.split(/\s*,\s*/u);
    return parts.every(isName) ? parts : [name.trim()];
  });
}

/** A handle ("@saltmere") is no name; "Ford, Jo" is one name the other way round where the tag is for one author each. */
function namesOfMeta(value: string): string[] {
  if (value.startsWith("@")) return [];
  const [, last, first] = /^(\p{Lu}[\p{L}\p{M}'’-]+),\s+(\p{Lu}[\p{L}\p{M}.'’ -]*)$/u.exec(value.trim()) ?? [];
  return last && first && !isName(first) ? [`${first.trim()} ${last}`] : splitNames(value);
}

/** The text of the first element of a microdata property. */
function markedText(page: PageNode, property: string): string | null {
  for (const element of elementsIn(page))
    if (attribute(element, "itemprop")?.toLowerCase() === property && element.tagName !== "meta")
      return textIn(element);
  return null;
}

/** Elements that name the author, or a short line that begins with "By". */
function authorsInText(page: PageNode): Proposed<string[]> {
  for (const element of elementsIn(page)) {
    const marked = attribute(element, "rel") === "author" || attribute(element, "itemprop") === "author";
    if (marked && isName(textIn(element))) return { value: [textIn(element)], foundIn: "a link marked as author" };
    if (!looksLikeByline(element)) continue;
    const line = textIn(element).slice(0, 200);
    for (const part of [line, ...partsOfLine(line)]) {
      const names = authorsOfByline(part);
      if (names) return { value: names, foundIn: `the line “${line.slice(0, 80)}”` };
    }
  }
  return null;
}

function looksLikeByline(element: PageElement): boolean {
  if (/\b(byline|author|writer|contributor)/i.test(attribute(element, "class") ?? "")) return true;
  return ["p", "span", "div", "address", "h5", "h6"].includes(element.tagName) && element.childNodes.length <= 6;
}

function markedDate(page: PageNode): Proposed<string> {
  const times = listElements(page, "time");
  const marked = times.find((time) =>
    /published|datePublished/i.test(`${attribute(time, "itemprop")} ${attribute(time, "class")}`),
  );
  for (const time of marked ? [marked, ...times] : times) {
    const date = dateOf(attribute(time, "datetime")) ?? dateOf(textIn(time));
    if (date) return { value: date, foundIn: "a date marked on the page" };
  }
  return null;
}

/** "/2017/03/09/pier" or "/2017-03-09-pier", as many websites file their articles. */
function dateInAddress(url: string | null): string | null {
  const path = url && URL.canParse(url) ? new URL(url).pathname : "";
  const [, year, month, day] =
    /\/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)/u.exec(path) ?? [];
  return year && month && day ? dateOf(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`) : null;
}

function dateLine(page: PageNode): Proposed<string> {
  for (const element of elementsIn(page)) {
    if (!["p", "span", "div", "li", "small", "em", "strong"].includes(element.tagName) || element.childNodes.length > 3)
      continue;
    const line = textIn(element);
    const date = [line, ...bylineParts(line)].map(dateOfLine).find((day) => day !== null);
    if (date) return { value: date, foundIn: `the line “${line}”` };
  }
  return null;
}

/** The parts of a line that names an author; a day in any other line may be one that the text speaks of. */
function bylineParts(line: string): string[] {
  const parts = partsOfLine(line);
  return parts.some((part) => authorsOfByline(part) !== null) ? parts : [];
}

function dateOf(value: string | null | undefined): string | null {
  // Journals write "2017/03/09" and "2017/3/9".
  const dashed = value?.replace(
    /^(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?$/u,
    (_, year: string, month: string, day: string | undefined) =>
      [year, month.padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join("-"),
  );
  return dashed ? dateOfMetadata(dashed) : null;
}

/** A well-formed tag in its usual spelling ("en_GB" → "en-GB"). */
export function languageTag(value: string | null | undefined): string | null {
  const tag = value?.trim().replaceAll("_", "-") ?? "";
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function canonical(page: PageNode): string | null {
  const link = listElements(page, "link").find((element) => attribute(element, "rel")?.toLowerCase() === "canonical");
  return link ? attribute(link, "href") : null;
}

export function httpUrl(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : null;
}

/** A page may name a tidier address of itself, but not one of another website. */
function sameSite(candidate: string | null | undefined, url: string | null): string | null {
  if (!candidate || !URL.canParse(candidate, url ?? undefined)) return null;
  const resolved = httpUrl(new URL(candidate, url ?? undefined).href);
  if (!resolved || !url || !URL.canParse(url)) return resolved;
  const bare = (host: string) => host.replace(/^(www|m|amp)\./, "");
  const isFrontPage = new URL(resolved).pathname === "/" && new URL(url).pathname !== "/";
  return bare(new URL(resolved).hostname) === bare(new URL(url).hostname) && !isFrontPage ? resolved : null;
}
