import { ButtonLink } from "@/components/ui/button-link";
import { List, ListRow } from "@/components/ui/list-row";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import type { OwnDraft } from "@/lib/server/article/list-own-drafts";

/** Texts that the person has brought in and not yet stored; nothing without any. */
export function OwnDrafts({ slug, drafts }: { slug: string; drafts: readonly OwnDraft[] }) {
  if (drafts.length === 0) return null;
  return (
    <Section title="Not stored yet" className="mb-10">
      <List label="Texts that you are looking through">
        {drafts.map(({ importId, title, isVersion, updatedAt }) => {
          const href = `/w/${slug}/articles/import/${importId}`;
          const name = title || "A text without a title";
          return (
            <ListRow
              key={importId}
              title={name}
              href={href}
              meta={[
                isVersion ? "your draft of a next version" : "your draft",
                <>
                  changed <RelativeTime at={updatedAt} />
                </>,
              ]}
              actions={
                <ButtonLink href={href} size="small" variant="quiet">
                  Go on<span className="sr-only"> with “{name}”</span>
                </ButtonLink>
              }
            />
          );
        })}
      </List>
    </Section>
  );
}
