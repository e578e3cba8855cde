import type { EditionCapture } from "@/lib/publish/edition-schema";
import { linkBetween, publicPaths } from "@/lib/publish/public-paths";
import { checkYourself } from "@/lib/publish/render/check-yourself";
import { momentOf } from "@/lib/publish/render/dates";
import { html } from "@/lib/publish/render/html";
import { layout, type Site } from "@/lib/publish/render/layout";
import { isSafeHref } from "@/lib/text/safe-href";

/** A whole stored copy that its source allows to be shown: where it comes from, its text, its bytes for download. */
export function capturePage({
  site,
  capture,
  citation,
  text,
  file,
}: {
  site: Site;
  capture: EditionCapture;
  citation: string;
  /** null where the copy may not be shown any more. */
  text: string | null;
  /** Name of the file with the bytes, beside the page. */
  file: string | null;
}): string {
  const page = publicPaths.capture(capture.sha256);
  const { finalUrl, capturedAt, sha256, mediaType, withheldReason } = capture;
  return layout({
    site,
    page,
    title: "Stored copy",
    content: html`<section class="row">
        <div class="label"><p class="caps">Stored copy</p></div>
        <div class="body">
          <h1>Stored copy</h1>
          <p>${citation}</p>
          <p class="small">
            Stored on
            ${momentOf(capturedAt)}${finalUrl && isSafeHref(finalUrl) && html` from <a href="${finalUrl}" rel="nofollow noopener noreferrer">${finalUrl}</a>`}.
            ${mediaType}
          </p>
          <p class="hash"><span>SHA-256</span>${sha256}</p>
          ${file && html`<p><a href="${linkBetween({ from: page, to: `${page}${file}` })}" download>Download the copy as it was stored</a></p>`}
          ${file && checkYourself({ file, page })}
          ${text === null && html`<p>This copy is no longer shown. ${withheldReason}</p>`}
        </div>
      </section>
      ${
        text !== null &&
        html`<section class="row">
          <div class="label"><p class="caps">Its text</p></div>
          <div class="body"><pre class="copy">${text}</pre></div>
        </section>`
      }`,
  });
}
