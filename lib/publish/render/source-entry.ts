import { reliabilityWords } from "@/lib/domain/source/reliability";
import { statusWords } from "@/lib/domain/source/status";
import type { EditionCapture, EditionDerivation, EditionSource } from "@/lib/publish/edition-schema";
import { linkBetween, publicPaths } from "@/lib/publish/public-paths";
import { dateGiven, dayOf } from "@/lib/publish/render/dates";
import { claimAnchor, evidenceAnchor, sourceAnchor, type EditionNames } from "@/lib/publish/render/edition-names";
import { html, type Html, type Part } from "@/lib/publish/render/html";
import { boxed } from "@/lib/publish/render/marks";
import { isSafeHref } from "@/lib/text/safe-href";

/** One source: its citation, what has become of it, its stored copies, what it takes its matter from, what rests on it. */
export function sourceEntry({ source, names }: { source: EditionSource; names: EditionNames }): Html {
  const { id, citation, status, statusNote, statusOn, reliability } = source;
  const captures = names.edition.captures.filter(({ sourceId }) => sourceId === id);
  return html`<div class="source" id="${sourceAnchor({ names, id })}">
    <p class="number">${names.sourceNumber(id)}</p>
    <div class="detail">
      <p class="citation">${citation}</p>
      ${status !== "current" && html`<p><span class="status">${statusWords[status].label}${statusOn && html` (${dateGiven(statusOn)})`}.</span> ${statusNote}</p>`}
      ${original(source)}
      ${reliability && html`<p class="small">${boxed(reliability)} ${reliabilityWords[reliability]}</p>`}
      ${captures.map((capture) => copy({ capture, names }))} ${upstream({ id, names })} ${downstream({ id, names })}
      ${uses({ id, names })}
    </div>
  </div>`;
}

function original({ url, doi }: EditionSource): Html | null {
  const href = doi ? `https://doi.org/${encodeURI(doi)}` : url;
  if (!isSafeHref(href)) return null;
  return html`<p class="small">
    Original: <a href="${href}" rel="nofollow noopener noreferrer">${doi ? `doi.org/${doi}` : shortened(href)}</a>
  </p>`;
}

function shortened(href: string): string {
  const bare = href.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  return bare.length > 64 ? `${bare.slice(0, 63)}…` : bare;
}

function copy({ capture, names }: { capture: EditionCapture; names: EditionNames }): Html {
  const { sha256, capturedAt, isWhole, withheldReason, finalUrl } = capture;
  const href = linkBetween({ from: names.page, to: publicPaths.capture(sha256) });
  const shown = isWhole
    ? html`<a href="${href}">Read the stored copy</a>`
    : html`The whole copy is not shown. ${withheldReason}`;
  return html`<div class="small">
    <p>
      Copy stored on
      ${dayOf(capturedAt)}${finalUrl && isSafeHref(finalUrl) && html` from <a href="${finalUrl}" rel="nofollow noopener noreferrer">${shortened(finalUrl)}</a>`}.
      ${shown}
    </p>
    <p class="hash">${sha256}</p>
  </div>`;
}

const kinds = {
  had_primary_source: "Takes its matter from",
  derived_from: "Is derived from",
} as const satisfies Record<EditionDerivation["kind"], string>;

function upstream({ id, names }: { id: string; names: EditionNames }): Part {
  const links = names.edition.derivations.filter(({ fromSourceId }) => fromSourceId === id);
  if (links.length === 0) return html`<p class="small">Nothing further up is recorded.</p>`;
  return html`<ul class="plain">
    ${links.map(
      (link) =>
        html`<li>${kinds[link.kind]} ${sourceLink({ id: link.toSourceId, names })}${onlyFor({ link, names })}</li>`,
    )}
  </ul>`;
}

function downstream({ id, names }: { id: string; names: EditionNames }): Html | null {
  const links = names.edition.derivations.filter(({ toSourceId }) => toSourceId === id);
  if (links.length === 0) return null;
  const from = [...new Set(links.map(({ fromSourceId }) => fromSourceId))];
  return html`<p class="small">Further down: ${separated(from.map((fromId) => sourceLink({ id: fromId, names })))}</p>`;
}

function onlyFor({ link, names }: { link: EditionDerivation; names: EditionNames }): Html | null {
  const claim = link.claimId === null ? undefined : names.claims.get(link.claimId);
  return claim ? html`, for <a href="#${claimAnchor(claim)}">claim ${claim.number}</a>` : null;
}

function uses({ id, names }: { id: string; names: EditionNames }): Html | null {
  const links = names.edition.claims.flatMap((claim) =>
    claim.verdict.evidence.flatMap((evidence, index) =>
      evidence.sourceId === id
        ? html`<a href="#${evidenceAnchor({ claim, index })}">claim ${claim.number}, evidence ${index + 1}</a>`
        : [],
    ),
  );
  return links.length > 0 ? html`<p class="small">Used in ${separated(links)}</p>` : null;
}

function sourceLink({ id, names }: { id: string; names: EditionNames }): Html {
  const source = names.sources.get(id);
  return html`<a href="#${sourceAnchor({ names, id })}"
    >${names.sourceNumber(id)}, ${source?.shortName ?? "source"}</a
  >`;
}

function separated(parts: readonly Html[]): Part {
  return parts.map((part, index) => (index === 0 ? part : html`; ${part}`));
}
