/** Signs of Markdown that running text does not carry by chance; each counts once. */
const markdownSigns: readonly RegExp[] = [
  /^#{1,6} +\S/mu,
  /^ {0,3}\|? *:?-{3,}:? *(?:\| *:?-{3,}:? *)+\|? *$/mu,
  /\[[^\]\n]{1,200}\]\((?:https?:\/\/|\/|#|mailto:)[^)\s]{0,500}\)/u,
  /^\[\^[\w-]{1,40}\]: /mu,
  /(?:^|[\s(])\*\*[^\s*][^*\n]{0,200}\*\*/mu,
  /^(?:```|~~~)/mu,
];

/** A head as many programs write it above Markdown: lines of "name: value" between two lines of dashes. */
const markdownHead = /^\uFEFF?---[ \t]*\r?\n(?:[A-Za-z][\w-]{0,40}:.{0,500}\r?\n){1,40}---[ \t]*(?:\r?\n|$)/u;

/**
 * What a text from the clipboard is written in. Source of a page begins with a tag and closes it; Markdown has a head of
 * its own, two headings or two different signs of it. Anything else is plain text.
 */
export function kindOfPasted(text: string): "html" | "markdown" | "plain" {
  const begin = text.trimStart();
  const tag =
    /^<(?:!doctype html|(html|head|body|main|article|section|div|p|h[1-6]|ul|ol|table|blockquote))\b[^>]{0,2000}>/iu.exec(
      begin,
    );
  if (tag && (!tag[1] || begin.toLowerCase().includes(`</${tag[1].toLowerCase()}>`))) return "html";
  if (markdownHead.test(text)) return "markdown";
  const headings = text.match(/^#{1,6} +\S/gmu)?.length ?? 0;
  const signs = markdownSigns.filter((sign) => sign.test(text)).length;
  return headings > 1 || signs > 1 ? "markdown" : "plain";
}

/** Whether the clipboard's HTML says more than its plain words: a heading, a list, a table, a link, a quotation. */
export function hasStructure(html: string): boolean {
  return /<(?:h[1-6]|ul|ol|table|blockquote|a\s[^>]{0,500}href)\b/iu.test(html);
}
