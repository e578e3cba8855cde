import type { EditionArticle } from "@/lib/publish/edition-schema";
import { dateGiven } from "@/lib/publish/render/dates";
import { html, trusted, type Html } from "@/lib/publish/render/html";
import { isSafeHref } from "@/lib/text/safe-href";

const count = new Intl.NumberFormat("en-GB");

const reasonWords = {
  undecided: { label: "Not looked at yet", means: "nobody has decided about it" },
  not_checkable: { label: "Not checkable", means: "opinion, forecast or question" },
  out_of_scope: { label: "Out of scope", means: "checkable, but not checked here" },
} as const satisfies Record<EditionArticle["leftOut"][number]["reason"], { label: string; means: string }>;

/** One article under examination: how much of it was decided on, and what was left out. */
export function articleEntry({ article, index }: { article: EditionArticle; index: number }): Html {
  const { title, url, authors, publisher, publishedOn, coverage, claims, leftOut, leftOutMore } = article;
  const share = percent(coverage);
  const by = [authors.join(", "), publisher].filter(Boolean).join(", ");
  const name = isSafeHref(url)
    ? html`<a href="${url}" rel="nofollow noopener noreferrer">${title}</a>`
    : html`${title}`;
  return html`<div class="article target" id="article-${index + 1}">
    <h3>${name}</h3>
    ${(by !== "" || publishedOn) && html`<p class="small">${by}${by !== "" && publishedOn && ", "}${publishedOn && dateGiven(publishedOn)}</p>`}
    <p><span class="bar" aria-hidden="true">${trusted(`<i style="width:${share}%"></i>`)}</span></p>
    <p><b>${share}% of its text was decided on.</b> ${claimsWords(claims)}</p>
    ${
      leftOut.length > 0 &&
      html`<details>
        <summary>
          What was left out: ${leftOut.length + leftOutMore}
          ${leftOut.length + leftOutMore === 1 ? "passage" : "passages"}
        </summary>
        <ul class="plain small">
          ${leftOut.map(
            ({ reason, opening, characters }) =>
              html`<li><b>${reasonWords[reason].label}</b> (${count.format(characters)} characters): “${opening}”</li>`,
          )}${leftOutMore > 0 && html`<li>and ${leftOutMore} more</li>`}
        </ul>
      </details>`
    }
    <p class="hash"><span>Text as examined, version ${article.versionNumber}, SHA-256</span>${article.textSha256}</p>
  </div>`;
}

function claimsWords({ marked, here }: EditionArticle["claims"]): string {
  if (marked === here)
    return marked === 1 ? "Its one claim is judged here." : `All ${marked} claims found in it are judged here.`;
  return `${marked} ${marked === 1 ? "claim was" : "claims were"} found in it, of which ${here === 0 ? "none" : here} ${here === 1 ? "is" : "are"} judged here.`;
}

/** Whole per cent; never 100 while something is left and never 0 once something is decided. */
function percent({ covered, total }: EditionArticle["coverage"]): number {
  if (total === 0 || covered === total) return 100;
  if (covered === 0) return 0;
  return Math.min(99, Math.max(1, Math.round((covered / total) * 100)));
}
