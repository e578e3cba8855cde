import { linkBetween, type PublicPath } from "@/lib/publish/public-paths";
import { typeFiles } from "@/lib/publish/render/type-files";

/** The inks and papers of the desk (components/ui/tokens.css), light and dark; a test keeps the two files together. */
export const inks: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  paper: ["#fbf8f1", "#181714"],
  "paper-raised": ["#fffdf8", "#211f1b"],
  wash: ["#f3eee2", "#272420"],
  ink: ["#1d1b17", "#ece7db"],
  "ink-muted": ["#5d574c", "#aca597"],
  rule: ["#ded7c8", "#3a362f"],
  "rule-strong": ["#877e6f", "#857d6f"],
  accent: ["#0b4c61", "#86c7d6"],
  "accent-ink": ["#fdfbf5", "#0a2129"],
  danger: ["#99231c", "#f29d90"],
  "danger-wash": ["#faede7", "#3a201b"],
  warn: ["#744b00", "#e2b86c"],
  "warn-wash": ["#f9f1dc", "#342914"],
  ok: ["#1e5b3b", "#90cba5"],
  "ok-wash": ["#ecf2e7", "#1c3023"],
  supports: ["#1c5d4b", "#87ccb5"],
  refutes: ["#97291f", "#f19c8f"],
  qualifies: ["#714d07", "#deb86b"],
  context: ["#4b5665", "#b2bcc9"],
  highlight: ["#f5e8bb", "#433813"],
};

function inkRules(half: 0 | 1): string {
  return Object.entries(inks)
    .map(([name, pair]) => `--${name}:${pair[half]}`)
    .join(";");
}

function faces({ page, typeBase }: { page: PublicPath; typeBase: string | undefined }): string {
  return typeFiles
    .map(
      ({ family, file, style, range }) =>
        `@font-face{font-family:"${family}";font-style:${style};font-weight:200 900;font-display:swap;` +
        `src:url(${typeBase ? `${typeBase}${file}` : linkBetween({ from: page, to: `type/${file}` })}) format("woff2");unicode-range:${range}}`,
    )
    .join("");
}

const rules = `
*,::before,::after{box-sizing:border-box}
html{color-scheme:light dark;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1.5rem}
body{margin:0;font:1.125rem/1.6 var(--serif);overflow-wrap:break-word;text-rendering:optimizeLegibility;-webkit-font-smoothing:antialiased;font-variant-numeric:oldstyle-nums proportional-nums}
h1,h2,h3,h4,p,ul,ol,dl,dd,blockquote,figure,fieldset{margin:0;padding:0;border:0}
h1,h2,h3,h4{font-weight:600;line-height:1.22;text-wrap:balance;font-variant-numeric:lining-nums}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:1px}
::selection{background:var(--highlight);color:var(--ink)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--accent);color:var(--accent-ink);padding:.5rem 1rem;font:500 .9375rem/1.5 var(--sans);z-index:1}
.skip:focus{top:.5rem}
.caps{font:600 .71875rem/1.35 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--ink-muted)}
.small{font:400 .875rem/1.5 var(--sans);color:var(--ink-muted);font-variant-numeric:lining-nums}
.small strong,.small b{color:var(--ink);font-weight:600}
.hash{font:400 .78125rem/1.5 var(--mono);word-break:break-all;color:var(--ink-muted)}
.hash span{display:block;font:400 .8125rem/1.5 var(--sans)}
svg{width:.75rem;height:.75rem;flex:none;fill:currentColor}
.mark{display:inline-flex;align-items:center;gap:.4rem;font:550 .875rem/1.4 var(--sans);white-space:nowrap}
.supports{color:var(--supports)}.refutes{color:var(--refutes)}.qualifies{color:var(--qualifies)}.context{color:var(--context)}
.rating{display:inline-flex;align-items:center;gap:.1rem .7rem;font-weight:650;font-size:1.1875rem;line-height:1.3}
.line{width:2.75rem;height:.75rem}.line path{fill:none;stroke:var(--rule-strong);stroke-width:1.25}.line .here{fill:var(--ink);stroke:none}.line .off{stroke-dasharray:3 3}
.grade{width:3.625rem;height:.8125rem}.grade *{fill:none;stroke:currentColor;stroke-width:1.25}.grade .empty{stroke:var(--rule-strong)}
.box{display:inline-grid;place-content:center;min-width:1.25rem;height:1.25rem;padding:0 .15rem;border:1px solid var(--ink-muted);border-radius:2px;font:600 .75rem/1 var(--sans);color:var(--ink)}
.box.missing{border-style:dashed;color:var(--ink-muted)}
.frame{max-width:68rem;margin:0 auto;padding:0 clamp(1.125rem,5vw,3rem)}
.mast{border-bottom:1px solid var(--rule)}
.mast .frame{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.35rem 2rem;padding-top:1.1rem;padding-bottom:1rem}
.mast a{text-decoration:none}.mast a:hover{text-decoration:underline}
.mast .name{font-weight:650;font-size:1.125rem;color:var(--ink)}
.mast nav{display:flex;flex-wrap:wrap;gap:.25rem 1.4rem;font:400 .875rem/1.6 var(--sans)}
.mast nav a{color:var(--ink-muted)}.mast nav a[aria-current]{color:var(--ink);text-decoration:underline;text-decoration-color:var(--accent);text-decoration-thickness:2px;text-underline-offset:.35em}
main{padding:clamp(2rem,5vw,3.75rem) 0 4rem}
.row{display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem}
.row+.row,.row+.edition,.edition+.row{margin-top:2.75rem}
.body>*+*,.prose>*+*,.detail>*+*{margin-top:.85em}
.body{min-width:0}
.wide{display:none}
@media (min-width:60rem){
 .row{grid-template-columns:11.5rem minmax(0,38rem);gap:0}
 .row>.label{padding:.3rem 2rem 0 0;text-align:right}
 .row>.body,.row>:only-child{grid-column:2;border-left:1px solid var(--rule);padding-left:2rem}
 .row+.row,.row+.edition,.edition+.row{margin-top:0}
 .row+.row>.body,.row+.row>:only-child,.row+.edition>.row:first-child>.body,.edition+.row>.body{padding-top:3rem}
 .row+.row>.label,.row+.edition>.row:first-child>.label,.edition+.row>.label{margin-top:3rem}
 .wide{display:block}
 .row>.label{align-self:start;position:sticky;top:.75rem}
}
h1{font-size:clamp(1.9rem,1.3rem + 2.6vw,2.875rem);line-height:1.12;letter-spacing:-.012em}
h1.statement{font-size:clamp(1.6rem,1.2rem + 1.6vw,2.125rem);line-height:1.2;letter-spacing:-.006em}
time{white-space:nowrap}
.steps-of-work{padding-left:1.35em}.steps-of-work li+li{margin-top:.45em}
th .rating{font-size:1.0625rem}
tbody th:has(.rating){width:13.5rem}
.lede{font-size:1.3125rem;line-height:1.45;color:var(--ink-muted);text-wrap:pretty}
.facts{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem}
.body h2{font-size:1.5rem;margin-top:1.9em}.body h2:first-child,.body h3:first-child,.body h4:first-child{margin-top:0}
.body h3{font-size:1.25rem;margin-top:1.6em}
.body h4{font:600 .8125rem/1.4 var(--sans);letter-spacing:.01em;margin-top:1.9em;color:var(--ink)}
.body h4+*{margin-top:.45em}
.prose{hyphens:auto;hanging-punctuation:first last;text-wrap:pretty}
.prose ul,.prose ol{padding-left:1.35em}.prose li+li{margin-top:.3em}
.prose li>*+*{margin-top:.4em}
.prose blockquote{padding-left:1.25rem;border-left:1px solid var(--rule-strong);color:var(--ink-muted)}
.prose blockquote>*+*{margin-top:.6em}
.prose hr{width:4rem;margin:2em 0;border:0;border-top:1px solid var(--rule-strong)}
.prose code{font:.85em var(--mono)}
.card{margin:1.9em 0!important;border-top:2px solid var(--ink);border-bottom:1px solid var(--rule-strong);padding:.8rem 0 .95rem;hyphens:none}
.card .statement{font-size:1.3125rem;line-height:1.35;margin:.3rem 0 .7rem;text-wrap:pretty}
.card .verdict{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.4rem}
.card .more{margin-left:auto}
.notices{display:grid;gap:.75rem}
.notice{border-left:3px solid var(--warn);background:var(--warn-wash);padding:.8rem 1.1rem;font-size:1.0625rem;line-height:1.5}
.notice.newer{border-color:var(--accent);background:var(--wash)}
.notice.retraction{border-color:var(--danger);background:var(--danger-wash)}
.notice .caps{color:inherit}
.notice a{white-space:nowrap}
.notice summary{font-size:.9375rem;color:inherit}
.notice li+li{margin-top:.85em}
.notice p+p{margin-top:.25rem}
.claim{scroll-margin-top:1rem}
.claim .statement{font-size:1.4375rem;line-height:1.28;font-weight:600;text-wrap:pretty}
.ask{border-top:1px solid var(--rule-strong);padding-top:.7rem;margin-top:1.1rem!important}
.definition{color:var(--ink-muted);font-style:italic}
.plain{list-style:none}
.plain>li+li{margin-top:.45em}.origins>li+li{margin-top:.9em}.plain .quote{margin-top:.4rem}
.evidence{list-style:none;border-top:1px solid var(--rule)}
.evidence>li{padding:1rem 0 1.05rem;border-bottom:1px solid var(--rule);scroll-margin-top:1rem}
.evidence>li>*+*{margin-top:.5rem}
.evidence .head{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.1rem 1rem}
.quote{font-size:1.0625rem;line-height:1.55;color:var(--ink-muted);padding-left:1rem;border-left:1px solid var(--rule-strong);text-wrap:pretty}
.quote span{color:var(--ink)}
.quote .end::before{content:" ·"}
.quote .end{color:var(--ink-muted)}
.quote mark{background:none;color:var(--ink);box-shadow:inset 0 -.45em var(--highlight)}
.target:target,.claim:target .statement,.evidence>li:target,.source:target{background:var(--highlight)}
.source{padding:1rem 0 1.05rem;border-top:1px solid var(--rule);scroll-margin-top:1rem;display:grid;grid-template-columns:2.25rem minmax(0,1fr)}
.source:last-of-type{border-bottom:1px solid var(--rule)}
.source .number{font:600 .875rem/1.9 var(--sans);color:var(--ink-muted);font-variant-numeric:lining-nums tabular-nums}
.source .citation{hyphens:none}
.source .detail>*+*{margin-top:.45rem}
.status{display:inline-block;font:600 .8125rem/1.4 var(--sans);color:var(--danger)}
.steps{list-style:none;font:400 .875rem/1.5 var(--sans)}
.steps>li{display:grid;grid-template-columns:1.9rem minmax(0,1fr)}
.steps>li+li{margin-top:.3rem}
.index{list-style:none;border-top:1px solid var(--rule)}
.index>li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.1rem 1.5rem;padding:.55rem 0 .6rem;border-bottom:1px solid var(--rule);line-height:1.4}
.index a{color:var(--ink);text-decoration-color:var(--rule-strong);flex:1 1 18rem}
.index .rating{font-size:1rem;flex:0 0 auto}
.article>*+*{margin-top:.5rem}
.article+.article{margin-top:2rem!important;padding-top:1.5rem;border-top:1px solid var(--rule)}
.article h3{margin:0}
.bar{display:block;height:.5rem;border:1px solid var(--rule-strong);background:var(--paper-raised)}
.bar i{display:block;height:100%;background:var(--ink-muted)}
details>summary{cursor:pointer;font:500 .875rem/1.6 var(--sans);color:var(--accent)}
details[open]>summary{margin-bottom:.5rem}
ins{text-decoration:underline;text-decoration-thickness:2px;text-decoration-color:var(--ok);background:var(--ok-wash);text-underline-offset:.18em}
del{text-decoration-color:var(--danger);background:var(--danger-wash);color:var(--ink-muted)}
.changes>*{padding:.65rem 0;border-top:1px solid var(--rule)}
.changes>:last-child{border-bottom:1px solid var(--rule)}
.list{list-style:none;border-top:1px solid var(--rule-strong)}
.list>li{padding:1.05rem 0 1.15rem;border-bottom:1px solid var(--rule)}
.list>li>*+*{margin-top:.3rem}
.list h2,.list h3{font-size:1.375rem;margin:0}
.list h2 a,.list h3 a{color:var(--ink);text-decoration:none}.list h2 a:hover,.list h3 a:hover{color:var(--accent);text-decoration:underline}
table{width:100%;border-collapse:collapse;font-size:1rem;line-height:1.5}
th,td{text-align:left;vertical-align:top;padding:.6rem 1.25rem .6rem 0;border-bottom:1px solid var(--rule)}
th:last-child,td:last-child{padding-right:0}
thead th{font:600 .8125rem/1.4 var(--sans);border-bottom-color:var(--rule-strong)}
tbody th{font-weight:600}
.commands{font-size:.875rem;margin-top:.5rem}.commands th{font:600 .8125rem/1.6 var(--sans);width:5.5rem}.commands td{overflow-wrap:anywhere}.commands+p{margin-top:.5rem}.commands code{font:.8125rem/1.6 var(--mono)}
pre.copy{white-space:pre-wrap;font:1rem/1.6 var(--serif);margin:0;overflow-wrap:break-word}
.foot{border-top:1px solid var(--rule);padding:1.75rem 0 3rem;font:400 .875rem/1.55 var(--sans);color:var(--ink-muted)}
.foot .frame{display:grid;gap:1.25rem}
form{display:grid;gap:.9rem;max-width:38rem;padding:.4rem 0 .6rem}
label{display:grid;gap:.3rem;font:500 .875rem/1.4 var(--sans);color:var(--ink)}
textarea,input[type=text]{width:100%;font:400 1rem/1.5 var(--sans);color:var(--ink);background:var(--paper-raised);border:1px solid var(--rule-strong);border-radius:3px;padding:.5rem .7rem}
textarea{min-height:7.5rem;resize:vertical}
button{justify-self:start;font:550 .9375rem/1.4 var(--sans);color:var(--accent-ink);background:var(--accent);border:1px solid var(--accent);border-radius:3px;padding:.55rem 1.1rem;min-height:2.75rem;cursor:pointer}
.trap{position:absolute;left:-100vw}
.error{color:var(--danger);font-weight:600}
@media (prefers-contrast:more){:root{--rule:var(--rule-strong);--ink-muted:var(--ink)}}
@media print{
 body{font-size:10.5pt;line-height:1.45}
 .mast nav,.skip,.report,.more{display:none}
 main{padding-top:1rem}
 a{color:inherit}
 a[href^="http"]::after{content:" <" attr(href) ">";font-size:.85em;word-break:break-all}
 .card,.evidence>li,.source,.notice{break-inside:avoid}
 h2,h3,h4{break-after:avoid}
 details>summary{list-style:none}
 details::details-content{content-visibility:visible;block-size:auto}
}`;

const families =
  '--serif:"Source Serif 4","Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,serif;' +
  '--sans:Inter,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;' +
  "--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace";

const compact = rules.replace(/\n\s*/g, "");

/**
 * The styles of a page, ready for its one style element.
 * @param typeBase - the address that the letters lie under, where they do not lie beside the page
 */
export function styleOf({ page, typeBase }: { page: PublicPath; typeBase?: string }): string {
  const dark = inkRules(1);
  return (
    `${faces({ page, typeBase })}:root{${inkRules(0)};${families}}` +
    `@media screen and (prefers-color-scheme:dark){:root{${dark}}}${compact}`
  );
}
