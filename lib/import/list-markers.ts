/** What stands before the text of a list item, and how far in. */
export type ListMarker = {
  kind: "bullet" | "dash" | "number" | "letter" | "roman";
  indent: number;
  /** Place of the item by its marker: 1 for "1.", "a)" and "i)"; 0 for bullets. */
  ordinal: number;
  /** The marker as it is written: "•", "(a)", "2." */
  sign: string;
  text: string;
};

const forms: { kind: ListMarker["kind"]; pattern: RegExp }[] = [
  { kind: "bullet", pattern: /^(\s*)([•‣▪●○◦∙■□➢►✓✔·])\s*(\S.*)$/u },
  { kind: "dash", pattern: /^(\s*)([-–—*+])\s+(\S.*)$/u },
  { kind: "number", pattern: /^(\s*)(\(?\d{1,3}[.)])\s+(\S.*)$/u },
  { kind: "roman", pattern: /^(\s*)(\(?[ivx]{1,5}\))\s*(\S.*)$/u },
  { kind: "letter", pattern: /^(\s*)(\(?[a-z]\))\s*(\S.*)$/u },
];

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10 };

/** Reads the marker of a list item at the head of a line; null for a line without one. A tab counts four columns. */
export function listMarker(line: string): ListMarker | null {
  for (const { kind, pattern } of forms) {
    const [, space, sign, text] = pattern.exec(line) ?? [];
    if (space === undefined || !sign || !text) continue;
    return {
      kind,
      indent: space.replaceAll("\t", "    ").length,
      ordinal: ordinalOf({ kind, sign: sign.replace(/[().]/gu, "") }),
      sign,
      text: text.trim(),
    };
  }
  return null;
}

function ordinalOf({ kind, sign }: { kind: ListMarker["kind"]; sign: string }): number {
  if (kind === "number") return Number(sign);
  if (kind === "letter") return sign.charCodeAt(0) - 96;
  if (kind !== "roman") return 0;
  const values = [...sign].map((digit) => romanDigits[digit]!);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
