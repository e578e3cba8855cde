import { linkBetween, publicPaths, type PublicPath } from "@/lib/publish/public-paths";
import type { PublicBriefing, PublicEdition } from "@/lib/publish/public-content";
import { claimReviews } from "@/lib/publish/render/claim-review";
import { dayOf } from "@/lib/publish/render/dates";
import { editionBody, frozenBegin, frozenEnd } from "@/lib/publish/render/edition-body";
import { html, trusted, type Html } from "@/lib/publish/render/html";
import { layout, type Site } from "@/lib/publish/render/layout";
import { laterNotices } from "@/lib/publish/render/notices";
import { removedPage } from "@/lib/publish/render/removed-page";

/**
 * The page of one edition: what became known later, the frozen edition, and the other editions.
 * @param page - the edition's own address, or the briefing's, which shows the newest one
 */
export function editionPage({
  site,
  briefing,
  shown,
  page,
}: {
  site: Site;
  briefing: PublicBriefing;
  shown: PublicEdition;
  page: PublicPath;
}): string {
  const { edition, sha256 } = shown;
  if (!edition || shown.removal) {
    return removedPage({
      site,
      page,
      what: `Edition ${shown.number} of this briefing`,
      removal: shown.removal,
      sha256,
    });
  }
  const before = briefing.editions.find(({ number }) => number === shown.number - 1)?.edition ?? null;
  const isOwn = page === publicPaths.edition({ slug: briefing.slug, number: shown.number });
  return layout({
    site,
    page,
    title: isOwn ? `${edition.briefing.title}, Edition ${shown.number}` : edition.briefing.title,
    description: edition.briefing.summary || undefined,
    jsonLd: claimReviews({ edition, base: site.base }),
    content: [
      laterNotices({ briefing, shown, page }),
      trusted(frozenBegin),
      editionBody({ edition, sha256, before, page }),
      trusted(frozenEnd),
      otherEditions({ briefing, shown, page }),
    ],
  });
}

function otherEditions({
  briefing,
  shown,
  page,
}: {
  briefing: PublicBriefing;
  shown: PublicEdition;
  page: PublicPath;
}): Html {
  const { slug, editions, corrections } = briefing;
  const rows = editions.toReversed().map(({ number, publishedAt }) => {
    const href = linkBetween({ from: page, to: publicPaths.edition({ slug, number }) });
    return html`<li>
      <a href="${href}">Edition ${number}</a>, ${dayOf(publishedAt)}${number === shown.number && " (this one)"}
    </li>`;
  });
  const log = linkBetween({ from: page, to: publicPaths.briefingCorrections(slug) });
  return html`<section class="row" aria-labelledby="editions">
    <div class="label"><p class="caps">Editions</p></div>
    <div class="body">
      <h2 id="editions">Every edition of this briefing</h2>
      <ul class="plain">
        ${rows}
      </ul>
      ${corrections.length > 0 && html`<p><a href="${log}">Its corrections</a></p>`}
    </div>
  </section>`;
}
