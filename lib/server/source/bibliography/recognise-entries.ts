import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { readCsl, type CslItem } from "@/lib/domain/source/csl";
import { looksSame, titleKey } from "@/lib/domain/source/likeness";
import { columnsOf } from "@/lib/domain/source/source-input";

/** What an entry looks like: a source of the workspace, an entry further up, or neither. */
export type Recognised = { resemblesId: string | null; sameAsPlace: number | null };

/**
 * Finds, for many entries at once, the source of the workspace that each seems to be and the earlier entry of which it
 * seems to be a repetition. One look through the workspace's sources, however many entries there are.
 */
export async function recogniseEntries(
  reader: Reader,
  { workspaceId, entries }: { workspaceId: WorkspaceId; entries: readonly CslItem[] },
): Promise<Recognised[]> {
  const columns = entries.map(columnsOf);
  const given = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const rows = await reader.$queryRaw<
    { id: string; csl: unknown; doi: string | null; isbn: string | null; url: string | null }[]
  >`
    SELECT coalesce(merged_into_id, id) AS id, csl, doi, isbn, normalised_url AS url FROM source
     WHERE workspace_id = ${workspaceId}::uuid
       AND (doi = ANY(${given(columns.map(({ doi }) => doi))}::text[])
            OR isbn = ANY(${given(columns.map(({ isbn }) => isbn))}::text[])
            OR normalised_url = ANY(${given(columns.map(({ normalisedUrl }) => normalisedUrl))}::text[])
            OR lower(title) = ANY(${given(entries.map(({ title }) => title.toLowerCase()))}::text[]))
     ORDER BY created_at`;
  const sources = new Shelf<string>();
  for (const { id, csl, doi, isbn, url } of rows) {
    const item = readCsl(csl);
    if (item)
      sources.put(
        { ...item, ...(doi && { DOI: doi }), ...(isbn && { ISBN: isbn }), ...(url && { URL: `https://${url}` }) },
        id,
      );
  }
  const earlier = new Shelf<number>();
  return entries.map((csl, place) => {
    const resemblesId = sources.find(csl);
    const sameAsPlace = earlier.find(csl);
    if (sameAsPlace === null) earlier.put(csl, place);
    return { resemblesId, sameAsPlace };
  });
}

/** Citations by all that could make another one look the same. */
class Shelf<Name> {
  readonly #byKey = new Map<string, { csl: CslItem; name: Name }[]>();

  put(csl: CslItem, name: Name): void {
    for (const key of keysOf(csl)) {
      const known = this.#byKey.get(key);
      // Hundreds of pages may share an address; the first few are enough to compare with.
      if (!known) this.#byKey.set(key, [{ csl, name }]);
      else if (known.length < 20) known.push({ csl, name });
    }
  }

  find(csl: CslItem): Name | null {
    for (const key of keysOf(csl)) {
      const like = this.#byKey.get(key)?.find((other) => looksSame({ one: csl, other: other.csl }));
      if (like) return like.name;
    }
    return null;
  }
}

function keysOf(csl: CslItem): string[] {
  const { doi, isbn, normalisedUrl } = columnsOf(csl);
  return [
    ...(doi ? [`doi ${doi}`] : []),
    ...(isbn ? [`isbn ${isbn}`] : []),
    ...(normalisedUrl ? [`url ${normalisedUrl}`] : []),
    `title ${titleKey(csl.title)}`,
  ];
}
