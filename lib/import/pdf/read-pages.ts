import { getDocumentProxy } from "unpdf";
import { maxImportTextBytes, maxPdfPages } from "../limits";
import { isSafeHref } from "@/lib/text/safe-href";
import type { PdfPage, PdfRun } from "./pdf-page";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf["getPage"]>>;
type Item = { str: string; transform: number[]; width: number; fontName: string };

/** What the file says of itself, as it says it. */
export type PdfProperties = { title: string; author: string; created: string; language: string };

export type ReadPdf =
  | { ok: true; pages: PdfPage[]; properties: PdfProperties }
  | { ok: false; reason: "encrypted" | "broken_file" | "too_many_pages" | "too_large" };

/**
 * The text of a PDF with its places.
 * Refuses: `encrypted`, `broken_file`, `too_many_pages` before any page is read, `too_large` above the limit of text.
 */
export async function readPages(bytes: Uint8Array): Promise<ReadPdf> {
  let pdf: Pdf;
  try {
    // pdf.js takes the bytes away from whoever gives them, so it gets its own.
    pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0, enableXfa: false });
  } catch (error) {
    return { ok: false, reason: nameOf(error) === "PasswordException" ? "encrypted" : "broken_file" };
  }
  if (pdf.numPages > maxPdfPages) return { ok: false, reason: "too_many_pages" };
  try {
    const fonts: FontStyles = new Map();
    const pages: PdfPage[] = [];
    let chars = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const read = await readPage({ page, number, fonts });
      chars += read.runs.reduce((sum, run) => sum + run.text.length, 0);
      if (chars > maxImportTextBytes) return { ok: false, reason: "too_large" };
      pages.push(read);
      page.cleanup();
    }
    return { ok: true, pages, properties: await propertiesOf(pdf) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { ok: false, reason: "broken_file" };
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

async function readPage({ page, number, fonts }: { page: Page; number: number; fonts: FontStyles }): Promise<PdfPage> {
  const view = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const items = content.items.filter((item): item is (typeof content.items)[number] & Item => "str" in item);
  await learnFonts({ page, names: new Set(items.map((item) => item.fontName)), fonts });
  const links = await linksOf(page, view.transform);
  const runs = items.flatMap((item, at) => {
    const before = items[at - 1];
    const spaced = before !== undefined && before.str !== "" && before.str.trim() === "";
    const run = runOf({ item, view: view.transform, fonts, spaced });
    return run ? cutAtLinks(run, links) : [];
  });
  return { number, width: view.width, height: view.height, runs };
}

function runOf({
  item,
  view,
  fonts,
  spaced,
}: {
  item: Item;
  view: number[];
  fonts: FontStyles;
  spaced: boolean;
}): PdfRun | null {
  if (item.str.trim() === "") return null;
  const [a, b, c, d, x, y] = timesMatrix(view, item.transform);
  const size = Math.hypot(c, d);
  // Upright letters point up, which is down the page's own axis.
  if (size < 1 || Math.abs(b) > 0.05 * Math.abs(a) || a <= 0 || d >= 0) return null;
  return { text: item.str, x, right: x + item.width, y, size, ...fonts.get(item.fontName)!, href: null, spaced };
}

function timesMatrix(one: number[], other: number[]): [number, number, number, number, number, number] {
  const [a, b, c, d, e, f] = one as [number, number, number, number, number, number];
  const [g, h, i, j, k, l] = other as [number, number, number, number, number, number];
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

type FontStyles = Map<string, { bold: boolean; italic: boolean }>;

/** The names of fonts come with the drawing of a page alone, so only pages with a font not met before are asked for it. */
async function learnFonts({
  page,
  names,
  fonts,
}: {
  page: Page;
  names: ReadonlySet<string>;
  fonts: FontStyles;
}): Promise<void> {
  const unknown = [...names].filter((name) => !fonts.has(name));
  if (unknown.length === 0) return;
  await page.getOperatorList().catch(() => null);
  for (const name of unknown) {
    const objects = page.commonObjs as { has: (id: string) => boolean; get: (id: string) => { name?: unknown } | null };
    const font = objects.has(name) ? objects.get(name)?.name : null;
    const full = typeof font === "string" ? font : "";
    fonts.set(name, { bold: /bold|black|heavy|semib|demi/iu.test(full), italic: /ital|obli/iu.test(full) });
  }
}

type LinkBox = { href: string; x: number; right: number; top: number; bottom: number };

async function linksOf(page: Page, view: number[]): Promise<LinkBox[]> {
  const annotations = (await page.getAnnotations().catch(() => [])) as { url?: unknown; rect?: number[] }[];
  return annotations.flatMap(({ url, rect }) => {
    if (!isSafeHref(url) || rect?.length !== 4) return [];
    const from = timesMatrix(view, [1, 0, 0, 1, rect[0]!, rect[1]!]);
    const to = timesMatrix(view, [1, 0, 0, 1, rect[2]!, rect[3]!]);
    return [
      {
        href: url,
        x: Math.min(from[4], to[4]),
        right: Math.max(from[4], to[4]),
        top: Math.min(from[5], to[5]),
        bottom: Math.max(from[5], to[5]),
      },
    ];
  });
}

/** A link may cover some words of a run; it is cut at the nearest gaps between words. */
function cutAtLinks(run: PdfRun, links: readonly LinkBox[]): PdfRun[] {
  const middle = run.y - run.size * 0.3;
  const link = links.find(
    (box) =>
      middle > box.top && middle < box.bottom && Math.min(run.right, box.right) - Math.max(run.x, box.x) > run.size / 2,
  );
  if (!link) return [run];
  const width = run.right - run.x;
  const placeOf = (x: number) => nearestGap(run.text, ((x - run.x) / width) * run.text.length);
  const [start, end] = [placeOf(link.x), placeOf(link.right)];
  if (start >= end) return [run];
  const part = (from: number, to: number, href: string | null): PdfRun[] => {
    const text = run.text.slice(from, to);
    const xOf = (at: number) => run.x + (at / run.text.length) * width;
    return text === "" ? [] : [{ ...run, text, href, x: xOf(from), right: xOf(to) }];
  };
  return [...part(0, start, null), ...part(start, end, link.href), ...part(end, run.text.length, null)];
}

function nearestGap(text: string, place: number): number {
  const gaps = [0, ...[...text.matchAll(/(?<=\s)(?=\S)|(?<=\S)(?=\s)/gu)].map(({ index }) => index), text.length];
  return gaps.reduce((best, gap) => (Math.abs(gap - place) < Math.abs(best - place) ? gap : best));
}

async function propertiesOf(pdf: Pdf): Promise<PdfProperties> {
  const none: PdfProperties = { title: "", author: "", created: "", language: "" };
  const found = await pdf.getMetadata().catch(() => null);
  if (!found) return none;
  const info = found.info as Record<string, unknown>;
  const metadata = found.metadata as { get?: (name: string) => unknown } | null;
  const text = (value: unknown) => {
    const first = Array.isArray(value) ? value.join("; ") : value;
    return typeof first === "string" ? first.trim() : "";
  };
  return {
    title: text(metadata?.get?.("dc:title")) || text(info.Title),
    author: text(metadata?.get?.("dc:creator")) || text(info.Author),
    // A browser that prints a page notes when it was printed, which says nothing of when it was published.
    // A browser notes when it printed a page, which says nothing of when the page was published.
    created: /Mozilla|Chrom|Firefox|Safari/u.test(text(info.Creator)) ? "" : text(info.CreationDate),
    language: text(info.Language),
  };
}
