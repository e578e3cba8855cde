/** Elements that stand for themselves; everything else between two empty lines is a paragraph. */
const block =
  /^\s*<\/?(address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|iframe|!--)\b/iu;

/**
 * A post's text as WordPress shows it, as a page for the importer. The export holds what was typed: paragraphs are lines with
 * an empty one between (the rule of WordPress' own `wpautop`), block comments and shortcodes are marks for its editor.
 */
export function wordpressPage(content: string): string {
  const kept: string[] = [];
  // Whitespace means something in these; they are put back unchanged.
  const text = content
    .replace(/<!--\s*\/?wp:[\s\S]*?-->/gu, "")
    .replace(
      /<(pre|script|style|textarea)\b[\s\S]*?<\/\1>/giu,
      (whole) => `\n\n\uE000${kept.push(whole) - 1}\uE001\n\n`,
    )
    .replace(/\[caption\b[^\]]{0,500}\]([\s\S]*?)\[\/caption\]/giu, "$1")
    .replace(/\[embed\b[^\]]{0,200}\]([\s\S]*?)\[\/embed\]/giu, "$1")
    .replace(/\[\/?(gallery|audio|video|playlist|vc_\w+|et_pb_\w+|su_\w+|contact-form-7)\b[^\]]{0,1000}\]/giu, "")
    .replace(/\r\n?/gu, "\n");
  const body = text
    .split(/\n[ \t]*\n/u)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (block.test(part) || part.startsWith("\uE000") ? part : `<p>${part.replaceAll("\n", "<br>\n")}</p>`))
    .join("\n")
    .replace(/\uE000(\d+)\uE001/gu, (_mark, index: string) => kept[Number(index)] ?? "");
  return pageAround(body);
}

/** The least page around a piece of HTML, as a feed or an export carries it. */
export function pageAround(html: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"></head><body><article>\n${html}\n</article></body></html>`;
}
