import { html, type Html } from "@/lib/publish/render/html";

/** A line of fewer characters than this was ended by its writer: text that is broken at a width has 65 to 80 a line. */
const fullLine = 60;

const ending = /[.!?:;…"”’)\]]$/u;

/**
 * Parts of one run of text, each with a sign where a block of it ends: without one, a heading, the cells of a table and
 * the sentence after them would read as a single line. A line that was merely broken at its width reads on: it is long,
 * ends no sentence, or the next begins with a small letter.
 * @param parts - as they follow on each other, such as what stands before a quote, the quote and what stands after it
 */
export function withLineEnds<const Parts extends readonly string[]>(parts: Parts): { [Key in keyof Parts]: Html } {
  const lines = parts.join("").split("\n");
  const isDrawn = lines.slice(1).map((next, index) => {
    const line = lines[index]!.trim();
    if (line === "" || next.trim() === "" || /^\s*\p{Ll}/u.test(next)) return false;
    return line.length < fullLine || ending.test(line);
  });
  let seen = 0;
  const drawn = parts.map((part) => {
    const pieces = part.split("\n").map((piece, index) => {
      if (index === 0) return html`${piece}`;
      return isDrawn[seen++] ? html`<span class="end"> </span>${piece}` : html` ${piece}`;
    });
    return html`${pieces}`;
  });
  return drawn as { [Key in keyof Parts]: Html };
}
