/** A BibTeX file in its pieces: what defines words for others, and the entries. */
export type BibtexPieces = { definitions: string[]; entries: string[] };

const opening = /@\s*([a-z]+)\s*([{(])/giu;

/**
 * Cuts a BibTeX or BibLaTeX text into its entries, so that one which cannot be read does not cost the others. An entry
 * ends where its braces are even, or where the next one begins at the start of a line.
 */
export function splitBibtex(text: string): BibtexPieces {
  const pieces: BibtexPieces = { definitions: [], entries: [] };
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const end = endOf(text, match.index + match[0].length, match[2] === "{" ? "}" : ")");
    const piece = text.slice(match.index, end);
    const kind = match[1]!.toLowerCase();
    if (kind === "string") pieces.definitions.push(piece);
    else if (kind !== "comment" && kind !== "preamble") pieces.entries.push(piece);
    opening.lastIndex = end;
  }
  return pieces;
}

function endOf(text: string, from: number, close: string): number {
  let depth = 0;
  for (let index = from; index < text.length; index += 1) {
    const sign = text[index]!;
    if (sign === "\\") index += 1;
    else if (sign === "{") depth += 1;
    else if (depth === 0 && sign === close) return index + 1;
    else if (sign === "}") depth = Math.max(0, depth - 1);
    else if (sign === "@" && text[index - 1] === "\n" && /^@[a-z]+\s*[{(]/iu.test(text.slice(index, index + 40)))
      return index;
  }
  return text.length;
}
