import { copyStateWords } from "@/lib/domain/evidence/copy-state";
import { evidenceKindWords } from "@/lib/domain/evidence/stance";
import { credibilityWords } from "@/lib/domain/review/credibility";
import { directnessWords } from "@/lib/domain/review/directness";
import { reliabilityWords } from "@/lib/domain/source/reliability";
import { statusWords } from "@/lib/domain/source/status";
import type { EditionClaim, EditionEvidence } from "@/lib/publish/edition-schema";
import { dayOf } from "@/lib/publish/render/dates";
import { evidenceAnchor, sourceAnchor, type EditionNames } from "@/lib/publish/render/edition-names";
import { html, paragraphs, type Html } from "@/lib/publish/render/html";
import { withLineEnds } from "@/lib/publish/render/line-ends";
import { boxed, stanceMark } from "@/lib/publish/render/marks";

/** One piece of evidence: what the source says with what stands around it, how it bears, and how it was rated. */
export function evidenceItem({
  evidence,
  index,
  claim,
  names,
}: {
  evidence: EditionEvidence;
  index: number;
  claim: EditionClaim;
  names: EditionNames;
}): Html {
  const source = names.sources.get(evidence.sourceId);
  const { stance, kind, locator, note, group } = evidence;
  return html`<li id="${evidenceAnchor({ claim, index })}">
    <div class="head">
      ${stanceMark(stance)}<span class="small"
        >${evidenceKindWords[kind].label} from
        <a href="#${sourceAnchor({ names, id: evidence.sourceId })}">${source?.shortName ?? "a source"}</a
        >${locator && html`, ${locator}`}${source && source.status !== "current" && html` <span class="status">${statusWords[source.status].label}</span>`}</span
      >
    </div>
    ${quote(evidence)} ${note !== "" && paragraphs(note)}
    ${group && html`<p class="small">Holds only together with: ${group.label}.</p>`} ${copy({ evidence, names })}
    ${ratings(evidence)}
  </li>`;
}

function quote({ quote: words, context }: EditionEvidence): Html | null {
  if (!words) return null;
  if (!context)
    return html`<blockquote class="quote">
      <p><span>${withLineEnds([words])}</span></p>
    </blockquote>`;
  const { goesOn } = context;
  const [before, within, after] = withLineEnds([context.before, words, context.after]);
  return html`<blockquote class="quote">
    <p>${goesOn.before && "… "}${before}<mark>${within}</mark>${after}${goesOn.after && " …"}</p>
  </blockquote>`;
}

function copy({ evidence, names }: { evidence: EditionEvidence; names: EditionNames }): Html {
  const capture = evidence.captureId === null ? undefined : names.captures.get(evidence.captureId);
  const words = copyStateWords[evidence.copyState];
  if (!capture) {
    const { reasonWithoutCopy } = evidence;
    return html`<p class="small"><b>${words}.</b>${reasonWithoutCopy && html` ${reasonWithoutCopy}`}</p>`;
  }
  if (evidence.copyState === "redacted")
    return html`<p class="small">
      <b>The copy stored on ${dayOf(capture.capturedAt)} is not there any more.</b> ${capture.withheldReason}
    </p>`;
  return html`<p class="small">${words}, ${dayOf(capture.capturedAt)}.</p>`;
}

function ratings({ ratings: given, sourceAsJudged }: EditionEvidence): Html | null {
  const { reliability } = sourceAsJudged;
  if (given.length === 0 && reliability === null) return null;
  return html`<details>
    <summary>Ratings of this evidence</summary>
    <ul class="plain small">
      ${reliability && html`<li>${boxed(reliability)} Reliability of the source: ${reliabilityWords[reliability].toLowerCase()}</li>`}
      ${given.map(
        ({ credibility, directness }) =>
          html`<li>
            ${boxed(String(credibility))} ${credibilityWords[credibility].label};
            ${directnessWords[directness].label.toLowerCase()}
          </li>`,
      )}
    </ul>
  </details>`;
}
