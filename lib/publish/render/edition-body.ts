import { correctionKindWords } from "@/lib/domain/edition/correction-kinds";
import { compareEditions } from "@/lib/publish/compare-editions";
import type { Edition } from "@/lib/publish/edition-schema";
import { linkBetween, publicPaths, type PublicPath } from "@/lib/publish/public-paths";
import { articleEntry } from "@/lib/publish/render/article-entry";
import { checkYourself } from "@/lib/publish/render/check-yourself";
import { claimSection } from "@/lib/publish/render/claim-section";
import { dayOf, momentOf } from "@/lib/publish/render/dates";
import { differenceList } from "@/lib/publish/render/difference";
import { claimAnchor, namesOf, scaleValues, type EditionNames } from "@/lib/publish/render/edition-names";
import { html, paragraphs, type Html } from "@/lib/publish/render/html";
import { ratingMark } from "@/lib/publish/render/marks";
import { prose } from "@/lib/publish/render/prose";
import { sourceEntry } from "@/lib/publish/render/source-entry";

/** Marks where the frozen part of a page begins and ends; what is known later stands outside. */
export const frozenBegin = "<!-- edition -->";
export const frozenEnd = "<!-- end of edition -->";

/**
 * The frozen part of an edition's page. It is a function of the stored edition, the one before it and the page's place
 * alone, so it is the same, byte for byte, however often the page is drawn.
 * @param before - the edition before, for the difference; null for the first, or where that one was redacted
 */
export function editionBody({
  edition,
  sha256,
  before,
  page,
}: {
  edition: Edition;
  sha256: string;
  before: Edition | null;
  page: PublicPath;
}): Html {
  const names = namesOf({ edition, page });
  const { briefing, claims, articles, workspace } = edition;
  const lang = workspace.language === "en" ? null : html` lang="${workspace.language}"`;
  return html`<article class="edition">
    <header class="row">
      <div class="label">
        <p class="caps">Edition ${edition.number}</p>
        <p class="small">${dayOf(edition.publishedAt)}</p>
      </div>
      <div class="body">
        <h1>${briefing.title}</h1>
        ${briefing.summary !== "" && html`<p class="lede">${briefing.summary}</p>`}
      </div>
    </header>
    ${changes({ edition, before })}
    <div class="row"><div class="body prose" ${lang}>${prose(names)}</div></div>
    <section class="row" aria-labelledby="verdicts">
      <div class="label"><p class="caps">The record</p></div>
      <div class="body">
        <h2 id="verdicts">${claims.length === 1 ? "The verdict in full" : `All ${claims.length} verdicts in full`}</h2>
        <p>
          From each claim the links lead to its evidence, from there to the source, and on to where that source has its
          matter from.
        </p>
        ${claims.length > 2 && claimIndex(names)}
      </div>
    </section>
    ${claims.map((claim) => claimSection({ claim, names }))}
    <section class="row" aria-labelledby="sources">
      <div class="label"><p class="caps">Sources</p></div>
      <div class="body">
        <h2 id="sources">Sources</h2>
        ${names.sourceOrder.map((source) => sourceEntry({ source, names }))}
      </div>
    </section>
    ${
      articles.length > 0 &&
      html`<section class="row" aria-labelledby="articles">
        <div class="label"><p class="caps">Examined</p></div>
        <div class="body">
          <h2 id="articles">What was examined, and what was left out</h2>
          ${articles.map((article, index) => articleEntry({ article, index }))}
        </div>
      </section>`
    }
    ${about({ edition, sha256, page })}
  </article>`;
}

/** Every claim with its rating, for editions of more than a page. */
function claimIndex(names: EditionNames): Html {
  return html`<ol class="index">
    ${names.edition.claims.map((claim) => {
      const values = scaleValues({ edition: names.edition, claim });
      return html`<li>
        <a href="#${claimAnchor(claim)}">${claim.verdict.statement}</a
        >${ratingMark({ ...claim.verdict.rating, values })}
      </li>`;
    })}
  </ol>`;
}

function changes({ edition, before }: { edition: Edition; before: Edition | null }): Html | null {
  const { correction, number } = edition;
  if (!correction) return null;
  const { label } = correctionKindWords[correction.kind];
  return html`<section class="row" aria-labelledby="changes">
    <div class="label">
      <p class="caps">${label}</p>
      <p class="small">${dayOf(edition.publishedAt)}</p>
    </div>
    <div class="body">
      <h2 id="changes">What changed since Edition ${number - 1}</h2>
      ${paragraphs(correction.note)}
      ${
        before &&
        html`<details open>
          <summary>The difference to Edition ${number - 1}</summary>
          ${differenceList(compareEditions({ before, after: edition }))}
        </details>`
      }
    </div>
  </section>`;
}

function about({ edition, sha256, page }: { edition: Edition; sha256: string; page: PublicPath }): Html {
  const { briefing, number, publishedAt, activityHead } = edition;
  const json = linkBetween({ from: page, to: publicPaths.editionJson({ slug: briefing.slug, number }) });
  const self = linkBetween({ from: page, to: publicPaths.edition({ slug: briefing.slug, number }) });
  const method = linkBetween({ from: page, to: publicPaths.method });
  return html`<section class="row" aria-labelledby="about">
    <div class="label"><p class="caps">Colophon</p></div>
    <div class="body">
      <h2 id="about">About this edition</h2>
      <p>
        Edition ${number} was published on ${momentOf(publishedAt)}. It does not change: what becomes known later is
        shown above it, and corrections make the next edition. <a href="${self}">This edition’s own address</a> stays.
        <a href="${method}">How we check</a> says what the ratings mean.
      </p>
      <p>
        Everything above is in <a href="${json}" download>edition.json</a>, in canonical form (RFC 8785). The file has
        this SHA-256:
      </p>
      <p class="hash">${sha256}</p>
      ${checkYourself({ file: "edition.json", page })}
      <p class="small">The team’s record stood at this hash when the edition was made:</p>
      <p class="hash">${activityHead}</p>
    </div>
  </section>`;
}
