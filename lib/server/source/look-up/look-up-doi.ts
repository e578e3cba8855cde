import { z } from "zod";
import { readCsl, type CslItem } from "@/lib/domain/source/csl";
import { knownByIdentifier } from "@/lib/domain/source/known-by-identifier";
import type { LookUpFailure } from "@/lib/domain/source/look-up-words";
import { askForJson, type Fetcher, type LookUp } from "@/lib/server/source/look-up/ask";
import { nameInOrder } from "@/lib/server/source/look-up/name-in-order";

type Part = { csl: CslItem } | { failure: LookUpFailure };

/**
 * Looks up a DOI: at doi.org, which passes the question to whichever agency keeps it, and, where that gives nothing that
 * can be read, at Crossref and at DataCite themselves. A DOI that doi.org does not know is known nowhere.
 */
export const lookUpDoi: LookUp = async ({ value: doi, fetcher }) => {
  const url = `https://doi.org/${doi}`;
  const ask = { doi: encodeURIComponent(doi).replaceAll("%2F", "/"), fetcher };
  let failure: LookUpFailure = "no_answer";
  for (const service of [askResolver, askCrossref, askDataCite]) {
    const part = await service(ask);
    if ("csl" in part) return { csl: { ...part.csl, DOI: doi, URL: url }, failure: null };
    // What stands in the way at first is worth more to the person than the last thing that was tried.
    if (service === askResolver) ({ failure } = part);
    if (failure === "unknown_identifier" || failure === "address_refused") break;
  }
  return { csl: knownByIdentifier({ kind: "doi", value: doi }), failure };
};

type Ask = { doi: string; fetcher: Fetcher };

async function askResolver({ doi, fetcher }: Ask): Promise<Part> {
  const accept = "application/vnd.citationstyles.csl+json";
  const answer = await askForJson({ url: `https://doi.org/${doi}`, accept, fetcher, totalMs: 6_000 });
  return "failure" in answer ? answer : asPart(readCsl(answer.json));
}

const crossrefWork = z.object({ message: z.record(z.string(), z.unknown()) });

/** Crossref's own answer is CSL in all but its lists of one. */
async function askCrossref({ doi, fetcher }: Ask): Promise<Part> {
  const answer = await askForJson({ url: `https://api.crossref.org/works/${doi}`, fetcher, totalMs: 4_000 });
  if ("failure" in answer) return answer;
  const work = crossrefWork.safeParse(answer.json);
  return asPart(work.success ? readCsl(work.data.message) : null);
}

const dataCiteRecord = z.object({
  data: z.object({
    attributes: z.object({
      titles: z.array(z.object({ title: z.string() })).min(1),
      creators: z
        .array(
          z.object({
            name: z.string(),
            nameType: z.string().nullish(),
            givenName: z.string().nullish(),
            familyName: z.string().nullish(),
          }),
        )
        .nullish(),
      publisher: z.union([z.string(), z.object({ name: z.string() })]).nullish(),
      publicationYear: z.coerce.number().int().nullish(),
      version: z.string().nullish(),
      types: z.object({ citeproc: z.string().nullish() }).nullish(),
    }),
  }),
});

async function askDataCite({ doi, fetcher }: Ask): Promise<Part> {
  const answer = await askForJson({ url: `https://api.datacite.org/dois/${doi}`, fetcher, totalMs: 4_000 });
  if ("failure" in answer) return answer;
  const record = dataCiteRecord.safeParse(answer.json);
  if (!record.success) return asPart(null);
  const { titles, creators, publisher, publicationYear: year, types, version } = record.data.data.attributes;
  return asPart(
    readCsl({
      type: types?.citeproc ?? "document",
      title: titles[0]?.title,
      author: creators?.map(({ name, nameType, givenName, familyName }) => {
        if (familyName) return { family: familyName, ...(givenName && { given: givenName }) };
        return nameType === "Personal" ? nameInOrder(name) : { literal: name };
      }),
      publisher: typeof publisher === "string" ? publisher : publisher?.name,
      edition: version ?? undefined,
      issued: year ? { "date-parts": [[year]] } : undefined,
    }),
  );
}

function asPart(csl: CslItem | null): Part {
  return csl ? { csl } : { failure: "unreadable_answer" };
}
