import { correctionKindWords } from "@/lib/domain/edition/correction-kinds";
import { linkBetween, publicPaths, type PublicPath } from "@/lib/publish/public-paths";
import { titleOf, type BriefingEntry } from "@/lib/publish/public-content";
import { dayOf } from "@/lib/publish/render/dates";
import { html, type Html } from "@/lib/publish/render/html";
import { layout, type Site } from "@/lib/publish/render/layout";

/** Briefings on the first page; older ones stand on a page for each year. */
export const briefingsOnFirstPage = 40;

/** The list of briefings: on the workspace's first page, or of one year. Newest edition first. */
export function briefingListPage({
  site,
  page,
  title,
  entries,
  years,
}: {
  site: Site;
  page: PublicPath;
  title: string;
  entries: readonly BriefingEntry[];
  /** The years that have a page of their own. */
  years: readonly string[];
}): string {
  return layout({
    site,
    page,
    title: page === publicPaths.home ? site.workspace.name : `${title} · Briefings`,
    description: `Briefings of ${site.workspace.name}: what was claimed, what the evidence says, and where it comes from.`,
    content: html`<section class="row">
      <div class="label">
        <p class="caps">${entries.length === 1 ? "1 briefing" : `${entries.length} briefings`}</p>
      </div>
      <div class="body">
        <h1>${title}</h1>
        <p class="lede">
          What was claimed, what the evidence says, and where it comes from. Every verdict leads to its evidence, every
          piece of evidence to its source.
        </p>
        <ul class="list">
          ${entries.map((entry) => item({ entry, page }))}
        </ul>
        ${years.length > 0 && html`<p>All briefings of ${years.map((year, index) => html`${index > 0 && ", "}<a href="${linkBetween({ from: page, to: publicPaths.year(year) })}">${year}</a>`)}</p>`}
      </div>
    </section>`,
  });
}

function item({ entry, page }: { entry: BriefingEntry; page: PublicPath }): Html {
  const last = entry.editions.findLast(({ title }) => title !== null) ?? entry.editions.at(-1)!;
  const retraction = entry.corrections.find(({ kind, toNumber }) => kind === "retraction" && toNumber === null);
  return html`<li>
    <h2><a href="${linkBetween({ from: page, to: publicPaths.briefing(entry.slug) })}">${titleOf(entry)}</a></h2>
    ${last.summary !== "" && html`<p>${last.summary}</p>`}
    <p class="small">
      ${dayOf(last.publishedAt)} ·
      ${last.claims === 1 ? "1 claim checked" : `${last.claims} claims checked`}${entry.editions.length > 1 && ` · Edition ${last.number}`}${retraction && html` · <span class="status">${correctionKindWords.retraction.label}</span>`}
    </p>
  </li>`;
}
