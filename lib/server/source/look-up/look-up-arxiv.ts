import { SaxesParser } from "saxes";
import { cslDateOf, readCsl } from "@/lib/domain/source/csl";
import { knownByIdentifier } from "@/lib/domain/source/known-by-identifier";
import { askService, type LookUp } from "@/lib/server/source/look-up/ask";
import { nameInOrder } from "@/lib/server/source/look-up/name-in-order";

/** Looks up an arXiv id (without its version) in the Atom feed of arXiv's own query service. */
export const lookUpArxiv: LookUp = async ({ value: id, fetcher }) => {
  const known = knownByIdentifier({ kind: "arxiv", value: id });
  const url = `https://export.arxiv.org/api/query?id_list=${encodeURIComponent(id)}&max_results=1`;
  const answer = await askService({ url, accept: "application/atom+xml", fetcher });
  if ("failure" in answer) return { csl: known, failure: answer.failure };
  const entry = readEntry(new TextDecoder().decode(answer.bytes));
  if (entry === "unreadable") return { csl: known, failure: "unreadable_answer" };
  // An id that is not known gives a feed without entries, or with one that is called "Error".
  if (entry === null || entry.title === "" || entry.title === "Error")
    return { csl: known, failure: "unknown_identifier" };
  const csl = readCsl({
    ...known,
    title: entry.title,
    author: entry.authors.map(nameInOrder),
    issued: cslDateOf(entry.published.slice(0, 10)),
    publisher: "arXiv",
  });
  return csl ? { csl, failure: null } : { csl: known, failure: "unreadable_answer" };
};

type Entry = { title: string; authors: string[]; published: string };

/** The first entry of an Atom feed; null where it has none. Entities are not expanded, and nothing is fetched. */
function readEntry(xml: string): Entry | null | "unreadable" {
  const parser = new SaxesParser();
  const path: string[] = [];
  let entry: Entry | null = null;
  let entries = 0;
  let isAtom = false;
  let words = "";
  parser.on("opentag", ({ name }) => {
    if (path.length === 0) isAtom = name === "feed";
    path.push(name);
    words = "";
    if (path.join("/") === "feed/entry") {
      entries += 1;
      entry ??= { title: "", authors: [], published: "" };
    }
  });
  parser.on("text", (text) => (words += text));
  parser.on("closetag", () => {
    const at = path.join("/");
    const value = words.replace(/\s+/gu, " ").trim();
    if (entry && entries === 1) {
      if (at === "feed/entry/title") entry.title = value;
      if (at === "feed/entry/published") entry.published = value;
      if (at === "feed/entry/author/name" && entry.authors.length < 500) entry.authors.push(value);
    }
    path.pop();
    words = "";
  });
  try {
    parser.write(xml).close();
  } catch {
    return "unreadable";
  }
  return isAtom ? entry : "unreadable";
}
