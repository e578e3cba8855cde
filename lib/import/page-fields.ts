import { authorsOfByline, isName } from "./find-byline";
import { dateOfLine, dateOfMetadata } from "./find-date";
import { articleRecord, namesOf, stringOf } from "./json-ld";
import { attribute, elementsIn, listElements, textIn, type PageElement, type PageNode } from "./page-tree";
import type { ImportFields, Proposed } from "./proposal";

const maxTitleChars = 400;
const maxNameChars = 120;

/** What a page says of itself outside its running text, each with where it says so. `language` from markup alone. */
export function pageFields({ page, url }: { page: PageNode; url: string | null }): ImportFields {
  const meta = metaOf(page);
  const record = articleRecord(page);
  const [firstHeading, ...otherHeadings] = listElements(page, "h1").map(textIn).filter(Boolean);
  const html = listElements(page, "html")[0];
  return {
    title: firstOf([
      () => found(cleanTitle(stringOf(record?.headline), meta), "structured data (headline)"),
      () => found(cleanTitle(meta.get("og:title"), meta), "meta og:title"),
      () => (otherHeadings.length === 0 ? found(clip(firstHeading), "first-level heading") : null),
      () => found(cleanTitle(titleElement(page), meta), "title of the page"),
      () => found(clip(firstHeading), "first-level heading"),
    ]),
    authors: firstOf([
      () => foundNames(namesOf(record?.author), "structured data (author)"),
      ...["author", "article:author", "parsely-author", "byl", "dc.creator", "dcterms.creator", "sailthru.author"].map(
        (name) => () => foundNames(splitNames(meta.get(name)), `meta ${name}`),
      ),
      () => authorsInText(page),
    ]),
    publisher: firstOf([
      () => found(namesOf(record?.publisher)[0], "structured data (publisher)"),
      ...["og:site_name", "dc.publisher", "application-name"].map(
        (name) => () => found(clip(meta.get(name)), `meta ${name}`),
      ),
    ]),
    publishedOn: firstOf([
      () => found(dateOf(stringOf(record?.datePublished)), "structured data (datePublished)"),
      ...[
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dcterms.date",
        "dc.date.issued",
        "parsely-pub-date",
        "pubdate",
        "sailthru.date",
        "og:published_time",
        "publish-date",
      ].map((name) => () => found(dateOf(meta.get(name)), `meta ${name}`)),
      () => dateInText(page),
    ]),
    language: firstOf([
      () => found(languageTag(html && attribute(html, "lang")), "language of the page"),
      () => found(languageTag(stringOf(record?.inLanguage)), "structured data (inLanguage)"),
      ...["og:locale", "content-language", "dc.language", "language"].map(
        (name) => () => found(languageTag(meta.get(name)), `meta ${name}`),
      ),
    ]),
    url: firstOf([
      () => found(sameSite(canonical(page), url), "canonical link"),
      () => found(sameSite(meta.get("og:url"), url), "meta og:url"),
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

/** Values of the meta elements by lower-case name or property; the first of a name counts. */
function metaOf(page: PageNode): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of listElements(page, "meta")) {
    const content = attribute(element, "content");
    if (!content) continue;
    for (const key of ["property", "name", "itemprop", "http-equiv"]) {
      const name = attribute(element, key)?.toLowerCase();
      if (name && !meta.has(name)) meta.set(name, content);
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

/** Elements that name the author, or a short line that begins with "By". */
function authorsInText(page: PageNode): Proposed<string[]> {
  for (const element of elementsIn(page)) {
    const marked = attribute(element, "rel") === "author" || attribute(element, "itemprop") === "author";
    if (marked && isName(textIn(element))) return { value: [textIn(element)], foundIn: "a link marked as author" };
    if (!looksLikeByline(element)) continue;
    const names = authorsOfByline(textIn(element).slice(0, 200));
    if (names) return { value: names, foundIn: `the line “${textIn(element).slice(0, 80)}”` };
  }
  return null;
}

function looksLikeByline(element: PageElement): boolean {
  if (/\b(byline|author|writer|contributor)/i.test(attribute(element, "class") ?? "")) return true;
  return ["p", "span", "div", "address", "h5", "h6"].includes(element.tagName) && element.childNodes.length <= 6;
}

function dateInText(page: PageNode): Proposed<string> {
  const times = listElements(page, "time");
  const marked = times.find((time) =>
    /published|datePublished/i.test(`${attribute(time, "itemprop")} ${attribute(time, "class")}`),
  );
  for (const time of marked ? [marked, ...times] : times) {
    const date = dateOf(attribute(time, "datetime")) ?? dateOf(textIn(time));
    if (date) return { value: date, foundIn: "a date marked on the page" };
  }
  for (const element of elementsIn(page)) {
    if (!["p", "span", "div", "li", "small", "em", "strong"].includes(element.tagName) || element.childNodes.length > 3)
      continue;
    const line = textIn(element);
    const date = line.length <= 60 ? dateOfLine(line) : null;
    if (date) return { value: date, foundIn: `the line “${line}”` };
  }
  return null;
}

function dateOf(value: string | null | undefined): string | null {
  return value ? dateOfMetadata(value) : null;
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
