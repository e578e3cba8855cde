/** Where one record lies in the archive, for a reader that looks it up by its address. */
export type CdxEntry = {
  url: string;
  at: Date;
  mediaType: string;
  status: number;
  /** SHA-256 of the file, hex. */
  sha256: string;
  offset: number;
  length: number;
};

/** One line of a CDXJ index: a key to sort by, the moment, the rest as JSON. */
export function cdxLine({ url, at, mediaType, status, sha256, offset, length }: CdxEntry): string {
  const rest = {
    url,
    mime: mediaType,
    status: String(status),
    digest: `sha256:${sha256}`,
    length: String(length),
    offset: String(offset),
    filename: "data.warc.gz",
  };
  return `${surtOf(url)} ${timestamp(at)} ${JSON.stringify(rest)}\n`;
}

/** "https://www.example.org:8080/a?b" as "org,example:8080)/a?b": hosts that belong together stand together. */
export function surtOf(url: string): string {
  if (!/^https?:/iu.test(url) || !URL.canParse(url)) return url.replace(/\s/gu, "%20").toLowerCase();
  const { hostname, port, pathname, search } = new URL(url);
  const host = hostname
    .replace(/^www\d*\./u, "")
    .split(".")
    .toReversed()
    .join(",");
  return `${host}${port ? `:${port}` : ""})${pathname}${search}`.toLowerCase();
}

function timestamp(at: Date): string {
  return at.toISOString().replace(/\D/gu, "").slice(0, 14);
}
