import { CaptureRows } from "@/components/source/capture-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { lastAbsence } from "@/lib/domain/capture/presence";
import { mostArchivedCaptures } from "@/lib/domain/source/capture-rules";
import type { CapturePageOfSource } from "@/lib/server/capture/list-captures";

/** The newest stored copies of a source, with the way to the rest. */
export function CaptureList({
  slug,
  sourceId,
  list: { rows, total },
  looks,
}: {
  slug: string;
  sourceId: string;
  list: CapturePageOfSource;
  /** What the last looks at the address found, the newest first. */
  looks: Parameters<typeof lastAbsence>[0];
}) {
  if (total === 0) {
    return (
      <EmptyState title="No copy yet">
        Store one, so that quotes can be checked and stay checkable when the page changes or goes.
      </EmptyState>
    );
  }
  const absence = lastAbsence(looks);
  const path = `/w/${slug}/sources/${sourceId}/captures`;
  return (
    <div className="grid gap-3">
      {absence && <Notice tone="warn">{absence} The copies from before are kept here.</Notice>}
      <CaptureRows slug={slug} sourceId={sourceId} captures={rows} />
      {total > rows.length && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <TextLink href={path}>{`All ${total.toLocaleString("en-GB")} copies`}</TextLink>
          <TextLink href={`${path}?show=changes`}>Those that differ from the one before</TextLink>
        </p>
      )}
      <p className="text-sm">
        {total <= mostArchivedCaptures ? (
          <>
            <a className="link" href={`${path}/wacz`} download>
              All copies as one web archive (WACZ)
            </a>{" "}
            <span className="text-ink-muted">for ReplayWeb.page and other archives.</span>
          </>
        ) : (
          <span className="text-ink-muted">
            {`These are too many for one web archive, which takes ${mostArchivedCaptures}; each copy has its own on its page.`}
          </span>
        )}
      </p>
    </div>
  );
}
