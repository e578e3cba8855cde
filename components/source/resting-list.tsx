import { AllOfThem } from "@/components/source/all-of-them";
import { RestingRows } from "@/components/source/resting-rows";
import { EmptyState } from "@/components/ui/empty-state";
import type { RestingList as OneKind } from "@/lib/server/source/list-loaders";
import type { RestingOnSource } from "@/lib/server/source/resting";

const headings = {
  evidence: "Evidence taken from it",
  claims: "Claims",
  verdicts: "Verdicts",
  editions: "Published editions",
};

/** What rests on a source: of each kind the newest, and the way to the rest. */
export function RestingList({ slug, sourceId, resting }: { slug: string; sourceId: string; resting: RestingOnSource }) {
  const { evidence, claims, verdicts, editions } = resting;
  if (claims.total === 0 && evidence.total === 0) {
    return <EmptyState title="Nothing yet">Evidence that is taken from this source will be listed here.</EmptyState>;
  }
  const kinds = [
    { kind: "evidence", list: evidence },
    { kind: "claims", list: claims },
    { kind: "verdicts", list: verdicts },
    { kind: "editions", list: editions },
  ] as const satisfies OneKind[];
  return (
    <div className="grid gap-8">
      {kinds.map(
        (one) =>
          one.list.total > 0 && (
            <div key={one.kind}>
              <h3 className="mb-2 font-medium">{headings[one.kind]}</h3>
              <RestingRows slug={slug} resting={one} />
              <AllOfThem slug={slug} sourceId={sourceId} kind={one.kind} list={one.list} />
            </div>
          ),
      )}
    </div>
  );
}
