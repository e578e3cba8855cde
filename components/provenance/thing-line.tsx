import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import type { Thing } from "@/lib/domain/provenance/thing";

/** A thing of the workspace in one or two lines: what it is, its own words, and a warning where there is one. */
export function ThingLine({ slug, thing }: { slug: string; thing: Thing | null }) {
  if (!thing) return <span className="text-ink-muted">Something that is no longer here</span>;
  const { label, title, path, mark } = thing;
  return (
    <span>
      {path ? <TextLink href={`/w/${slug}${path}`}>{label}</TextLink> : <span className="font-medium">{label}</span>}
      {mark && (
        <>
          {" "}
          <Badge tone={mark === "Retracted" || mark === "Gone" ? "danger" : "warn"}>{mark}</Badge>
        </>
      )}
      {title && <span className="line-clamp-2 font-serif text-pretty">{title}</span>}
    </span>
  );
}
