import { z } from "zod";
import { isEdtfDate } from "@/lib/domain/edtf-date";
import { cslDateSchema, edtfOfCslDate } from "@/lib/domain/source/csl";
import { normaliseDoi } from "@/lib/domain/source/identifiers";

/** One notice on a work, as Crossref tells of it. */
export type ReportedUpdate = {
  /** Crossref's type, as "retraction"; lower case, with underscores. */
  kind: string;
  /** The day of the notice: YYYY, YYYY-MM or YYYY-MM-DD. */
  on: string | null;
  /** The notice's own DOI in normal form; empty where none is named. */
  noticeDoi: string;
  /** Who says so, as Crossref names them: publisher, retraction-watch. In the order of the alphabet. */
  reportedBy: string[];
};

const updateSchema = z.object({
  type: z.string(),
  DOI: z.string().optional().catch(undefined),
  source: z.string().optional().catch(undefined),
  updated: cslDateSchema.optional().catch(undefined),
});

const workSchema = z.object({ DOI: z.string(), "updated-by": z.array(z.unknown()).nullish().catch(null) });
const oneSchema = z.object({ message: workSchema });
const listSchema = z.object({ message: z.object({ items: z.array(z.unknown()) }) });

/**
 * Reads what became of works from an answer of Crossref's REST API: of `/works/{doi}`, or of `/works?filter=doi:…` with at
 * least the fields DOI and updated-by. Updates of unknown types are kept, those without any are passed over.
 * @returns notices by DOI in normal form, empty for a work without any; null where this is no such answer.
 */
export function readCrossrefUpdates(json: unknown): Map<string, ReportedUpdate[]> | null {
  const list = listSchema.safeParse(json);
  if (list.success) {
    const works = list.data.message.items.map((item) => workSchema.safeParse(item));
    return new Map(works.flatMap(({ data }) => (data ? entryOf(data) : [])));
  }
  const one = oneSchema.safeParse(json);
  return one.success ? new Map(entryOf(one.data.message)) : null;
}

function entryOf(work: z.output<typeof workSchema>): [string, ReportedUpdate[]][] {
  const doi = normaliseDoi(work.DOI);
  return doi ? [[doi, updatesOf(work["updated-by"] ?? [])]] : [];
}

/** One for each notice, though the publisher and Retraction Watch both tell of it. */
function updatesOf(entries: readonly unknown[]): ReportedUpdate[] {
  const updates = new Map<string, ReportedUpdate>();
  for (const entry of entries) {
    const parsed = updateSchema.safeParse(entry);
    const kind = parsed.success ? slugOf(parsed.data.type) : "";
    if (!parsed.success || kind === "") continue;
    const { DOI = "", source, updated } = parsed.data;
    const noticeDoi = normaliseDoi(DOI) ?? "";
    const edtf = edtfOfCslDate(updated);
    const on = edtf && isEdtfDate(edtf) ? edtf : null;
    const key = `${kind} ${noticeDoi}`;
    const known = updates.get(key);
    const reportedBy = new Set([...(known?.reportedBy ?? []), ...(source ? [source.slice(0, 60)] : [])]);
    updates.set(key, { kind, on: known?.on ?? on, noticeDoi, reportedBy: [...reportedBy].toSorted() });
  }
  return [...updates.values()];
}

/** "Expression of Concern" and "expression_of_concern" are one kind. */
function slugOf(type: string): string {
  return type
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "_")
    .replace(/^_+|_+$/gu, "")
    .slice(0, 60);
}
