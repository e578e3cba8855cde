import { certaintyWords, type Certainty } from "@/lib/domain/review/certainty";
import { stanceWords, type Stance } from "@/lib/domain/evidence/stance";
import { html, trusted, type Html } from "@/lib/publish/render/html";

const shapes: Record<Stance, string> = {
  supports: '<path d="M6 1 11.5 11H.5Z"/>',
  refutes: '<path d="M6 11 .5 1h11Z"/>',
  qualifies: '<path d="M6 0 12 6 6 12 0 6Z"/>',
  context: '<circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" stroke-width="1.5"/>',
};

/** A stance as shape and word, in the same shapes as on the desk. */
export function stanceMark(stance: Stance): Html {
  const shape = trusted(`<svg viewBox="0 0 12 12" aria-hidden="true">${shapes[stance]}</svg>`);
  return html`<span class="mark ${stance}">${shape}${stanceWords[stance].label}</span>`;
}

/** A rating as its place on a line of ticks and its words; off the scale the line is broken. */
export function ratingMark({
  label,
  value,
  values,
}: {
  label: string;
  value: number | null;
  /** Every value of the scale. */
  values: readonly number[];
}): Html {
  const place =
    value === null || values.length < 2
      ? null
      : `<span class="hidden">, ${value} on a scale of ${Math.min(...values)} to ${Math.max(...values)}</span>`;
  return html`<span class="rating"
    >${trusted(ratingLine({ value, values }))}<span
      ><span class="hidden">Rating: </span>${label}${place && trusted(place)}</span
    ></span
  >`;
}

function ratingLine({ value, values }: { value: number | null; values: readonly number[] }): string {
  const [worst, best] = [Math.min(...values), Math.max(...values)];
  if (value === null || values.length < 2 || worst === best) {
    return '<svg class="line" viewBox="0 0 44 12" aria-hidden="true"><path class="off" d="M2 6H42"/></svg>';
  }
  const at = (one: number) => Math.round((4 + (36 * (one - worst)) / (best - worst)) * 100) / 100;
  const ticks = [...new Set(values)].map((one) => `M${at(one)} 3.5V8.5`).join("");
  const x = at(Math.min(Math.max(value, worst), best));
  return (
    '<svg class="line" viewBox="0 0 44 12" aria-hidden="true">' +
    `<path d="M4 6H40${ticks}"/><path class="here" d="M${x} .5 ${x + 4} 6 ${x} 11.5 ${x - 4} 6Z"/></svg>`
  );
}

const crosses: Record<Certainty, number> = { high: 4, moderate: 3, low: 2, very_low: 1 };

/** Certainty as GRADE prints it, with its word. */
export function certaintyMark(certainty: Certainty): Html {
  const circles = [0, 1, 2, 3].map((index) => {
    const x = 6.5 + index * 15;
    const cross = index < crosses[certainty] ? `<path d="M${x} 1V12M${x - 5.5} 6.5H${x + 5.5}"/>` : "";
    return `<circle cx="${x}" cy="6.5" r="5.5"${cross ? "" : ' class="empty"'}/>${cross}`;
  });
  const drawing = trusted(`<svg class="grade" viewBox="0 0 58 13" aria-hidden="true">${circles.join("")}</svg>`);
  return html`<span class="mark">${drawing}${certaintyWords[certainty].label} certainty</span>`;
}

/** One sign of the Admiralty code in its box; F and 6 mean "cannot be judged" and have a broken edge. */
export function boxed(sign: string): Html {
  return html`<span class="box${sign === "F" || sign === "6" ? " missing" : ""}">${sign}</span>`;
}
