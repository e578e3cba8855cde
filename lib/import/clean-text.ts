/**
 * Text of a file as lines: one kind of line end, a form feed or a Unicode paragraph mark as a blank line, tabs kept,
 * other control characters gone.
 */
export function linesOf(text: string): string[] {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u0085/gu, "\n")
    .replace(/[\f\u2029]/gu, "\n\n")
    .replace(/[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFEFF]/gu, "")
    .split("\n");
}

/** Lines without blank ones, as they stood together. */
export type Chunk = string[];

/** Lines parted at blank lines. A line of nothing but white space or no-break spaces is blank. */
export function chunksOf(lines: string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let current: Chunk = [];
  for (const line of lines) {
    if (line.trim() !== "") current.push(line);
    else if (current.length > 0) {
      chunks.push(current);
      current = [];
    }
  }
  if (current.length > 0) chunks.push(current);
  return chunks;
}
