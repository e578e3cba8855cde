import { certaintyFactors, certaintyWords } from "@/lib/domain/review/certainty";
import type { EditionClaim } from "@/lib/publish/edition-schema";
import { linkBetween, publicPaths } from "@/lib/publish/public-paths";
import { dateGiven, dayOf } from "@/lib/publish/render/dates";
import { claimAnchor, scaleValues, type EditionNames } from "@/lib/publish/render/edition-names";
import { evidenceItem } from "@/lib/publish/render/evidence-item";
import { html, paragraphs, type Html, type Part } from "@/lib/publish/render/html";
import { certaintyMark, ratingMark } from "@/lib/publish/render/marks";
import { origins } from "@/lib/publish/render/origins";
import { withoutAtoms } from "@/lib/text/without-atoms";

/** One verdict in full: the claim, who makes it where, the rating and why, the evidence, the reply, how it was reviewed. */
export function claimSection({ claim, names }: { claim: EditionClaim; names: EditionNames }): Html {
  const { verdict } = claim;
  const anchor = claimAnchor(claim);
  const values = scaleValues({ edition: names.edition, claim });
  return html`<section class="row claim" id="${anchor}" aria-labelledby="${anchor}-title">
    <div class="label">
      <p class="caps">Claim ${claim.number}</p>
      <p class="small wide">${verdict.rating.label}</p>
    </div>
    <div class="body">
      <h3 class="statement" id="${anchor}-title">${verdict.statement}</h3>
      ${whoClaims({ claim, names })}
      <div class="ask">
        <p>${ratingMark({ ...verdict.rating, values })}</p>
        <p class="definition">${verdict.rating.definition}</p>
      </div>
      <div class="prose">${paragraphs(verdict.justification)}</div>
      ${parts({ claim, names })}
      <h4>How certain this is</h4>
      <p>${certaintyMark(verdict.certainty)}</p>
      <p class="small">${certaintyWords[verdict.certainty].definition}</p>
      ${
        verdict.certaintyReasons.length > 0 &&
        html`<ul class="steps">
          ${verdict.certaintyReasons.map(certaintyStep)}
        </ul>`
      }
      <h4>${verdict.evidence.length === 1 ? "Evidence" : `Evidence: ${verdict.evidence.length} pieces`}</h4>
      <ol class="evidence">
        ${verdict.evidence.map((evidence, index) => evidenceItem({ evidence, index, claim, names }))}
      </ol>
      ${origins({ claim, names })} ${replies(claim)}
      <h4>How this verdict came about</h4>
      ${review(claim)}
      <p class="small">
        <a href="${linkBetween({ from: names.page, to: publicPaths.claim(claim.id) })}"
          >Every published verdict on this claim</a
        >
      </p>
      <p class="hash"><span>Verdict ${verdict.number}, SHA-256</span>${verdict.sha256}</p>
    </div>
  </section>`;
}

function whoClaims({ claim, names }: { claim: EditionClaim; names: EditionNames }): Html | null {
  const { claimant, claimedOn, appearances } = claim;
  const who = claimant && html`Claimed by ${claimantName(claimant)}${claimedOn && html`, ${dateGiven(claimedOn)}`}.`;
  const when = !claimant && claimedOn && html`Claimed ${dateGiven(claimedOn)}.`;
  const where = appearances.map(({ articleId, exact }) => {
    const article = names.articles.get(articleId);
    if (!article) return null;
    const index = names.edition.articles.indexOf(article) + 1;
    return html`<li>In <a href="#article-${index}">${article.title}</a>: “${withoutAtoms(exact)}”</li>`;
  });
  if (!who && !when && where.length === 0) return null;
  return html`<div class="small">
    ${(who || when) && html`<p>${who}${when}</p>`}${
      where.length > 0 &&
      html`<ul class="plain">
        ${where}
      </ul>`
    }
  </div>`;
}

function claimantName({ name, wikidataId }: NonNullable<EditionClaim["claimant"]>): Part {
  if (!wikidataId || !/^Q[1-9][0-9]*$/.test(wikidataId)) return name;
  return html`<a href="https://www.wikidata.org/wiki/${wikidataId}" rel="nofollow noopener noreferrer">${name}</a>`;
}

function certaintyStep({ factor, steps, reason }: EditionClaim["verdict"]["certaintyReasons"][number]): Html {
  const sign = `${steps < 0 ? "−" : "+"}${Math.abs(steps)}`;
  return html`<li>
    <span>${sign}</span><span><b>${certaintyFactors[factor].label}.</b> ${reason}</span>
  </li>`;
}

function parts({ claim, names }: { claim: EditionClaim; names: EditionNames }): Html | null {
  const found = claim.partIds.flatMap((id) => names.claims.get(id) ?? []);
  if (found.length === 0) return null;
  return html`<h4>Parts of this claim</h4>
    <ul class="plain">
      ${found.map(
        (part) =>
          html`<li>
            <a href="#${claimAnchor(part)}">Claim ${part.number}</a>: ${part.verdict.statement}
            <b>${part.verdict.rating.label}.</b>
          </li>`,
      )}
    </ul>`;
}

function replies({ rightsOfReply }: EditionClaim): Html | null {
  if (rightsOfReply.length === 0) return null;
  return html`<h4>Right of reply</h4>
    <ul class="plain">
      ${rightsOfReply.map(({ askedWhom, askedOn, answer, answeredOn }) => {
        const asked = html`${askedWhom} was asked on ${dateGiven(askedOn)}`;
        if (!answer) return html`<li><p>${asked} and had not answered when this was published.</p></li>`;
        return html`<li>
          <p>${asked} and answered${answeredOn && html` on ${dateGiven(answeredOn)}`}:</p>
          <blockquote class="quote">${paragraphs(answer)}</blockquote>
        </li>`;
      })}
    </ul>`;
}

function review({ verdict }: EditionClaim): Html {
  const { count, sameRating } = verdict.assessments;
  const agreed =
    count === sameRating
      ? count === 1
        ? "who gave this rating"
        : "and all gave this rating"
      : `of whom ${sameRating === 0 ? "none" : sameRating} gave the rating that was settled`;
  const people = count === 1 ? "1 reviewer" : `${count} reviewers`;
  const approved = verdict.approvals === 1 ? "1 other person" : `${verdict.approvals} other people`;
  return html`<p class="small">
    Assessed by ${people} who did not see each other’s work, ${agreed}. Settled on ${dayOf(verdict.settledAt)} and
    approved by ${approved}.
  </p>`;
}
