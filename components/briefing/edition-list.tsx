import { Badge } from "@/components/ui/badge";
import { List, ListRow } from "@/components/ui/list-row";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { correctionKindWords } from "@/lib/domain/edition/correction-kinds";
import type { BriefingOfPage } from "@/lib/server/briefing/data";

/** Every edition with its hash, its address, why it was made and what became known later. */
export function EditionList({
  slug,
  briefing,
  publishers,
  publicAddress,
}: {
  slug: string;
  briefing: BriefingOfPage;
  publishers: Readonly<Record<string, string>>;
  publicAddress: string;
}) {
  return (
    <List label="Editions">
      {briefing.editions.map((edition) => {
        const { id, number, sha256, publishedAt, publishedById, notices, correctionsTo, _count } = edition;
        const [correction] = correctionsTo;
        const notes = briefing.corrections.filter(({ from }) => from.number === number);
        return (
          <ListRow
            key={id}
            number={number}
            title={`Edition ${number}`}
            meta={[
              <>
                published <RelativeTime at={publishedAt} /> by {publishers[publishedById]}
              </>,
              _count.verdicts === 1 ? "1 verdict" : `${_count.verdicts} verdicts`,
              <a key="address" className="link" href={`${publicAddress}editions/${number}/`}>
                Public page
              </a>,
              <a key="file" className="link" href={`${publicAddress}editions/${number}/edition.json`}>
                edition.json
              </a>,
              <TextLink key="rests" href={`/w/${slug}/briefings/${briefing.id}/editions/${number}`}>
                What it rests on
              </TextLink>,
              <TextLink key="trace" href={`/w/${slug}/provenance/edition/${id}`}>
                Provenance
              </TextLink>,
            ]}
            trailing={[notices.length > 0 && <Badge tone="warn">Later notices</Badge>]}
          >
            <div className="grid gap-2">
              {correction && (
                <p className="measure">
                  <b className="font-semibold">{correctionKindWords[correction.kind].label}:</b> {correction.note}
                </p>
              )}
              {[
                ...notes.map(({ id: key, kind, note }) => ({
                  key,
                  text: `${correctionKindWords[kind].label}: ${note}`,
                })),
                ...notices.map(({ id: key, text }) => ({ key, text })),
              ].map(({ key, text }) => (
                <Notice key={key} tone="warn">
                  {text}
                </Notice>
              ))}
              <p className="font-mono text-xs break-all text-ink-muted">SHA-256 {sha256}</p>
            </div>
          </ListRow>
        );
      })}
    </List>
  );
}
