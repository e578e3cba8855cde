import { maxNoteLabel } from "@/lib/editor/article/article-apparatus";
import { attribute, elementsIn, textIn, type PageElement, type PageNode } from "./page-tree";

/**
 * The words by which a page's notes are marked in its tree. They are classes, so that they outlast whatever writes the
 * page out and reads it again.
 */
const refToken = /(?:^|\s)pl-ref-(\d{1,4})(?:\s|$)/u;
const noteToken = /(?:^|\s)pl-note-(\d{1,4})-(\S{1,60})(?:\s|$)/u;
const backToken = /(?:^|\s)pl-back(?:\s|$)/u;

/** Longest note that is believed to be one; anything longer is a section that a contents list points to. */
const maxNoteChars = 4000;
const maxNotes = 2000;

const sign = /^(?:\d{1,3}[a-z]?|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶]{1,3}|(?:note|nb|fn)\s?\d{1,3})$/iu;
const noteWords = /(?:^|[^a-z])(?:fn|ftn|edn|(?:foot|end|side)?notes?|cite_note|reference)(?:[^a-z]|\d|$)/iu;
const blocks = new Set(["li", "p", "div", "aside", "section", "dd"]);

/** Links that stay on the page, with the name of the place that they lead to. */
type Links = Map<PageElement, string>;

/**
 * Finds the notes of a page: a short sign that leads to a place further down which calls itself a note or leads back.
 * Marks the signs, the notes and the links back in the tree, for `refOf`, `noteOf` and `isBackLink`.
 * @param baseUrl the page's own address; links to it with a fragment stay on the page.
 */
export function markNotes({ root, baseUrl }: { root: PageNode; baseUrl: string | null }): void {
  const order = new Map<PageElement, number>();
  const byName = new Map<string, PageElement>();
  const links: Links = new Map();
  for (const element of elementsIn(root)) {
    order.set(element, order.size);
    for (const name of namesOf(element)) if (!byName.has(name)) byName.set(name, element);
    const target = element.tagName === "a" ? fragmentOf(attribute(element, "href"), baseUrl) : null;
    if (target) links.set(element, target);
  }
  const notes = new Map<PageElement, { id: number; place: PageElement; refs: PageElement[] }>();
  for (const [link, target] of links) {
    const place = byName.get(target);
    const block = place && blockAround(place);
    if (!place || !block || notes.size >= maxNotes || order.get(block)! <= order.get(link)! || isWithin(link, block))
      continue;
    const known = notes.get(block);
    // A block that several signs lead to at different places holds several notes, and cannot be cut up.
    if (known && known.place !== place) continue;
    if (!isSign(link) || !isNote({ block, link, links, byName })) continue;
    if (known) known.refs.push(link);
    else notes.set(block, { id: notes.size + 1, place, refs: [link] });
  }
  for (const [block, { id, refs }] of notes) {
    const label = labelOf(refs[0]!);
    addClass(block, `pl-note-${id}-${encodeURIComponent(label)}`);
    for (const ref of refs) addClass(ref, `pl-ref-${id}`);
    for (const { link, place } of placesFrom({ block, links, byName }))
      if (refs.some((ref) => isNear(ref, place))) addClass(link, "pl-back");
  }
}

/** The sign that a link is, if `markNotes` has marked it as one. */
export function refOf(element: PageElement): { note: string; label: string } | null {
  const id = element.tagName === "a" ? refToken.exec(attribute(element, "class") ?? "")?.[1] : undefined;
  const label = id ? labelOf(element) : "";
  return id && label !== "" && label.length <= maxNoteLabel ? { note: id, label } : null;
}

/** The note that an element is, if `markNotes` has marked it as one. */
export function noteOf(element: PageElement): { id: string; label: string } | null {
  const [, id, encoded] = noteToken.exec(attribute(element, "class") ?? "") ?? [];
  if (!id || !encoded) return null;
  try {
    const label = decodeURIComponent(encoded);
    return label.length <= maxNoteLabel ? { id, label } : null;
  } catch {
    return null;
  }
}

/** Whether a link only leads from a note back to its sign. */
export function isBackLink(element: PageElement): boolean {
  return element.tagName === "a" && backToken.test(attribute(element, "class") ?? "");
}

function namesOf(element: PageElement): string[] {
  const id = attribute(element, "id");
  const name = element.tagName === "a" ? attribute(element, "name") : null;
  return [id, name].filter((value) => value !== null);
}

function fragmentOf(href: string | null, baseUrl: string | null): string | null {
  const at = href?.indexOf("#") ?? -1;
  if (href === null || at < 0 || at === href.length - 1) return null;
  const page = href.slice(0, at);
  if (page !== "" && page !== baseUrl?.split("#")[0]) return null;
  try {
    return decodeURIComponent(href.slice(at + 1));
  } catch {
    return href.slice(at + 1);
  }
}

function labelOf(link: PageElement): string {
  return textIn(link)
    .replace(/^[[(]\s*|\s*[\])]$/gu, "")
    .trim();
}

/** A short sign that is raised, stands in brackets or is called a reference. */
function isSign(link: PageElement): boolean {
  const text = textIn(link);
  if (text.length > maxNoteLabel || !sign.test(labelOf(link))) return false;
  if (/^[[(].*[\])]$/u.test(text) || /^[*†‡§¶]+$/u.test(text)) return true;
  if (/noteref/iu.test(`${attribute(link, "role")} ${attribute(link, "epub:type")}`)) return true;
  const around = [link, ...ancestorsOf(link).slice(0, 2), ...elementsIn(link)];
  return around.some(
    (element) =>
      element.tagName === "sup" ||
      /vertical-align:\s*super/iu.test(attribute(element, "style") ?? "") ||
      noteWords.test(`${attribute(element, "class")} ${attribute(element, "id")}`),
  );
}

function isNote({
  block,
  link,
  links,
  byName,
}: {
  block: PageElement;
  link: PageElement;
  links: Links;
  byName: ReadonlyMap<string, PageElement>;
}): boolean {
  const text = textIn(block);
  if (text.length > maxNoteChars || text.length <= labelOf(link).length + 2) return false;
  const around = [block, ...ancestorsOf(block).slice(0, 2)];
  return (
    around.some((element) => noteWords.test([...namesOf(element), attribute(element, "class")].join(" "))) ||
    placesFrom({ block, links, byName }).some(({ place }) => isNear(link, place))
  );
}

/** Where the links inside a block lead to on the same page. */
function placesFrom({
  block,
  links,
  byName,
}: {
  block: PageElement;
  links: Links;
  byName: ReadonlyMap<string, PageElement>;
}): { link: PageElement; place: PageElement | undefined }[] {
  return [block, ...elementsIn(block)].flatMap((link) => {
    const target = links.get(link);
    return target === undefined ? [] : [{ link, place: byName.get(target) }];
  });
}

/** True where a place is the sign itself, or the little that stands around or in it. */
function isNear(ref: PageElement, place: PageElement | undefined): boolean {
  return place !== undefined && (place === ref || ancestorsOf(ref).slice(0, 3).includes(place) || isWithin(place, ref));
}

function blockAround(element: PageElement): PageElement | null {
  return [element, ...ancestorsOf(element)].find(({ tagName }) => blocks.has(tagName)) ?? null;
}

function ancestorsOf(element: PageElement): PageElement[] {
  const found: PageElement[] = [];
  for (let at = element.parentNode; at && "tagName" in at; at = at.parentNode) found.push(at);
  return found;
}

function isWithin(element: PageElement, outer: PageElement): boolean {
  for (let at: typeof element.parentNode = element; at; at = "parentNode" in at ? at.parentNode : null)
    if (at === outer) return true;
  return false;
}

function addClass(element: PageElement, token: string): void {
  const known = element.attrs.find(({ name }) => name === "class");
  if (known) known.value = `${known.value} ${token}`;
  else element.attrs.push({ name: "class", value: token });
}
