/** The citation styles of which a workspace chooses one, with what tells them apart. */
export const citationStyles = {
  apa: { label: "APA", about: "7th edition, author and date" },
  harvard1: { label: "Harvard", about: "Cite Them Right, 12th edition, author and date" },
  chicago: { label: "Chicago, author and date", about: "17th edition" },
  "chicago-notes": { label: "Chicago, notes and bibliography", about: "17th edition" },
  vancouver: { label: "Vancouver", about: "Citing Medicine, 2nd edition; references without their numbers" },
  oscola: { label: "OSCOLA", about: "4th edition, for law" },
} as const satisfies Record<string, { label: string; about: string }>;

export type CitationStyle = keyof typeof citationStyles;

export const citationStyleIds = Object.keys(citationStyles) as CitationStyle[];

/** @returns the style itself; APA for one that is not known here. */
export function knownStyle(style: string): CitationStyle {
  return citationStyleIds.find((id) => id === style) ?? "apa";
}
