/** A piece of HTML that is safe to put into a page. Made by `html` and, for text of our own alone, by `trusted`. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, HTML is not, lists are joined, nothing is nothing. */
export type Part = string | number | Html | null | undefined | false | readonly Part[];

/**
 * A template of HTML: every value that is not HTML already is escaped, for content and for quoted attributes alike. Line
 * ends of the template with the indent after them count as one line end.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(unindented(strings).reduce((text, string, index) => text + write(parts[index - 1]) + string));
}

const withoutIndent = new WeakMap<TemplateStringsArray, string[]>();

function unindented(strings: TemplateStringsArray): string[] {
  const known = withoutIndent.get(strings);
  if (known) return known;
  const made = strings.map((string) => string.replace(/\s*\n\s*/g, "\n"));
  withoutIndent.set(strings, made);
  return made;
}

/** Text of our own that is HTML already: styles, drawings. Never anything that came from outside. */
export function trusted(text: string): Html {
  return new Html(text);
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(write).join("");
  return escapeHtml(String(part));
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Escapes what has a meaning in HTML, in content and in quoted attributes; NUL, which HTML cannot hold, goes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\0]/g, (character) => entities[character] ?? "");
}

/**
 * JSON for a script element: `<` never stands in it, so that no text can end the element or open a comment, and neither
 * do the two line ends that JSON allows and older scripts do not.
 */
export function jsonForScript(value: unknown): Html {
  const escapes: Record<string, string> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026" };
  const text = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => escapes[character] ?? `\\u${character.charCodeAt(0).toString(16)}`,
  );
  return new Html(text);
}

/** A paragraph for each run of lines between blank ones; single line ends become line breaks. */
export function paragraphs(text: string): Html {
  const blocks = text.split(/\n\s*\n/u).filter((block) => block.trim() !== "");
  return new Html(blocks.map((block) => `<p>${block.trim().split("\n").map(escapeHtml).join("<br>")}</p>`).join(""));
}
