import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { Badge } from "@/components/ui/badge";
import type { VersionInHistory } from "@/lib/server/article/versions";

const origins = {
  paste: "pasted",
  upload: "from a file",
  url: "from the web",
  edit: "corrected by hand",
} as const satisfies Record<VersionInHistory["origin"], string>;

const figures = new Intl.NumberFormat("en-GB");

/** The versions of an article, the newest first: who made each, from what, and what became of its claims. */
export function VersionList({
  slug,
  articleId,
  versions,
}: {
  slug: string;
  articleId: string;
  versions: VersionInHistory[];
}) {
  const home = `/w/${slug}/articles/${articleId}`;
  return (
    <ol className="divide-y divide-rule border-y border-rule">
      {versions.map((version, index) => (
        <li key={version.id} className="grid gap-1 py-4">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <TextLink
              className="font-serif text-lg font-semibold"
              href={index === 0 ? home : `${home}?version=${version.number}`}
            >{`Version ${version.number}`}</TextLink>
            {index === 0 && <Badge tone="accent">Newest</Badge>}
            {version.unsure > 0 && index === 0 && (
              <Badge tone="warn">
                {version.unsure === 1 ? "1 place to confirm" : `${version.unsure} places to confirm`}
              </Badge>
            )}
          </p>
          <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-muted">
            <RelativeTime at={version.createdAt} absolute />
            <span>{version.byName}</span>
            <span>{origins[version.origin]}</span>
            <span>{`${figures.format(version.length)} characters`}</span>
            {version.captureId && (
              <span className="break-all">{`Copy stored: ${version.captureName ?? "pasted text"}`}</span>
            )}
          </p>
          <p className="text-sm">{marksInWords(version)}</p>
          {version.number > 1 && (
            <p className="text-sm">
              <TextLink href={`${home}/versions/compare?from=${version.number - 1}&to=${version.number}`}>
                {`What changed since version ${version.number - 1}`}
              </TextLink>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function marksInWords({ number, exact, moved, fuzzy, orphaned }: VersionInHistory): string {
  const all = exact + moved + fuzzy + orphaned;
  if (all === 0) return "No claim is marked in it.";
  if (number === 1 || exact === all) return all === 1 ? "1 claim is marked in it." : `${all} claims are marked in it.`;
  const parts = [
    exact > 0 && `${exact} in their place`,
    moved > 0 && `${moved} moved`,
    fuzzy > 0 && `${fuzzy} with other wording`,
    orphaned > 0 && `${orphaned} gone`,
  ].filter(Boolean);
  return `Claims: ${parts.join(", ")}.`;
}
