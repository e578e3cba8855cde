import { linkBetween, publicPaths } from "@/lib/publish/public-paths";
import { claimCard } from "@/lib/publish/render/claim-card";
import { claimAnchor, sourceAnchor, type EditionNames } from "@/lib/publish/render/edition-names";
import { html, trusted, type Html, type Part } from "@/lib/publish/render/html";
import type { DocNode } from "@/lib/text/article-doc";
import { isSafeHref } from "@/lib/text/safe-href";

type Writer = (node: DocNode, names: EditionNames) => Html | null;

/** How each node of a briefing is written; what has no row here is left out, its text with it. */
const writers: Record<string, Writer> = {
  paragraph: (node, names) => (isEmpty(node) ? null : html`<p>${inline(node, names)}</p>`),
  heading: (node, names) =>
    node.attrs?.level === 3 ? html`<h3>${inline(node, names)}</h3>` : html`<h2>${inline(node, names)}</h2>`,
  bulletList: (node, names) =>
    html`<ul>
      ${blocks(node, names)}
    </ul>`,
  orderedList: (node, names) => {
    const start = Number(node.attrs?.start ?? 1);
    return html`<ol${Number.isInteger(start) && start !== 1 && trusted(` start="${start}"`)}>${blocks(node, names)}</ol>`;
  },
  listItem: (node, names) => html`<li>${blocks(node, names)}</li>`,
  blockquote: (node, names) => html`<blockquote>${blocks(node, names)}</blockquote>`,
  horizontalRule: () => html`<hr />`,
  hardBreak: () => html`<br />`,
  claimCard: (node, names) => {
    const claim = names.claims.get(String(node.attrs?.id));
    return claim ? claimCard({ claim, names }) : null;
  },
  sourceCitation: (node, names) => {
    const source = names.sources.get(String(node.attrs?.id));
    if (!source) return null;
    return html`<a href="#${sourceAnchor({ names, id: source.id })}">(${source.shortName})</a>`;
  },
  claimLink: (node, names) => {
    const id = String(node.attrs?.id);
    const claim = names.claims.get(id);
    if (claim)
      return html`<a href="#${claimAnchor(claim)}" title="${claim.verdict.statement}">claim ${claim.number}</a>`;
    const linked = names.edition.linkedClaims.find((other) => other.id === id);
    if (!linked) return null;
    const href = linkBetween({ from: names.page, to: publicPaths.claim(id) });
    return html`<a href="${href}" title="${linked.statement}">claim ${linked.number}</a>`;
  },
  text: (node) => html`${node.text ?? ""}`,
};

/** The text of a briefing. Links lead to http, https and mailto alone. */
export function prose(names: EditionNames): Part {
  return blocks(names.edition.document, names);
}

function blocks(node: DocNode, names: EditionNames): Part {
  return (node.content ?? []).map((child) => write(child, names));
}

function write(node: DocNode, names: EditionNames): Html | null {
  const writer = Object.hasOwn(writers, node.type) ? writers[node.type] : undefined;
  return writer ? writer(node, names) : null;
}

const markTags: Record<string, string> = { bold: "strong", italic: "em", strike: "s", code: "code" };

/** Runs under the same link are one link, whatever else they wear. */
function inline(node: DocNode, names: EditionNames): Part {
  const parts: Part[] = [];
  const children = node.content ?? [];
  for (let index = 0; index < children.length;) {
    const href = hrefOf(children[index]!);
    const run: Part[] = [];
    while (index < children.length && hrefOf(children[index]!) === href) run.push(marked(children[index++]!, names));
    parts.push(href === undefined ? run : html`<a href="${href}" rel="nofollow noopener noreferrer">${run}</a>`);
  }
  return parts;
}

function hrefOf({ marks }: DocNode): string | undefined {
  const href = marks?.find(({ type }) => type === "link")?.attrs?.href;
  return isSafeHref(href) ? href : undefined;
}

function marked(node: DocNode, names: EditionNames): Html | null {
  const written = write(node, names);
  if (!written) return null;
  return (node.marks ?? []).reduceRight((inside, { type }) => {
    const tag = Object.hasOwn(markTags, type) ? markTags[type]! : null;
    return tag ? html`${trusted(`<${tag}>`)}${inside}${trusted(`</${tag}>`)}` : inside;
  }, written);
}

function isEmpty(node: DocNode): boolean {
  return (node.content ?? []).length === 0;
}
