import { maxReportLength } from "@/lib/domain/edition/report-input";
import { linkBetween, publicUrl, type PublicPath } from "@/lib/publish/public-paths";
import { html, type Html } from "@/lib/publish/render/html";

/** What a reader typed, shown again where the report was refused. */
export type TypedReport = { message: string; contact: string };

/**
 * "Report an error" as a plain form, which needs no scripts.
 * @param problem - why the last try was refused; the form is then open and keeps what was typed
 */
export function reportForm({
  page,
  workspace,
  about = page,
  typed = { message: "", contact: "" },
  problem,
}: {
  page: PublicPath;
  workspace: { slug: string; contact: string };
  /** The page that the report is about. */
  about?: PublicPath;
  typed?: TypedReport;
  problem?: string;
}): Html {
  const path = publicUrl({ base: "", workspace: workspace.slug, to: about });
  return html`<details class="report" ${problem && html` open`}>
    <summary>Report an error on this page</summary>
    <form method="post" action="${linkBetween({ from: page, to: "report" })}" accept-charset="utf-8">
      ${problem && html`<p class="error" role="alert">${problem}</p>`}
      <input type="hidden" name="path" value="${path}" />
      <label
        >What is wrong, and how do you know?<textarea name="message" required maxlength="${maxReportLength}" rows="6">
${typed.message}</textarea>
      </label>
      <label
        >How we can reach you, if you like<input
          type="text"
          name="contact"
          maxlength="300"
          autocomplete="email"
          value="${typed.contact}"
      /></label>
      <label class="trap" aria-hidden="true"
        >Leave this empty<input type="text" name="website" tabindex="-1" autocomplete="off"
      /></label>
      <button type="submit">Send the report</button>
    </form>
    ${workspace.contact !== "" && html`<p>Or write to ${workspace.contact}.</p>`}
  </details>`;
}
