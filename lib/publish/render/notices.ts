import { correctionKindWords } from "@/lib/domain/edition/correction-kinds";
import { linkBetween, publicPaths, type PublicPath } from "@/lib/publish/public-paths";
import type { PublicBriefing, PublicEdition, PublicNotice } from "@/lib/publish/public-content";
import { dayOf } from "@/lib/publish/render/dates";
import { claimAnchor, namesOf, sourceAnchor } from "@/lib/publish/render/edition-names";
import { html, paragraphs, type Html } from "@/lib/publish/render/html";

/** What is known about an edition by now, above its frozen text; null where nothing is. */
export function laterNotices({
  briefing,
  shown,
  page,
}: {
  briefing: PublicBriefing;
  shown: PublicEdition;
  page: PublicPath;
}): Html | null {
  const notes = briefing.corrections
    .filter(({ fromNumber, toNumber }) => fromNumber === shown.number && toNumber === null)
    .map(
      ({ kind, note, at }) =>
        html`<div class="notice ${kind}">
          <p class="caps">${correctionKindWords[kind].label}, ${dayOf(at)}</p>
          ${paragraphs(note)}
        </div>`,
    );
  const ofPlaces = shown.notices.filter(({ kind }) => placeKinds.has(kind));
  const ofMatter = shown.notices.filter(({ kind }) => !placeKinds.has(kind));
  const boxes = (notices: readonly PublicNotice[]) =>
    notices.map(
      (notice) =>
        html`<div class="notice${notice.kind === "newer_edition" && " newer"}">
          ${words({ notice, briefing, shown, page })}
        </div>`,
    );
  if (notes.length + shown.notices.length === 0) return null;
  return html`<aside class="row" aria-label="Later notices">
    <div class="label"><p class="caps">Later notice</p></div>
    <div class="body notices">
      ${notes}${boxes(ofMatter)}${
        ofPlaces.length <= mostBoxes
          ? boxes(ofPlaces)
          : html`<details class="notice">
              <summary>
                ${ofPlaces.length} notices of pages, words and copies that are no longer where they were
              </summary>
              <ul class="plain">
                ${ofPlaces.map((notice) => html`<li>${words({ notice, briefing, shown, page })}</li>`)}
              </ul>
            </details>`
      }
    </div>
  </aside>`;
}

/** Notices of what can no longer be looked at. They leave the matter as it was, and in time there are many of them. */
const placeKinds: ReadonlySet<PublicNotice["kind"]> = new Set(["page_gone", "words_gone", "copy_redacted"]);
/** Of these, so many stand open above the text. */
const mostBoxes = 2;

function words({
  notice,
  briefing,
  shown,
  page,
}: {
  notice: PublicNotice;
  briefing: PublicBriefing;
  shown: PublicEdition;
  page: PublicPath;
}): Html {
  const { kind, text, at } = notice;
  const link = kind === "newer_edition" ? newest({ briefing, page }) : inside({ notice, shown, page });
  return html`<p>${text} ${link}</p>
    ${kind !== "newer_edition" && html`<p class="small">Noted on ${dayOf(at)}</p>`}`;
}

function newest({ briefing, page }: { briefing: PublicBriefing; page: PublicPath }): Html {
  return html`<a href="${linkBetween({ from: page, to: publicPaths.briefing(briefing.slug) })}"
    >Read the newest edition</a
  >`;
}

/** To the place in the edition that the notice is about, where the edition names it. */
function inside({
  notice,
  shown,
  page,
}: {
  notice: PublicNotice;
  shown: PublicEdition;
  page: PublicPath;
}): Html | null {
  if (!shown.edition) return null;
  const names = namesOf({ edition: shown.edition, page });
  const claim = names.claims.get(notice.objectId);
  if (claim) return html`<a href="#${claimAnchor(claim)}">Go to claim ${claim.number}</a>`;
  if (!names.sources.has(notice.objectId)) return null;
  const anchor = sourceAnchor({ names, id: notice.objectId });
  return html`<a href="#${anchor}">Go to source ${names.sourceNumber(notice.objectId)}</a>`;
}
