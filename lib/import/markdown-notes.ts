import type MarkdownIt from "markdown-it";

const definition = /^\[\^([^\]\s]{1,40})\]:[ \t]*(.*)$/u;

/**
 * Footnotes as most Markdown writes them: "[^1]" in the text and "[^1]: words" on a line of its own, with further lines set
 * in by four spaces. They become what web pages make of notes, so that `markNotes` finds them.
 */
export function readMarkdownNotes(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.block.ruler.before(
    "reference",
    "note",
    (state, startLine, endLine, silent) => {
      const lineOf = (line: number) => state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);
      const [, name, first] = state.sCount[startLine]! < 4 ? (definition.exec(lineOf(startLine)) ?? []) : [];
      // A note that begins with a note is no note, however many there are on the line.
      if (name === undefined || first === undefined || definition.test(first)) return false;
      if (silent) return true;
      let next = startLine + 1;
      while (next < endLine && (isSetIn(state, next) || (state.isEmpty(next) && isSetIn(state, next + 1)))) next++;
      const rest = state.getLines(startLine + 1, next, 4, false);
      const open = state.push("note_open", "aside", 1);
      open.attrSet("id", `fn-${name}`);
      open.attrSet("class", "footnote");
      open.block = true;
      state.md.block.parse(`${first}\n${rest}`, state.md, state.env, state.tokens);
      state.push("note_close", "aside", -1).block = true;
      state.line = next;
      return true;
    },
    { alt: ["paragraph", "reference"] },
  );
  markdown.inline.ruler.before("link", "note_ref", (state, silent) => {
    const name = /^\[\^([^\]\s]{1,40})\]/u.exec(state.src.slice(state.pos, state.pos + 44))?.[1];
    if (!name || !definitionsIn(state.env).has(name)) return false;
    if (!silent) state.push("note_ref", "", 0).content = name;
    state.pos += name.length + 3;
    return true;
  });
  // Signs come before what they point to, so the names are gathered before anything is read.
  markdown.core.ruler.before("normalize", "note_names", (state) => {
    const names = state.src.split("\n").flatMap((line) => definition.exec(line.trimStart())?.[1] ?? []);
    (state.env as NoteNames).noteNames = [...new Set(names)];
  });
  markdown.renderer.rules.note_ref = (tokens, index, _options, env) => {
    const name = tokens[index]!.content;
    const label = name.length <= 3 ? name : String((env as NoteNames).noteNames!.indexOf(name) + 1);
    const escape = markdown.utils.escapeHtml;
    return `<sup><a href="#fn-${escape(encodeURIComponent(name))}">${escape(label)}</a></sup>`;
  };
}

type NoteNames = { noteNames?: string[] };

function definitionsIn(env: unknown): ReadonlySet<string> {
  return new Set((env as NoteNames).noteNames ?? []);
}

function isSetIn(
  state: { sCount: number[]; isEmpty: (line: number) => boolean; lineMax: number },
  line: number,
): boolean {
  return line < state.lineMax && !state.isEmpty(line) && state.sCount[line]! >= 4;
}
