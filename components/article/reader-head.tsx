import { CoverageMeter } from "@/components/article/coverage-meter";
import { NewerVersionNotice } from "@/components/article/newer-version-notice";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";

/** What stands above the text: whether there is a newer one, how much is decided, and the ways on. */
export function ReaderHead({
  home,
  version,
  newerVersion,
  covered,
  claimCount,
  at,
  onClaims,
}: {
  /** Address of the article. */
  home: string;
  version: number;
  newerVersion: number | null;
  covered: { covered: number; total: number };
  claimCount: number;
  /** Where the cursor stands; the split view opens there. */
  at: number | null;
  /** Opens the claims where they do not stand beside the text. */
  onClaims: () => void;
}) {
  return (
    <>
      {newerVersion !== null && <NewerVersionNotice href={home} number={version} newest={newerVersion} />}
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <CoverageMeter {...covered} />
        <div className="flex flex-wrap gap-2">
          {newerVersion === null && (
            <ButtonLink size="small" href={`${home}/split${at === null ? "" : `?at=${at}`}`}>
              Passage by passage
            </ButtonLink>
          )}
          <Button size="small" className="xl:hidden!" onClick={onClaims}>
            Claims ({claimCount})
          </Button>
        </div>
      </div>
    </>
  );
}
