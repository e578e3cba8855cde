import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { blockerWords } from "@/lib/domain/edition/refusal-words";
import type { Blocker } from "@/lib/publish/publishing-checks";

/** Everything that stands in the way of publishing, with what to do about each. */
export function BlockerList({ slug, blockers }: { slug: string; blockers: readonly Blocker[] }) {
  return (
    <Notice
      tone="danger"
      title={blockers.length === 1 ? "One thing stands in the way" : `${blockers.length} things stand in the way`}
    >
      <ul className="mt-1 grid gap-2">
        {blockers.map((blocker, index) => (
          <li key={index}>
            {"claim" in blocker && (
              <>
                <TextLink href={`/w/${slug}/claims/${blocker.claim.id}`}>Claim {blocker.claim.number}</TextLink>:{" "}
                {blocker.claim.statement}{" "}
              </>
            )}
            {blockerWords[blocker.reason]}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
