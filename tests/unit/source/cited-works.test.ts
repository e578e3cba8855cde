import { expect, test } from "vitest";
import { citedWorks } from "@/lib/citation/cited-works";

test("finds DOIs and addresses in sentences and links, each once and in its normal form", () => {
  const text = `As shown (doi:10.5555/WARD.1), see https://doi.org/10.5555/ward.1 and "https://www.news.example.org/ward/?utm_source=x".
  Also https://trust.example.org/report_(2024). And (https://trust.example.org/hours). Not 10.5 or http://.`;
  const html = `<a class="x" href="https://data.example.org/set?b=2&amp;a=1">data</a><a href='https://dx.doi.org/10.5555/set'>s</a>
  <a href="https://home.example.org/">home</a><a href="mailto:a@b.example">m</a><link href="https://style.example.org/x.css">`;
  expect(citedWorks({ text, html })).toEqual({
    dois: ["10.5555/ward.1", "10.5555/set"],
    urls: [
      "news.example.org/ward",
      "trust.example.org/report_(2024)",
      "trust.example.org/hours",
      "data.example.org/set?a=1&b=2",
    ],
  });
});

test("keeps five hundred of each at the most, in time by the length of the text", () => {
  const text = Array.from({ length: 20_000 }, (_, n) => `https://a.example.org/${n}`).join(" ") + "<a ".repeat(50_000);
  const started = performance.now();
  expect(citedWorks({ text, html: text }).urls).toHaveLength(500);
  expect(performance.now() - started).toBeLessThan(10_000);
});
