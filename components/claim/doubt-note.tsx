import { ThingLine } from "@/components/provenance/thing-line";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { DoubtOfClaim } from "@/lib/server/queue/doubts-of-claim";

/** Says on a claim's page what has changed below it since it was judged, until an editor has answered it. */
export function DoubtNote({
  slug,
  doubts,
  canSettle,
}: {
  slug: string;
  doubts: readonly DoubtOfClaim[];
  /** Whether the person may say that it still holds. */
  canSettle: boolean;
}) {
  if (doubts.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title="Something that this rests on has changed"
      action={
        canSettle && <TextLink href={`/w/${slug}/queue#doubts`}>Say in the queue whether it still holds</TextLink>
      }
    >
      <ul className="grid gap-2">
        {doubts.map(({ key, what, about, since }) => (
          <li key={key}>
            {what} (<RelativeTime at={since} />
            ):
            <ThingLine slug={slug} thing={about} />
          </li>
        ))}
      </ul>
      {!canSettle && <p className="mt-2">It waits for an editor to say whether it still holds.</p>}
    </Notice>
  );
}
