import { expect, test } from "vitest";
import { withLineEnds } from "@/lib/publish/render/line-ends";

const drawn = (...parts: string[]) =>
  withLineEnds(parts).map(({ text }) => text.replaceAll('<span class="end"> </span>', " · "));

test("headings and cells are kept apart, also at the edges of the quote", () => {
  expect(drawn("Board\nNight surgery\nYear\nPatients\n", "2024/25\n5,259", "\nNext year")).toEqual([
    "Board · Night surgery · Year · Patients · ",
    "2024/25 · 5,259",
    " · Next year",
  ]);
});

test("a heading of many words is still no full line", () => {
  expect(drawn("Using our theatres well: report on the consultation\n212 people")).toEqual([
    "Using our theatres well: report on the consultation · 212 people",
  ]);
});

test("a paragraph that ends is kept apart from the next, and lines that were broken at their width read on", () => {
  const long = "The board heard that the ward had been full on most nights of the winter";
  expect(drawn(`${long}.\nItem 9. It`, "", "")).toEqual([`${long}. · Item 9. It`, "", ""]);
  expect(drawn(`${long}\nMarch`)).toEqual([`${long} March`]);
  expect(drawn("The ward\nwas full")).toEqual(["The ward was full"]);
});

test("what is drawn is escaped", () => {
  expect(drawn("a <b>\n<i>")).toEqual(["a &lt;b&gt; · &lt;i&gt;"]);
});
