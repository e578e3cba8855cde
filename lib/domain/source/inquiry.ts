const hour = 60 * 60 * 1000;

/** Milliseconds after which a source is asked about anew. */
export const askAgainAfter = 7 * 24 * hour;

/** Milliseconds after which a request that failed is made again. */
export const retryAfter = 6 * hour;

/** Milliseconds between two looks for sources whose turn it is, and between two parts of a long look. */
export const lookAgainAfter = 24 * hour;
export const goOnAfter = hour / 6;

/** Works asked about in one request: an address of some 2,000 characters, which every proxy lets through. */
export const worksPerRequest = 50;

/** Requests in one run of the job, so that others get their turn. */
export const requestsPerRun = 40;

/** After so many failures in a row Crossref is taken to be away, and is left alone for a while. */
export const failuresInARow = 3;

const longestFilter = 3_000;

/**
 * Parts DOIs into those that are asked about together. A DOI with a comma goes by itself, since a comma parts the values of
 * Crossref's filters, and so does what is to be asked alone.
 */
export function requestsOf<Asked extends { doi: string; alone: boolean }>(works: readonly Asked[]): Asked[][] {
  const requests: Asked[][] = [];
  let together: Asked[] = [];
  let length = 0;
  for (const work of works) {
    const added = encodeURIComponent(work.doi).length + 5;
    if (work.alone || work.doi.includes(",")) {
      requests.push([work]);
      continue;
    }
    if (together.length === worksPerRequest || (together.length > 0 && length + added > longestFilter)) {
      requests.push(together);
      together = [];
      length = 0;
    }
    together.push(work);
    length += added;
  }
  return together.length > 0 ? [...requests, together] : requests;
}
