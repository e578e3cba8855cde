import type { ServicesServer } from "@/tests/support/services-server";

/** An update as Crossref's REST API tells it below "updated-by". */
export type StoredUpdate = {
  DOI?: string;
  type: string;
  label?: string;
  source?: string;
  updated?: { "date-parts": number[][]; "date-time"?: string; timestamp?: number };
  "record-id"?: string;
};

export const updated = (...parts: number[]) => ({ "date-parts": [parts] });

/**
 * Answers for api.crossref.org in the form of its REST API, from works that a test invents: `/works?filter=doi:…` with the
 * works that are known, `/works/{doi}` with one or 404.
 * @param isDown - which requests are answered 503
 * @returns the DOIs of each request so far
 */
export function playCrossref({
  server,
  works,
  isDown = () => false,
}: {
  server: ServicesServer;
  /** By DOI in lower case. */
  works: Record<string, StoredUpdate[]>;
  isDown?: (dois: string[]) => boolean;
}): string[][] {
  const requests: string[][] = [];
  server.on("api.crossref.org/works", ({ url = "" }, response) => {
    const { pathname, searchParams } = new URL(url.slice(1), "https://api.crossref.org/");
    const filter = searchParams.get("filter");
    const single = decodeURIComponent(pathname.split("/works/")[1] ?? "");
    const dois = filter === null ? [single] : filter.split(",").map((part) => part.replace(/^doi:/u, ""));
    requests.push(dois);
    const items = dois.flatMap((doi) => {
      const updates = works[doi];
      if (!updates) return [];
      return [{ DOI: doi.toUpperCase(), ...(updates.length > 0 && { "updated-by": updates }) }];
    });
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (isDown(dois)) send(503, { status: "error" });
    else if (filter === null && items.length === 0) send(404, "Resource not found.");
    else if (filter === null) send(200, { status: "ok", "message-type": "work", message: items[0] });
    else send(200, { status: "ok", "message-type": "work-list", message: { "total-results": items.length, items } });
  });
  return requests;
}
