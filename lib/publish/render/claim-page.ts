import type { EditionClaim } from "@/lib/publish/edition-schema";
import { linkBetween, publicPaths } from "@/lib/publish/public-paths";
import type { PublicEdition } from "@/lib/publish/public-content";
import { dayOf } from "@/lib/publish/render/dates";
import { claimAnchor, scaleValues } from "@/lib/publish/render/edition-names";
import { html, type Html } from "@/lib/publish/render/html";
import { layout, type Site } from "@/lib/publish/render/layout";
import { certaintyMark, ratingMark } from "@/lib/publish/render/marks";

/** Where a claim's verdict was published. */
export type ClaimPublished = { slug: string; shown: PublicEdition; claim: EditionClaim };

/**
 * Every published verdict on one claim, the newest first.
 * @param published - one entry for each edition that names the claim, the newest first; at least one
 * @param mergedInto - the published claim that stands for this one by now
 */
export function claimPage({
  site,
  claimId,
  published,
  mergedInto,
}: {
  site: Site;
  claimId: string;
  published: readonly ClaimPublished[];
  mergedInto: { id: string; number: number; statement: string } | null;
}): string {
  const page = publicPaths.claim(claimId);
  const [newest] = published;
  const { number, verdict } = newest!.claim;
  const verdicts = [...Map.groupBy(published, ({ claim }) => claim.verdict.id).values()];
  const reopened = newest!.shown.notices.find(
    ({ kind, objectId }) => kind === "claim_reopened" && objectId === claimId,
  );
  return layout({
    site,
    page,
    title: `Claim ${number}: ${verdict.statement}`,
    description: `${verdict.rating.label}. Every published verdict on this claim.`,
    content: html`${
        reopened &&
        html`<aside class="row" aria-label="Later notices">
          <div class="label"><p class="caps">Later notice</p></div>
          <div class="body">
            <div class="notice"><p>${reopened.text}</p></div>
          </div>
        </aside>`
      }
      <section class="row">
        <div class="label"><p class="caps">Claim ${number}</p></div>
        <div class="body">
          <h1 class="statement">${verdict.statement}</h1>
          ${mergedInto && html`<p>This claim has been joined with <a href="${linkBetween({ from: page, to: publicPaths.claim(mergedInto.id) })}">claim ${mergedInto.number}</a>: ${mergedInto.statement}</p>`}
          <h2>${verdicts.length === 1 ? "The published verdict" : "Published verdicts, the newest first"}</h2>
          <ul class="list">
            ${verdicts.map((editions) => item({ editions, shownAs: verdict.statement }))}
          </ul>
        </div>
      </section>`,
  });
}

/** @param shownAs - the wording at the head of the page; another one is shown beside its verdict */
function item({ editions, shownAs }: { editions: readonly ClaimPublished[]; shownAs: string }): Html {
  const { claim, shown } = editions[0]!;
  const { rating, certainty, settledAt, statement, number } = claim.verdict;
  const page = publicPaths.claim(claim.id);
  const places = editions.map(({ slug, shown: { number: editionNumber, edition, publishedAt } }) => {
    const href = linkBetween({
      from: page,
      to: publicPaths.edition({ slug, number: editionNumber }),
      anchor: claimAnchor(claim),
    });
    return html`<li>
      <a href="${href}">${edition!.briefing.title}, Edition ${editionNumber}</a>, ${dayOf(publishedAt)}
    </li>`;
  });
  return html`<li>
    <p>${ratingMark({ ...rating, values: scaleValues({ edition: shown.edition!, claim }) })}</p>
    <p>${certaintyMark(certainty)}</p>
    ${statement !== shownAs && html`<p>${statement}</p>`}
    <p class="small">Verdict ${number}, settled on ${dayOf(settledAt)}</p>
    <ul class="plain small">
      ${places}
    </ul>
  </li>`;
}
