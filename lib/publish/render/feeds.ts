import { correctionKindWords } from "@/lib/domain/edition/correction-kinds";
import { publicPaths, publicUrl } from "@/lib/publish/public-paths";
import type { BriefingEntry, EditionEntry } from "@/lib/publish/public-content";
import { escapeHtml } from "@/lib/publish/render/html";
import type { Site } from "@/lib/publish/render/layout";

/** Entries in a feed; older ones are on the pages. */
const entriesInFeed = 50;

type FeedItem = { url: string; title: string; at: string; summary: string };

/** Atom (RFC 4287): every edition is an entry under its own lasting address, as are notes without a new edition. */
export function atomFeed({ site, entries }: { site: Site; entries: readonly BriefingEntry[] }): string {
  const { workspace, base } = site;
  const home = publicUrl({ base, workspace: workspace.slug, to: publicPaths.home });
  const self = publicUrl({ base, workspace: workspace.slug, to: publicPaths.atom });
  const items = feedItems({ site, entries });
  const xml = (text: string) => escapeHtml(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""));
  const body = items.map(
    ({ url, title, at, summary }) =>
      `<entry><id>${xml(url)}</id><title>${xml(title)}</title><link href="${xml(url)}"/>` +
      `<published>${at}</published><updated>${at}</updated><summary>${xml(summary)}</summary></entry>`,
  );
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>${xml(home)}</id>` +
    `<title>${xml(workspace.name)}</title><link href="${xml(home)}"/><link rel="self" href="${xml(self)}"/>` +
    `<updated>${items[0]?.at ?? "1970-01-01T00:00:00.000Z"}</updated>` +
    `<author><name>${xml(workspace.name)}</name></author>${body.join("")}</feed>\n`
  );
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed({ site, entries }: { site: Site; entries: readonly BriefingEntry[] }): string {
  const { workspace, base } = site;
  return `${JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: workspace.name,
    home_page_url: publicUrl({ base, workspace: workspace.slug, to: publicPaths.home }),
    feed_url: publicUrl({ base, workspace: workspace.slug, to: publicPaths.json }),
    language: workspace.language,
    items: feedItems({ site, entries }).map(({ url, title, at, summary }) => ({
      id: url,
      url,
      title,
      content_text: summary,
      date_published: at,
    })),
  })}\n`;
}

/** The newest first. */
function feedItems({ site, entries }: { site: Site; entries: readonly BriefingEntry[] }): FeedItem[] {
  const { workspace, base } = site;
  const url = (slug: string, number: number) =>
    publicUrl({ base, workspace: workspace.slug, to: publicPaths.edition({ slug, number }) });
  return entries
    .flatMap(({ slug, editions, corrections }) => {
      const titles = new Map(editions.map(({ number, title }) => [number, title]));
      const noteOf = (edition: EditionEntry) => corrections.find(({ toNumber }) => toNumber === edition.number);
      const published = editions.flatMap((edition): FeedItem[] => {
        if (edition.title === null) return [];
        const note = noteOf(edition);
        return [
          {
            url: url(slug, edition.number),
            title: edition.number === 1 ? edition.title : `${edition.title}, Edition ${edition.number}`,
            at: edition.publishedAt,
            summary: withHash({
              sha256: edition.sha256,
              summary: note ? `${correctionKindWords[note.kind].label}: ${note.note}` : edition.summary,
            }),
          },
        ];
      });
      const notes = corrections.flatMap(({ id, kind, note, at, fromNumber, toNumber }): FeedItem[] => {
        const title = titles.get(fromNumber);
        if (toNumber !== null || !title) return [];
        const to = publicPaths.briefingCorrections(slug);
        return [
          {
            url: publicUrl({ base, workspace: workspace.slug, to, anchor: `correction-${id}` }),
            title: `${correctionKindWords[kind].label}: ${title}`,
            at,
            summary: note,
          },
        ];
      });
      return [...published, ...notes];
    })
    .toSorted((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0))
    .slice(0, entriesInFeed);
}

/** Whoever keeps the feed keeps the hash: a witness that the publisher cannot change. */
function withHash({ summary, sha256 }: { summary: string; sha256: string }): string {
  return `${summary}\n\nSHA-256 of edition.json: ${sha256}`.trim();
}
