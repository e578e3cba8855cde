import { TextLink } from "@/components/ui/text-link";
import type { RedactableType } from "@/lib/domain/redaction/redaction-input";

/** Leads an owner from a thing's page to where its contents can be removed. */
export function RedactLink({ slug, type, id }: { slug: string; type: RedactableType; id: string }) {
  return (
    <p className="mt-10 border-t border-rule pt-4 text-sm text-ink-muted">
      Something in it must not stay?{" "}
      <TextLink href={`/w/${slug}/redact/${type}/${id}`} prefetch={false}>
        Redact it
      </TextLink>
    </p>
  );
}
