import type { Metadata } from "next";
import { SplitView } from "@/components/split/split-view";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { loadArticleTitle } from "@/lib/server/article/reader-loaders";
import { loadSplit } from "@/lib/server/suggestion/loaders";

type Props = { params: Promise<{ workspace: string; articleId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, articleId } = await params;
  return { title: `Claims of ${await loadArticleTitle({ slug: workspace, articleId })}` };
}

export default async function SplitPage({ params }: Props) {
  const { workspace: slug, articleId } = await params;
  const { article, version, ...split } = await loadSplit({ slug, articleId });
  const home = `/w/${slug}/articles`;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Articles", href: home },
              { label: article.title, href: `${home}/${article.id}` },
              { label: "Passage by passage" },
            ]}
          />
        }
        title={article.title}
      >
        Suggestions are made by rules on this server. None becomes a claim before somebody has taken it.
      </PageHeader>
      {article.archivedAt && (
        <Notice className="mb-6" tone="warn" title="This article is in the archive.">
          It is not listed any more. Its claims and everything that was published stay.
        </Notice>
      )}
      <SplitView
        key={version.id}
        slug={slug}
        article={{ id: article.id, language: article.language, publishedOn: article.publishedOn }}
        version={{ id: version.id, number: version.number }}
        {...split}
      />
    </>
  );
}
