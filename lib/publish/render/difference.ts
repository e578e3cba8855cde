import { certaintyWords } from "@/lib/domain/review/certainty";
import { statusWords, type SourceStatus } from "@/lib/domain/source/status";
import { isSame, type EditionDifference, type TextPiece } from "@/lib/publish/compare-editions";
import { html, type Html } from "@/lib/publish/render/html";

/** What one edition says otherwise than the one before: verdicts first, then the words. */
export function differenceList(difference: EditionDifference): Html {
  if (isSame(difference)) return html`<p>Its words and verdicts are the same; something beside them changed.</p>`;
  const { title, summary, claimsAdded, claimsRemoved, verdictsChanged, detailsChanged, sourcesChanged, text } =
    difference;
  return html`<div class="changes">
    ${verdictsChanged.map(
      ({ number, from, to }) =>
        html`<div>
          <p class="caps">Claim ${number}: another verdict</p>
          <p>
            ${
              from.rating === to.rating
                ? html`Still <b>${to.rating}</b>`
                : html`<del>${from.rating}</del> <ins>${to.rating}</ins>`
            },
            ${
              from.certainty === to.certainty
                ? html`${certaintyWords[to.certainty].label.toLowerCase()} certainty as before`
                : html`<del>${certaintyWords[from.certainty].label.toLowerCase()} certainty</del>
                    <ins>${certaintyWords[to.certainty].label.toLowerCase()} certainty</ins>`
            }.
          </p>
          ${
            from.statement === to.statement
              ? html`<p>${to.statement}</p>`
              : html`<p><del>${from.statement}</del> <ins>${to.statement}</ins></p>`
          }
        </div>`,
    )}
    ${claimsAdded.map(
      ({ number, statement, rating }) =>
        html`<div>
          <p class="caps">Claim ${number}: added</p>
          <p><ins>${statement}</ins> <b>${rating}.</b></p>
        </div>`,
    )}
    ${claimsRemoved.map(
      ({ number, statement, rating }) =>
        html`<div>
          <p class="caps">Claim ${number}: taken out</p>
          <p><del>${statement}</del> <b>${rating}.</b></p>
        </div>`,
    )}
    ${detailsChanged.map(
      ({ number, statement }) =>
        html`<div>
          <p class="caps">Claim ${number}: same verdict, other details</p>
          <p>${statement}</p>
        </div>`,
    )}
    ${sourcesChanged.map(
      ({ name, from, to }) =>
        html`<div>
          <p class="caps">Source</p>
          <p>${name}: <del>${statusOf(from)}</del> <ins>${statusOf(to)}</ins></p>
        </div>`,
    )}
    ${
      title &&
      html`<div>
        <p class="caps">Title</p>
        <p><del>${title.from}</del> <ins>${title.to}</ins></p>
      </div>`
    }
    ${
      summary &&
      html`<div>
        <p class="caps">Summary</p>
        <p>${summary.map(piece)}</p>
      </div>`
    }
    ${text.map(
      (passage) =>
        html`<div>
          <p class="caps">Text</p>
          <p>${passage.map(piece)}</p>
        </div>`,
    )}
  </div>`;
}

function piece({ kind, words }: TextPiece): Html {
  if (kind === "same") return html`${words}`;
  return kind === "added" ? html`<ins>${words}</ins>` : html`<del>${words}</del>`;
}

function statusOf(status: string): string {
  return statusWords[status as SourceStatus].label.toLowerCase();
}
