import { z } from "zod";
import { readCsl, type CslDate } from "@/lib/domain/source/csl";
import { knownByIdentifier } from "@/lib/domain/source/known-by-identifier";
import { normaliseDoi } from "@/lib/domain/source/identifiers";
import { env } from "@/lib/platform/env";
import { askForJson, type LookUp } from "@/lib/server/source/look-up/ask";

const summary = z.object({
  title: z.string(),
  authors: z.array(z.object({ name: z.string(), authtype: z.string().optional() })).optional(),
  fulljournalname: z.string().optional(),
  source: z.string().optional(),
  pubdate: z.string().optional(),
  volume: z.string().optional(),
  issue: z.string().optional(),
  pages: z.string().optional(),
  articleids: z.array(z.object({ idtype: z.string(), value: z.string() })).optional(),
});

const answerShape = z.object({ result: z.record(z.string(), z.unknown()) });

/** Looks up a PubMed id with the E-utilities of the National Library of Medicine (esummary). */
export const lookUpPubmed: LookUp = async ({ value: pmid, fetcher }) => {
  const known = knownByIdentifier({ kind: "pmid", value: pmid });
  const { PLUMBLINE_CONTACT: contact } = env();
  const query = new URLSearchParams({ db: "pubmed", id: pmid, retmode: "json", tool: "plumbline" });
  if (contact) query.set("email", contact);
  const url = `https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?${query}`;
  const answer = await askForJson({ url, fetcher });
  if ("failure" in answer) return { csl: known, failure: answer.failure };
  const shape = answerShape.safeParse(answer.json);
  if (!shape.success) return { csl: known, failure: "unreadable_answer" };
  const row = shape.data.result[pmid];
  if (row === undefined || (typeof row === "object" && row !== null && "error" in row))
    return { csl: known, failure: "unknown_identifier" };
  const found = summary.safeParse(row);
  if (!found.success) return { csl: known, failure: "unreadable_answer" };
  const { title, authors = [], fulljournalname, source, pubdate = "", volume, issue, pages, articleids } = found.data;
  const doi = normaliseDoi(articleids?.find(({ idtype }) => idtype === "doi")?.value ?? "");
  const csl = readCsl({
    type: "article-journal",
    title: title.replace(/\.$/u, ""),
    author: authors.map(({ name, authtype }) =>
      authtype === "CollectiveName" ? { literal: name } : initialsLast(name),
    ),
    "container-title": fulljournalname || source,
    issued: dateOf(pubdate),
    volume,
    issue,
    page: pages,
    ...(doi && { DOI: doi }),
    URL: doi ? `https://doi.org/${doi}` : known.URL,
  });
  return csl ? { csl, failure: null } : { csl: known, failure: "unreadable_answer" };
};

/** "Birch AM" is Birch, A. M. */
function initialsLast(name: string) {
  const match = /^(.+)\s(\p{Lu}{1,4})$/u.exec(name.trim());
  if (!match) return { family: name };
  return { family: match[1], given: [...match[2]!].map((letter) => `${letter}.`).join(" ") };
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** "2024 Mar 5", "2024 Mar-Apr" or "2024". */
function dateOf(pubdate: string): CslDate | undefined {
  const [, year, month, day] = /^(\d{4})(?:\s+([A-Za-z]{3})[A-Za-z]*(?:\s+(\d{1,2}))?)?/u.exec(pubdate) ?? [];
  if (!year) return undefined;
  const number = month ? months.indexOf(month.toLowerCase()) + 1 : 0;
  if (number === 0) return { "date-parts": [[Number(year)]] };
  return { "date-parts": [day ? [Number(year), number, Number(day)] : [Number(year), number]] };
}
