import type { EditionClaim } from "@/lib/publish/edition-schema";
import { claimAnchor, scaleValues, type EditionNames } from "@/lib/publish/render/edition-names";
import { html, type Html } from "@/lib/publish/render/html";
import { certaintyMark, ratingMark } from "@/lib/publish/render/marks";

/** A claim with its verdict between the paragraphs of the text; it leads to the evidence further down. */
export function claimCard({ claim, names }: { claim: EditionClaim; names: EditionNames }): Html {
  const { statement, rating, certainty, evidence } = claim.verdict;
  const pieces = evidence.length === 1 ? "1 piece of evidence" : `${evidence.length} pieces of evidence`;
  return html`<aside class="card" aria-label="Claim ${claim.number}">
    <p class="caps">Claim ${claim.number}</p>
    <p class="statement">${statement}</p>
    <div class="verdict">
      ${ratingMark({ ...rating, values: scaleValues({ edition: names.edition, claim }) })}${certaintyMark(certainty)}<a
        class="small more"
        href="#${claimAnchor(claim)}"
        >Why: ${pieces}</a
      >
    </div>
  </aside>`;
}
