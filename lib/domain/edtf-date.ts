import { z } from "zod";

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * True of a date in EDTF level 0 without a time: YYYY, YYYY-MM or YYYY-MM-DD, of a day that exists (Library of
 * Congress, Extended Date/Time Format, 2019).
 */
export function isEdtfDate(value: string): boolean {
  const parts = form.exec(value);
  if (!parts) return false;
  const [, year, month, day] = parts;
  if (!month) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (!day) return true;
  const last = new Date(Date.UTC(2000, 0, 1));
  // Set by parts, since the constructor reads the years 0 to 99 as 1900 to 1999.
  last.setUTCFullYear(Number(year), Number(month), 0);
  return Number(day) >= 1 && Number(day) <= last.getUTCDate();
}

/** A date as an article or a person gives it: a year, a month or a day. An empty string means none. */
export const edtfDateSchema = z
  .string()
  .trim()
  .refine((value) => value === "" || isEdtfDate(value), "Give a year, a month or a day: 2026, 2026-03 or 2026-03-14.")
  .transform((value) => value || null);

const monthName = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

/** The date in words: "2026", "March 2026", "14 March 2026". What is no such date comes back as it is. */
export function edtfDateInWords(value: string): string {
  const parts = form.exec(value);
  if (!parts || !isEdtfDate(value)) return value;
  const [, year, month, day] = parts;
  if (!month) return year!;
  const name = monthName.format(new Date(Date.UTC(2000, Number(month) - 1, 1)));
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}
