/** A quotation that runs over more lines than this was never closed. */
const longestQuotation = 8;

/**
 * Which lines are wholly quoted: from an opening quotation mark at the line's start to its closing mark at the end,
 * in one line or in several (each of which may repeat the opening mark). A line that leaves its quotation in between
 * ("X," she said, "Y.") is not.
 */
export function quotedLines(lines: string[]): boolean[] {
  const quoted = lines.map(() => false);
  for (let index = 0; index < lines.length; index++) {
    const end = quotationEnd(lines, index);
    if (end === null) continue;
    quoted.fill(true, index, end + 1);
    index = end;
  }
  return quoted;
}

/** The line that ends the quotation which opens line `from`; null where none opens or it is not wholly quoted. */
function quotationEnd(lines: string[], from: number): number | null {
  const mark = openingMark(lines[from]!);
  if (!mark) return null;
  for (let index = from; index < lines.length && index < from + longestQuotation; index++) {
    const line = lines[index]!;
    const body = line.startsWith(mark.open) ? line.slice(1) : line;
    const close = closingIndex({ body, ...mark });
    // A second opening mark inside the line would begin another quotation.
    if (close !== -1) return isLineEnd(body.slice(close + 1)) ? index : null;
    if (index > from && !line.startsWith(mark.open) && body.includes(mark.open)) return null;
  }
  return null;
}

const marks = [
  { open: "“", close: "”" },
  { open: "‘", close: "’" },
  { open: '"', close: '"' },
  { open: "«", close: "»" },
  { open: "„", close: "“" },
] as const;

function openingMark(line: string) {
  return marks.find((mark) => line.startsWith(mark.open)) ?? null;
}

function isLineEnd(rest: string): boolean {
  return /^[.,;:]?(?:\s*[([][^()[\]]*[)\]][.,;]?)?$/u.test(rest.trim());
}

/** Where the quotation closes in a line; nested ones of the same kind are skipped. -1 where it does not. */
function closingIndex({ body, open, close }: { body: string; open: string; close: string }): number {
  let depth = 1;
  for (let at = 0; at < body.length; at++) {
    const character = body[at];
    if (character === open && open !== close) depth++;
    else if (character === close && isClosing({ body, at, close }) && --depth === 0) return at;
  }
  return -1;
}

// ’ is an apostrophe between letters and after a plural's s; it closes after a full stop, or at another word's end.
function isClosing({ body, at, close }: { body: string; at: number; close: string }): boolean {
  if (close !== "’") return true;
  const next = body[at + 1] ?? " ";
  if (/[\p{L}\p{N}]/u.test(next)) return false;
  return body[at - 1] !== "s" || isLineEnd(body.slice(at + 1));
}
