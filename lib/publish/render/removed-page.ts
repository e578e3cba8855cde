import type { PublicPath } from "@/lib/publish/public-paths";
import type { Removal } from "@/lib/publish/public-content";
import { dayOf } from "@/lib/publish/render/dates";
import { html } from "@/lib/publish/render/html";
import { layout, type Site } from "@/lib/publish/render/layout";

/** The notice that stands where something was removed from. Its address stays. */
export function removedPage({
  site,
  page,
  what,
  removal,
  sha256,
}: {
  site: Site;
  page: PublicPath;
  /** "Edition 2 of this briefing" */
  what: string;
  removal: Removal | null;
  sha256: string | null;
}): string {
  return layout({
    site,
    page,
    title: "Removed",
    content: html`<section class="row">
      <div class="label">
        <p class="caps">Removed</p>
        ${removal && html`<p class="small">${dayOf(removal.on)}</p>`}
      </div>
      <div class="body">
        <h1>${what} was removed</h1>
        <p class="lede">${removal?.reason ?? "It can no longer be shown."}</p>
        <p>
          ${removal?.status === 451 ? "It was removed for legal reasons." : "It was removed on purpose, and not by an error."}
          That it was here stays on record.
        </p>
        ${sha256 && html`<p class="hash"><span>It had the SHA-256</span>${sha256}</p>`}
      </div>
    </section>`,
  });
}
