// What this product uses of citation-js, which ships no types.
declare module "@citation-js/core" {
  export class Cite {
    constructor(data: unknown, options?: { forceType?: string; generateGraph?: boolean });
    data: Record<string, unknown>[];
    format(
      output: "bibliography",
      options: { format: "text"; template: string; lang: string; asEntryArray: true; nosort?: boolean },
    ): [id: string, entry: string][];
    format(output: "bibtex" | "ris", options: { format: "text" }): string;
  }
  export const plugins: {
    config: {
      get(
        name: "@csl",
      ): Record<"styles" | "locales", { add(name: string, xml: string): void; get(name: string): string }>;
    };
  };
}
declare module "@citation-js/plugin-csl";
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
