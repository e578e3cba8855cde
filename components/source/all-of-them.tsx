import { TextLink } from "@/components/ui/text-link";
import { restingKinds, type RestingKind } from "@/lib/domain/source/resting";

/** The way to the whole of a list, where the page shows only its beginning. */
export function AllOfThem({
  slug,
  sourceId,
  kind,
  list: { rows, total },
}: {
  slug: string;
  sourceId: string;
  kind: RestingKind;
  list: { rows: readonly unknown[]; total: number };
}) {
  if (total <= rows.length) return null;
  return (
    <p className="mt-3 text-sm">
      <TextLink href={`/w/${slug}/sources/${sourceId}/resting/${kind}`}>
        {`All ${total.toLocaleString("en-GB")} ${restingKinds[kind].many}`}
      </TextLink>{" "}
      <span className="text-ink-muted">{`The newest ${rows.length} are shown here.`}</span>
    </p>
  );
}
