import { correctionKindWords } from "@/lib/domain/edition/correction-kinds";
import { linkBetween, publicPaths, type PublicPath } from "@/lib/publish/public-paths";
import { titleOf, type BriefingEntry } from "@/lib/publish/public-content";
import { dayOf } from "@/lib/publish/render/dates";
import { html, paragraphs, type Html } from "@/lib/publish/render/html";
import { layout, type Site } from "@/lib/publish/render/layout";

/** The corrections of one briefing, or of all of them, the newest first. */
export function correctionsPage({
  site,
  page,
  entries,
}: {
  site: Site;
  page: PublicPath;
  entries: readonly BriefingEntry[];
}): string {
  const only = page === publicPaths.corrections ? null : entries[0]!;
  const rows = entries
    .flatMap((entry) => entry.corrections.map((correction) => ({ entry, correction })))
    .toSorted((a, b) => (a.correction.at > b.correction.at ? -1 : 1));
  return layout({
    site,
    page,
    title: only ? `Corrections: ${titleOf(only)}` : "Corrections",
    content: html`<section class="row">
      <div class="label"><p class="caps">Corrections</p></div>
      <div class="body">
        <h1>${only ? titleOf(only) : "Corrections"}</h1>
        <p class="lede">
          When something that was published changes, the change is dated, explained and listed here. Earlier editions
          stay readable as they were.
        </p>
        ${
          rows.length === 0
            ? html`<p>Nothing has been corrected so far.</p>`
            : html`<ul class="list">
                ${rows.map(({ entry, correction }) => item({ entry, correction, page, withTitle: !only }))}
              </ul>`
        }
      </div>
    </section>`,
  });
}

function item({
  entry,
  correction,
  page,
  withTitle,
}: {
  entry: BriefingEntry;
  correction: BriefingEntry["corrections"][number];
  page: PublicPath;
  withTitle: boolean;
}): Html {
  const { kind, note, at, fromNumber, toNumber, id } = correction;
  const link = (number: number) =>
    html`<a href="${linkBetween({ from: page, to: publicPaths.edition({ slug: entry.slug, number }) })}"
      >Edition ${number}</a
    >`;
  return html`<li id="correction-${id}">
    <p class="caps">${correctionKindWords[kind].label}, ${dayOf(at)}</p>
    ${withTitle && html`<h2><a href="${linkBetween({ from: page, to: publicPaths.briefing(entry.slug) })}">${titleOf(entry)}</a></h2>`}
    ${paragraphs(note)}
    <p class="small">
      ${toNumber === null ? html`On ${link(fromNumber)}` : html`From ${link(fromNumber)} to ${link(toNumber)}`}
    </p>
  </li>`;
}
