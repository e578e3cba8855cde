import { setParagraph, writePdf, type PdfWords } from "../../../support/write-pdf";

/** The works that the stand-in for the outside has: a study in a journal, and a newspaper that writes from it. */
export const study = {
  doi: "10.5555/harrowvale.2025.7",
  title: "Night closure of a small emergency department: costs and outcomes",
  sentences: {
    saving: "Closing the department between ten and six saved 2.4 million pounds in its first year.",
    travel: "Patients at night travelled 31 minutes longer on average than before the closure.",
    transfers: "Transfers to the regional hospital rose by a fifth in the same period.",
  },
};

export const news = {
  url: "https://gazette.example.org/2025/night-closure",
  title: "Night closure saves millions, study finds",
  sentences: {
    saving: "The closure saved £2.4 million in one year, according to the study.",
    staff: "Nurses were moved to the day shift and none was dismissed.",
  },
};

/** A test leaves something under this name on the day on which the study is retracted. */
export const studyIsRetracted = "study-is-retracted";

export const retraction = {
  DOI: "10.5555/harrowvale.2026.1",
  type: "retraction",
  label: "Retraction",
  source: "publisher",
  updated: { "date-parts": [[2026, 5, 3]], "date-time": "2026-05-03T00:00:00Z", timestamp: 1_777_766_400_000 },
};

export const studyAddress = "https://journal.example.org/harrowvale/2025/7.pdf";

export const studyCsl = {
  type: "article-journal",
  title: study.title,
  author: [
    { family: "Aldous", given: "Mira" },
    { family: "Penhale", given: "Tom" },
  ],
  "container-title": "Journal of Invented Health Economics",
  volume: "7",
  page: "11-29",
  issued: { "date-parts": [[2025, 3, 14]] },
  DOI: study.doi,
};

/** A page of HTML that names the study by its DOI. */
export const newsPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${news.title}</title>
<meta property="og:title" content="${news.title}"><meta property="og:site_name" content="Harrow Gazette">
<meta name="author" content="Jo Lark"><meta property="article:published_time" content="2025-03-20"></head>
<body><nav><a href="/">Front page</a> <a href="/sport">Sport</a></nav><article><h1>${news.title}</h1>
<p>By Jo Lark, 20 March 2025</p><p>${news.sentences.saving} It was published in a journal last week.</p>
<p>${news.sentences.staff} The trust welcomed the findings and said that it would keep the arrangement.</p>
<p>The study is at <a href="https://doi.org/${study.doi}">doi.org/${study.doi}</a>.</p></article></body></html>`;

/** The study as a PDF of two pages; each sentence begins a line. */
export function studyPdf(): Uint8Array {
  const { saving, travel, transfers } = study.sentences;
  return writePdf({
    pages: [
      { words: page({ heading: "Night closure of a small emergency department", sentences: [saving, travel] }) },
      { words: page({ heading: "Outcomes", sentences: [transfers, "No change in mortality was found."] }) },
    ],
    info: { Title: study.title },
  });
}

function page({ heading, sentences }: { heading: string; sentences: readonly string[] }): PdfWords[] {
  const words: PdfWords[] = [{ text: heading, x: 72, y: 100, size: 14, face: "bold" }];
  let y = 130;
  for (const text of sentences) {
    const paragraph = setParagraph({ text, x: 72, y, width: 460, size: 11 });
    words.push(...paragraph.words);
    y = paragraph.next + 12;
  }
  return words;
}
