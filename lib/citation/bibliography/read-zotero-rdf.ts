import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from "saxes";
import type { CslType } from "@/lib/domain/source/csl-types";
import { normaliseDoi } from "@/lib/domain/source/identifiers";

type Node = { name: string; about: string; resource: string; text: string; children: Node[] };

/** Deeper nesting than any export has. */
const deepest = 40;

const types: Record<string, CslType> = {
  journalArticle: "article-journal",
  newspaperArticle: "article-newspaper",
  magazineArticle: "article-magazine",
  preprint: "article",
  book: "book",
  bookSection: "chapter",
  report: "report",
  webpage: "webpage",
  blogPost: "post-weblog",
  forumPost: "post",
  thesis: "thesis",
  conferencePaper: "paper-conference",
  presentation: "speech",
  dataset: "dataset",
  statute: "legislation",
  bill: "legislation",
  case: "legal_case",
  hearing: "hearing",
  letter: "personal_communication",
  email: "personal_communication",
  interview: "interview",
  tvBroadcast: "broadcast",
  radioBroadcast: "broadcast",
  podcast: "broadcast",
  film: "motion_picture",
  videoRecording: "motion_picture",
  map: "map",
  artwork: "graphic",
  computerProgram: "software",
  standard: "standard",
};

/** What stands in an export beside the works themselves. */
const notWorks = new Set(["attachment", "note", "annotation"]);

/**
 * Reads the works of a Zotero RDF export. Entities are not expanded, and nothing is fetched.
 * @returns one CSL item a work, unchecked
 * @throws Error where it is no well-formed XML, or no RDF
 */
export function readZoteroRdf(xml: string): Record<string, unknown>[] {
  const root = parse(xml);
  if (root?.name !== "RDF") throw new Error("This is no RDF.");
  const byId = new Map(root.children.map((node) => [node.about, node]));
  return root.children.flatMap((node) => {
    const type = childText(node, "itemType");
    return type === "" || notWorks.has(type) ? [] : [itemOf({ node, type: types[type] ?? "document", byId })];
  });
}

function itemOf({ node, type, byId }: { node: Node; type: CslType; byId: Map<string, Node> }) {
  const parts = node.children
    .filter(({ name }) => name === "isPartOf")
    .flatMap((part) => part.children[0] ?? byId.get(part.resource) ?? []);
  const whole = parts.find(({ name }) => name !== "Series");
  const identifiers = [node, ...parts].flatMap(({ children }) => children.filter(({ name }) => name === "identifier"));
  const numbered = (kind: string) =>
    identifiers.map(({ text }) => new RegExp(`^${kind}\\s+(.+)$`, "u").exec(text.trim())?.[1]).find(Boolean);
  const of = (name: string) => childText(node, name) || (whole ? childText(whole, name) : "") || undefined;
  const doi = numbered("DOI");
  return {
    type,
    title: childText(node, "title"),
    author: people(node, "authors") ?? people(node, "presenters") ?? people(node, "inventors"),
    editor: people(node, "editors"),
    issued: dateOf(childText(node, "date")),
    accessed: dateOf(childText(node, "dateSubmitted")),
    "container-title": (whole && childText(whole, "title")) || of("publicationTitle"),
    publisher: textWithin(childOf(node, "publisher"), "name") || undefined,
    "publisher-place": textWithin(childOf(node, "publisher"), "locality") || undefined,
    volume: of("volume"),
    issue: type.startsWith("article") ? of("number") : undefined,
    number: type.startsWith("article") ? undefined : of("number"),
    page: of("pages"),
    edition: of("edition"),
    genre: of("type"),
    language: of("language"),
    ISBN: numbered("ISBN")?.split(/\s+/u)[0],
    ISSN: numbered("ISSN"),
    DOI: doi ? (normaliseDoi(doi) ?? doi) : undefined,
    URL: identifiers.map((identifier) => textWithin(childOf(identifier, "URI"), "value")).find(Boolean) || undefined,
  };
}

function people(node: Node, kind: string) {
  const list = childOf(node, kind);
  if (!list) return undefined;
  const persons = (list.children[0]?.children ?? []).flatMap((li) =>
    li.children.filter(({ name }) => name === "Person"),
  );
  return persons.map((person) => {
    const given = childText(person, "givenName") || childText(person, "givenname");
    const family = childText(person, "surname");
    return given ? { family, given } : { literal: family };
  });
}

function dateOf(text: string) {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(text.trim());
  if (!match) return text.trim() === "" ? undefined : { literal: text.trim() };
  return { "date-parts": [match.slice(1).flatMap((part) => (part ? [Number(part)] : []))] };
}

function childOf(node: Node, name: string): Node | undefined {
  return node.children.find((child) => child.name === name);
}

function childText(node: Node, name: string): string {
  return childOf(node, name)?.text.replace(/\s+/gu, " ").trim() ?? "";
}

/** The first text below a node in an element of this name, at any depth. */
function textWithin(node: Node | undefined, name: string): string {
  if (!node) return "";
  return childText(node, name) || (node.children.map((child) => textWithin(child, name)).find(Boolean) ?? "");
}

function parse(xml: string): Node | null {
  const parser = new SaxesParser({ xmlns: true });
  const open: Node[] = [];
  let root: Node | null = null;
  parser.on("opentag", ({ local, attributes }: SaxesTagNS) => {
    const valueOf = (wanted: string) =>
      Object.values(attributes as Record<string, SaxesAttributeNS>).find((attribute) => attribute.local === wanted)
        ?.value ?? "";
    const node = { name: local, about: valueOf("about"), resource: valueOf("resource"), text: "", children: [] };
    if (open.length > deepest) throw new Error("This is nested too deeply.");
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
  });
  parser.on("text", (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return root;
}
