/** The address of a list with these parameters; empty ones are left out. */
export function listHref(path: string, params: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
  return query ? `${path}?${query}` : path;
}

const figure = new Intl.NumberFormat("en-GB");

/** Totals are counted up to here and no further. */
export const countedUpTo = 1_000;

/** "1 claim", "2 claims", "more than 1,000 claims". */
export function totalWords({ total, one, many }: { total: number; one: string; many: string }): string {
  if (total > countedUpTo) return `More than ${figure.format(countedUpTo)} ${many}`;
  return `${figure.format(total)} ${total === 1 ? one : many}`;
}
