import { Badge } from "@/components/ui/badge";
import { DayText } from "@/components/ui/day-text";
import { TextLink } from "@/components/ui/text-link";
import type { ClaimOfPage } from "@/lib/server/claim/data";
import { withoutAtoms } from "@/lib/text/without-atoms";

type Appearance = ClaimOfPage["appearances"][number];

const anchorWords = {
  exact: null,
  moved: null,
  fuzzy: "Other wording in the newest version: wants confirming",
  orphaned: "Not in the newest version any more",
};

/** Where articles make the claim, each with a link to the passage. */
export function AppearanceList({
  slug,
  claimId,
  appearances,
}: {
  slug: string;
  claimId: string;
  appearances: readonly Appearance[];
}) {
  if (appearances.length === 0) return null;
  return (
    <ul
      className="max-w-3xl divide-y divide-rule border-y border-rule text-sm wrap-anywhere"
      aria-label="Where it appears"
    >
      {appearances.map(({ id, exact, article, anchors }) => {
        const doubt = anchors[0] && anchorWords[anchors[0].state];
        return (
          <li key={id} className="grid gap-1 py-2.5">
            <p className="measure font-serif text-base">“{withoutAtoms(exact)}”</p>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted">
              <TextLink href={`/w/${slug}/articles/${article.id}?claim=${claimId}`}>{article.title}</TextLink>
              {article.publisher && <span>{article.publisher}</span>}
              {article.publishedOn && <DayText on={article.publishedOn} />}
              {doubt && <Badge tone="warn">{doubt}</Badge>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
