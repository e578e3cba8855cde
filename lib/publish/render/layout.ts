import { linkBetween, publicPaths, publicUrl, type PublicPath } from "@/lib/publish/public-paths";
import { html, jsonForScript, trusted, type Part } from "@/lib/publish/render/html";
import { iconAddress } from "@/lib/publish/render/icon";
import { reportForm } from "@/lib/publish/render/report-form";
import { styleOf } from "@/lib/publish/render/style";

/** What every page of a workspace says of it. */
export type PublicWorkspace = {
  slug: string;
  name: string;
  language: string;
  /** Where readers can write to; may be empty. */
  contact: string;
  methodNote: string;
};

/** The place that pages are drawn for: the workspace, and the address under which the installation is reached. */
export type Site = {
  workspace: PublicWorkspace;
  base: string;
  /** For previews: the address of the letters, which lie beside published pages. */
  typeBase?: string;
};

/**
 * A whole public page.
 * @param page - where it will lie, from which its links count
 * @param jsonLd - structured data, one script element for each
 */
export function layout({
  site,
  page,
  title,
  description,
  canonical = page,
  jsonLd = [],
  form = true,
  content,
}: {
  site: Site;
  page: PublicPath;
  title: string;
  description?: string;
  /** The page whose address stands for this one. */
  canonical?: PublicPath;
  jsonLd?: readonly unknown[];
  /** Whether readers can report an error here. */
  form?: boolean;
  content: Part;
}): string {
  const { workspace, base, typeBase } = site;
  const link = (to: PublicPath) => linkBetween({ from: page, to });
  const item = (to: PublicPath, words: string) =>
    html`<a href="${link(to)}" ${page === to && trusted(' aria-current="page"')}>${words}</a>`;
  const whole = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title === workspace.name ? title : `${title} · ${workspace.name}`}</title>
        ${description && html`<meta name="description" content="${description}" />`}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href="${iconAddress}" />
        <link rel="canonical" href="${publicUrl({ base, workspace: workspace.slug, to: canonical })}" />
        <link rel="alternate" type="application/atom+xml" title="${workspace.name}" href="${link(publicPaths.atom)}" />
        <link rel="alternate" type="application/feed+json" title="${workspace.name}" href="${link(publicPaths.json)}" />
        <style>
          ${trusted(styleOf({ page, typeBase }))}
        </style>
        ${jsonLd.map(
          (data) =>
            html`<script type="application/ld+json">
              ${jsonForScript(data)}
            </script>`,
        )}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the text</a>
        <header class="mast">
          <div class="frame">
            <a class="name" href="${link(publicPaths.home)}">${workspace.name}</a>
            <nav aria-label="Pages">
              ${item(publicPaths.home, "Briefings")}${item(publicPaths.corrections, "Corrections")}${item(publicPaths.method, "How we check")}
            </nav>
          </div>
        </header>
        <main id="content"><div class="frame">${content}</div></main>
        <footer class="foot">
          <div class="frame">
            ${form && reportForm({ page, workspace })}
            <p>
              Published by ${workspace.name} with Plumbline. New editions:
              <a href="${link(publicPaths.atom)}">Atom feed</a>, <a href="${link(publicPaths.json)}">JSON feed</a>.
            </p>
          </div>
        </footer>
      </body>
    </html> `;
  return whole.text;
}
