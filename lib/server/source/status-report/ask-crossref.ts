import { readCrossrefUpdates, type ReportedUpdate } from "@/lib/domain/source/crossref-updates";
import { problemOf, type InquiryProblem } from "@/lib/domain/source/inquiry-words";
import { askForJson, type Fetcher } from "@/lib/server/source/look-up/ask";

export const crossrefWorks = "https://api.crossref.org/works";

/** Notices by DOI, null in place of them where Crossref does not keep the DOI. */
export type CrossrefAnswer = Map<string, ReportedUpdate[] | null>;

/** Milliseconds that an answer about many works may take. */
const totalMs = 20_000;

/** Asks Crossref in one request what became of works, by DOIs in normal form as `requestsOf` puts them together. */
export async function askCrossref({
  dois,
  fetcher,
}: {
  dois: readonly string[];
  fetcher: Fetcher;
}): Promise<{ answer: CrossrefAnswer } | { problem: InquiryProblem }> {
  const [first = ""] = dois;
  const isAlone = dois.length === 1 && first.includes(",");
  const result = await askForJson({ url: isAlone ? workUrl(first) : listUrl(dois), fetcher, totalMs });
  if ("failure" in result) {
    if (isAlone && result.failure === "unknown_identifier") return { answer: new Map([[first, null]]) };
    return { problem: problemOf(result.failure) };
  }
  const updates = readCrossrefUpdates(result.json);
  if (!updates) return { problem: "unreadable_answer" };
  return { answer: new Map(dois.map((doi) => [doi, updates.get(doi) ?? null])) };
}

function listUrl(dois: readonly string[]): string {
  const filter = dois.map((doi) => `doi:${encodeURIComponent(doi)}`).join(",");
  return `${crossrefWorks}?filter=${filter}&select=DOI,updated-by&rows=${dois.length}`;
}

function workUrl(doi: string): string {
  return `${crossrefWorks}/${encodeURIComponent(doi).replaceAll("%2F", "/")}`;
}
