import type { Metadata } from "next";
import { ChooseVersions } from "@/components/version/choose-versions";
import { ClaimChanges } from "@/components/version/claim-changes";
import { TextDifference } from "@/components/version/text-difference";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { loadComparison } from "@/lib/server/article/version-loaders";

export const metadata: Metadata = { title: "What changed" };

type Props = {
  params: Promise<{ workspace: string; articleId: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
};

export default async function ComparePage({ params, searchParams }: Props) {
  const { workspace: slug, articleId } = await params;
  const asked = await searchParams;
  const { article, versions, comparison, mayDecide } = await loadComparison({
    slug,
    articleId,
    from: numberOf(asked.from),
    to: numberOf(asked.to),
  });
  const home = `/w/${slug}/articles/${articleId}`;
  const breadcrumbs = (
    <Breadcrumbs
      trail={[
        { label: "Articles", href: `/w/${slug}/articles` },
        { label: article.title, href: home },
        { label: "Versions", href: `${home}/versions` },
        { label: "What changed" },
      ]}
    />
  );
  if (!comparison) {
    return (
      <>
        <PageHeader breadcrumbs={breadcrumbs} title="What changed" />
        <EmptyState title="There is only one version.">
          When the text is corrected or brought in again, what changed is shown here, with the claims that it touches.
        </EmptyState>
      </>
    );
  }
  const { from, to, claims } = comparison;
  const waiting = claims.filter(({ doubt }) => doubt?.state === "open").length;
  return (
    <>
      <PageHeader
        breadcrumbs={breadcrumbs}
        title={`What changed from version ${from.number} to ${to.number}`}
        meta={
          <span>
            <RelativeTime at={from.createdAt} absolute /> → <RelativeTime at={to.createdAt} absolute />
          </span>
        }
      />
      {versions.length > 2 && (
        <ChooseVersions
          action={`${home}/versions/compare`}
          numbers={versions.map(({ number }) => number)}
          from={from.number}
          to={to.number}
        />
      )}
      {waiting > 0 && (
        <Notice
          tone="warn"
          className="mb-8"
          title={waiting === 1 ? "One verdict is in doubt." : `${waiting} verdicts are in doubt.`}
        >
          The article now says otherwise what {waiting === 1 ? "it was" : "they were"} reached on. It stays in the queue
          until an editor writes that it still holds, or corrects it.
        </Notice>
      )}
      <Section title="What became of the claims">
        <ClaimChanges slug={slug} articleId={articleId} claims={claims} mayDecide={mayDecide} />
      </Section>
      <Section title="The text">
        <TextDifference comparison={comparison} language={article.language} />
      </Section>
    </>
  );
}

function numberOf(asked: string | string[] | undefined): number | null {
  return typeof asked === "string" && /^\d{1,6}$/u.test(asked) ? Number(asked) : null;
}
