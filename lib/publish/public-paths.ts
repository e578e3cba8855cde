/** Segments below a workspace's public folder that a briefing's address may not take. */
export const reservedSegments: ReadonlySet<string> = new Set([
  "claims",
  "method",
  "corrections",
  "captures",
  "report",
  "reported",
  "sources",
  "type",
  "archive",
]);

/**
 * A public page or file, as its path below the workspace's folder: "" is the list of briefings; a page's path ends with a
 * slash and stands for the index.html in that folder.
 */
export type PublicPath = string;

export const publicPaths = {
  home: "",
  method: "method/",
  corrections: "corrections/",
  reported: "reported/",
  atom: "feed.xml",
  json: "feed.json",
  year: (year: string): PublicPath => `archive/${year}/`,
  briefing: (slug: string): PublicPath => `${slug}/`,
  briefingCorrections: (slug: string): PublicPath => `${slug}/corrections/`,
  edition: ({ slug, number }: { slug: string; number: number }): PublicPath => `${slug}/editions/${number}/`,
  editionJson: ({ slug, number }: { slug: string; number: number }): PublicPath =>
    `${slug}/editions/${number}/edition.json`,
  claim: (id: string): PublicPath => `claims/${id}/`,
  capture: (sha256: string): PublicPath => `captures/${sha256}/`,
} as const;

/**
 * The link from one page to another, relative, so that it works wherever the folder lies; a page is named by its
 * index.html, so that it works without a server as well.
 */
export function linkBetween({ from, to, anchor }: { from: PublicPath; to: PublicPath; anchor?: string }): string {
  const hash = anchor ? `#${anchor}` : "";
  if (from === to && anchor) return hash;
  const target = to === "" || to.endsWith("/") ? `${to}index.html` : to;
  const up = "../".repeat(from.split("/").length - 1);
  return `${up}${target}${hash}`;
}

/** The lasting address of a page under the installation's address. */
export function publicUrl({
  base,
  workspace,
  to,
  anchor,
}: {
  base: string;
  workspace: string;
  to: PublicPath;
  anchor?: string;
}): string {
  return `${base}/p/${workspace}/${to}${anchor ? `#${anchor}` : ""}`;
}
