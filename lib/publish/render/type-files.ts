const latin =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const latinExt =
  "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF";

/** Where the letters come from, below node_modules: both under the SIL Open Font License 1.1. */
export const typePackages = {
  "Source Serif 4": "@fontsource-variable/source-serif-4",
  Inter: "@fontsource-variable/inter",
} as const;

/** The letters of the public pages, which lie beside them. Those of the desk. */
export const typeFiles = [
  { family: "Source Serif 4", file: "source-serif-4-latin-wght-normal.woff2", style: "normal", range: latin },
  { family: "Source Serif 4", file: "source-serif-4-latin-wght-italic.woff2", style: "italic", range: latin },
  { family: "Source Serif 4", file: "source-serif-4-latin-ext-wght-normal.woff2", style: "normal", range: latinExt },
  { family: "Source Serif 4", file: "source-serif-4-latin-ext-wght-italic.woff2", style: "italic", range: latinExt },
  { family: "Inter", file: "inter-latin-wght-normal.woff2", style: "normal", range: latin },
  { family: "Inter", file: "inter-latin-ext-wght-normal.woff2", style: "normal", range: latinExt },
] as const satisfies readonly { family: keyof typeof typePackages; file: string; style: string; range: string }[];
