const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The day that a date of a feed or an export names, as it is written there: "2026-02-10" of "2026-02-10T23:30:00-05:00", of
 * "2026-02-10 23:30:00" and of "Tue, 10 Feb 2026 23:30:00 GMT". Null for anything else, "0000-00-00" and days that do not exist.
 */
export function dayOf(written: unknown): string | null {
  const text = typeof written === "string" ? written.trim() : "";
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (iso) return existing(iso[1]!, iso[2]!, iso[3]!);
  const rfc = /(?:^|[\s,])(\d{1,2})[\s-]([A-Za-z]{3})[a-z]*[\s-](\d{4})(?!\d)/.exec(text);
  const month = rfc ? months.indexOf(rfc[2]!.toLowerCase()) + 1 : 0;
  return rfc && month > 0 ? existing(rfc[3]!, String(month).padStart(2, "0"), rfc[1]!.padStart(2, "0")) : null;
}

function existing(year: string, month: string, day: string): string | null {
  const text = `${year}-${month}-${day}`;
  const date = new Date(`${text}T00:00:00Z`);
  return year !== "0000" && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
