import { readFileSync } from "node:fs";
import path from "node:path";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import type { CitationStyle } from "@/lib/domain/source/citation-styles";

type Engine = { template: string; lang: string };

/** Which style file writes each style, and in which English. The first three come with the library. */
const engines = {
  apa: { template: "apa", lang: "en-US" },
  harvard1: { template: "harvard1", lang: "en-GB" },
  vancouver: { template: "vancouver", lang: "en-US" },
  chicago: { template: "chicago-author-date", lang: "en-US" },
  "chicago-notes": { template: "chicago-note-bibliography", lang: "en-US" },
  oscola: { template: "oscola", lang: "en-GB" },
} as const satisfies Record<CitationStyle, Engine>;

/** Style files of our own folder. */
const ownTemplates = ["chicago-author-date", "chicago-note-bibliography", "oscola"] as const;
const ownLocales = ["en-GB"] as const;

let isLoaded = false;

/** The style as the citation library knows it; the files beside this one are read at the first call. */
export function engineOf(style: CitationStyle): Engine {
  if (!isLoaded) {
    const { styles, locales } = plugins.config.get("@csl");
    for (const name of ownTemplates) styles.add(name, fileOf(`styles/${name}.csl`));
    for (const { template } of Object.values(engines))
      styles.add(alone(template), withoutNeighbours(styles.get(template)));
    for (const name of ownLocales) locales.add(name, fileOf(`locales/locales-${name}.xml`));
    isLoaded = true;
  }
  const { template, lang } = engines[style];
  return { template: alone(template), lang };
}

function alone(template: string): string {
  return `${template}, each by itself`;
}

/**
 * The style for references that stand by themselves: without the letters (2025a, 2025b) and the dashes for a repeated
 * author that depend on which references stand beside them. What is written of a source is the same wherever it stands.
 */
function withoutNeighbours(xml: string): string {
  return xml.replace(/\s(?:disambiguate-[a-z-]+|subsequent-author-substitute(?:-rule)?)="[^"]*"/gu, "");
}

/** Found from the working directory: inside Next's bundle import.meta.url is not that of the source. */
function fileOf(name: string): string {
  return readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), "lib", "citation", name), "utf8");
}
