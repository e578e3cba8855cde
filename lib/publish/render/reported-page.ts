import { publicPaths, type PublicPath } from "@/lib/publish/public-paths";
import { html } from "@/lib/publish/render/html";
import { layout, type Site } from "@/lib/publish/render/layout";
import { reportForm, type TypedReport } from "@/lib/publish/render/report-form";

/** What a reader sees after reporting an error. */
export function reportedPage({ site }: { site: Site }): string {
  return layout({
    site,
    page: publicPaths.reported,
    title: "Thank you",
    form: false,
    content: html`<section class="row">
      <div class="label"><p class="caps">Report</p></div>
      <div class="body">
        <h1>Thank you</h1>
        <p class="lede">
          Your report has been stored, and the team has it in its queue. Should it lead to a correction, that will be
          dated and explained on the page itself.
        </p>
      </div>
    </section>`,
  });
}

/** The form again, with what was typed and why it could not be taken. */
export function reportRefusedPage({
  site,
  about,
  typed,
  problem,
}: {
  site: Site;
  about: PublicPath;
  typed: TypedReport;
  problem: string;
}): string {
  return layout({
    site,
    page: "report",
    title: "Report an error",
    form: false,
    content: html`<section class="row">
      <div class="label"><p class="caps">Report</p></div>
      <div class="body">
        <h1>Report an error</h1>
        ${reportForm({ page: "report", workspace: site.workspace, about, typed, problem })}
      </div>
    </section>`,
  });
}
