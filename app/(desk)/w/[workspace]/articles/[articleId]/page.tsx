import type { Metadata } from "next";
import { ArticleActs } from "@/components/article/article-acts";
import { ArticleReader } from "@/components/article/article-reader";
import { LeftOutList } from "@/components/article/left-out-list";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { edtfDateInWords } from "@/lib/domain/edtf-date";
import { loadArticleTitle, loadReader } from "@/lib/server/article/reader-loaders";

type Props = {
  params: Promise<{ workspace: string; articleId: string }>;
  searchParams: Promise<{ version?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, articleId } = await params;
  return { title: await loadArticleTitle({ slug: workspace, articleId }) };
}

export default async function ArticlePage({ params, searchParams }: Props) {
  const { workspace: slug, articleId } = await params;
  const { version: asked } = await searchParams;
  const reader = await loadReader({
    slug,
    articleId,
    versionNumber: asked && /^\d{1,6}$/u.test(asked) ? Number(asked) : null,
  });
  const { article, version, versions, captures, abilities } = reader;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs trail={[{ label: "Articles", href: `/w/${slug}/articles` }, { label: article.title }]} />
        }
        title={article.title}
        titleHidden={reader.opensWithTitle}
        meta={
          <>
            {article.authors.length > 0 && <span>{article.authors.join(", ")}</span>}
            {article.publisher && <span>{article.publisher}</span>}
            {article.publishedOn && <time dateTime={article.publishedOn}>{edtfDateInWords(article.publishedOn)}</time>}
            {article.url && (
              <a className="link" href={article.url} rel="noreferrer nofollow">
                {new URL(article.url).hostname}
              </a>
            )}
            <span>
              <TextLink
                href={`/w/${slug}/articles/${articleId}/versions`}
              >{`Version ${version.number} of ${versions.length}`}</TextLink>
              {version.number > 1 && (
                <>
                  {" · "}
                  <TextLink
                    href={`/w/${slug}/articles/${articleId}/versions/compare?from=${version.number - 1}&to=${version.number}`}
                  >
                    What changed
                  </TextLink>
                </>
              )}
            </span>
          </>
        }
        actions={
          <ArticleActs
            slug={slug}
            articleId={article.id}
            versionNumber={version.number}
            versions={versions.map(({ number, createdAt }) => ({ number, on: createdAt.toISOString() }))}
            isArchived={article.archivedAt !== null}
            details={reader.details}
            mayEdit={abilities.edit}
            mayArchive={abilities.archive}
          />
        }
      />
      {article.archivedAt && (
        <Notice className="mb-6" tone="warn" title="This article is in the archive.">
          It is not listed any more. Its claims and everything that was published stay.
        </Notice>
      )}
      <ArticleReader
        key={version.id}
        slug={slug}
        article={{ id: article.id, title: article.title, language: article.language }}
        version={{ id: version.id, number: version.number }}
        passages={reader.passages}
        marks={reader.marks}
        firstCoverage={reader.firstCoverage}
        mayDecide={abilities.decide}
        preferences={reader.preferences}
      >
        <div
          className={reader.opensWithTitle ? "reading titled" : "reading"}
          dangerouslySetInnerHTML={{ __html: reader.html }}
        />
      </ArticleReader>
      <LeftOutList removed={version.removed} captures={captures} />
    </>
  );
}
