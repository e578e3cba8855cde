import { setParagraph, writePdf } from "../../../support/write-pdf";

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

export const notice = { doi: "10.5555/harrowvale.2026.1", on: [2026, 5, 3] };

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

/** The study as a PDF of two pages. */
export function studyPdf(): Uint8Array {
  const line = { x: 72, width: 460, size: 11 };
  const { saving, travel, transfers } = study.sentences;
  const first = setParagraph({ text: `Summary. ${saving} ${travel}`, y: 150, ...line });
  const second = setParagraph({ text: `${transfers} No change in mortality was found.`, y: 120, ...line });
  const heading = {
    text: "Night closure of a small emergency department",
    x: 72,
    y: 100,
    size: 14,
    face: "bold" as const,
  };
  return writePdf({
    pages: [
      { words: [heading, ...first.words] },
      { words: [{ ...heading, text: "Outcomes", y: 80 }, ...second.words] },
    ],
    info: { Title: study.title },
  });
}
