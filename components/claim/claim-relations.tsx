import { TextLink } from "@/components/ui/text-link";
import type { ClaimOfPage } from "@/lib/server/claim/data";

/** How the claim stands to others: what it is a part of, contradicts or narrows, and what was merged into it. */
export function ClaimRelations({ slug, claim }: { slug: string; claim: ClaimOfPage }) {
  const lines = [
    ...(claim.parent ? [{ words: "A part of", other: claim.parent }] : []),
    ...claim.relationsFrom.map(({ kind, to }) => ({
      words: kind === "narrows" ? "Narrows" : "Contradicts",
      other: to,
    })),
    ...claim.relationsTo.map(({ kind, from }) => ({
      words: kind === "narrows" ? "Narrowed by" : "Contradicted by",
      other: from,
    })),
    ...claim.absorbed.map((other) => ({ words: "Merged into this one", other })),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="grid gap-1 text-sm">
      {lines.map(({ words, other }) => (
        <li key={`${words} ${other.id}`} className="measure">
          <span className="text-ink-muted">{words}: </span>
          <TextLink href={`/w/${slug}/claims/${other.id}`}>
            Claim {other.number}: {other.statement}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
