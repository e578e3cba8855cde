import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import type { Thing } from "@/lib/domain/provenance/thing";

/** A thing of the workspace in one or two lines: what it is, a warning where there is one, and its own words as the link. */
export function ThingLine({ slug, thing }: { slug: string; thing: Thing | null }) {
  if (!thing) return <span className="text-ink-muted">Something that is no longer here</span>;
  const { label, title, path, mark } = thing;
  const named = title === "" ? null : <span className="text-sm text-ink-muted">{label}</span>;
  const words = title === "" ? label : <span className="line-clamp-3 font-serif text-pretty">{title}</span>;
  return (
    <span className="block wrap-anywhere">
      {(named || mark) && (
        <span className="flex flex-wrap items-baseline gap-x-2">
          {named}
          {mark && <Badge tone={mark === "Retracted" || mark === "Gone" ? "danger" : "warn"}>{mark}</Badge>}
        </span>
      )}
      {path ? <TextLink href={`/w/${slug}${path}`}>{words}</TextLink> : words}
    </span>
  );
}
