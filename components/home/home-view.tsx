import { DoubtDigest } from "@/components/home/doubt-digest";
import { FirstSteps } from "@/components/home/first-steps";
import { RecentList } from "@/components/home/recent-list";
import { WaitingList } from "@/components/queue/waiting-list";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { WaitingItem } from "@/lib/domain/queue/waiting";
import type { loadHome } from "@/lib/server/home/loaders";

type Home = Awaited<ReturnType<typeof loadHome>>;

export function HomeView({ slug, ...home }: { slug: string } & Home) {
  const { name, isEmpty, sampleSlug, mayImport, mayInvite, perKind, waiting, recent, doubts, reports } = home;
  const forMe = firstOfEach({ items: waiting.forMe, most: perKind });
  const forAnyone = firstOfEach({ items: waiting.forAnyone, most: perKind });
  const nothingWaits = forMe.length + forAnyone.length === 0;
  const openQueue = <TextLink href={`/w/${slug}/queue`}>Open the queue</TextLink>;
  const inDoubt = (doubts?.groups.length ?? 0) + (reports?.shown.length ?? 0) > 0;
  return (
    <>
      <PageHeader
        title={name}
        actions={
          mayImport &&
          !isEmpty && (
            <ButtonLink variant="primary" href={`/w/${slug}/articles/new`}>
              Bring an article in
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-x-16 gap-y-12 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          {isEmpty && <FirstSteps {...{ slug, sampleSlug, mayImport, mayInvite }} />}
          {inDoubt && (
            <Section title="In doubt" actions={<TextLink href={`/w/${slug}/queue#doubts`}>Open the queue</TextLink>}>
              <DoubtDigest slug={slug} doubts={doubts} reports={reports} />
            </Section>
          )}
          {nothingWaits && !isEmpty && (
            <Section title="Waits for you">
              <EmptyState
                title="Nothing waits for you"
                action={<ButtonLink href={`/w/${slug}/articles`}>Go to the articles</ButtonLink>}
              >
                Rounds to rate, verdicts to approve and claims that want evidence appear here. Meanwhile, an article may
                have passages that nobody has decided.
              </EmptyState>
            </Section>
          )}
          {forMe.length > 0 && (
            <Section title="Waits for you" actions={openQueue}>
              <WaitingList slug={slug} label="Waits for you" items={forMe} />
              {forMe.length < waiting.forMe.length && <MoreInQueue slug={slug} />}
            </Section>
          )}
          {forAnyone.length > 0 && (
            <Section title="For anyone" actions={forMe.length === 0 && openQueue}>
              <WaitingList slug={slug} label="For anyone" items={forAnyone} />
              {forAnyone.length < waiting.forAnyone.length && <MoreInQueue slug={slug} />}
            </Section>
          )}
        </div>
        <Section title="What changed" className="mt-0! min-w-0">
          {recent.length > 0 ? (
            <RecentList slug={slug} changes={recent} />
          ) : (
            <EmptyState title="Nothing yet">
              Everything that anybody does here is written down and appears here.
            </EmptyState>
          )}
        </Section>
      </div>
    </>
  );
}

function MoreInQueue({ slug }: { slug: string }) {
  return (
    <p className="mt-3 text-sm">
      <TextLink href={`/w/${slug}/queue`}>There is more in the queue.</TextLink>
    </p>
  );
}

/** At most so many of each kind, in the order given. */
function firstOfEach({ items, most }: { items: readonly WaitingItem[]; most: number }): WaitingItem[] {
  const counts = new Map<string, number>();
  return items.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= most;
  });
}
