import { edtfDateInWords } from "@/lib/domain/edtf-date";
import { html, type Html } from "@/lib/publish/render/html";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const minute = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "UTC" });

/** The day of a moment (ISO 8601), in UTC: "2 March 2026". */
export function dayOf(instant: string): Html {
  return html`<time datetime="${instant}">${dayInWords(instant)}</time>`;
}

export function dayInWords(instant: string): string {
  return day.format(new Date(instant));
}

/** Day and minute: "2 March 2026, 19:30 UTC". */
export function momentOf(instant: string): Html {
  const at = new Date(instant);
  return html`<time datetime="${instant}">${day.format(at)}, ${minute.format(at)} UTC</time>`;
}

/** A day, month or year as somebody gave it (EDTF level 0): "14 March 2026", "March 2026", "2026". */
export function dateGiven(value: string): Html {
  return html`<time datetime="${value}">${edtfDateInWords(value)}</time>`;
}
