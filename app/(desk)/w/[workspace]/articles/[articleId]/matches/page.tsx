import type { Metadata } from "next";
import { ArticleMatches } from "@/components/claim/article-matches";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { loadArticleMatches } from "@/lib/server/matching/loaders";

export const metadata: Metadata = { title: "Possible twins" };

export default async function Page({ params }: { params: Promise<{ workspace: string; articleId: string }> }) {
  const { workspace: slug, articleId } = await params;
  const { article, first, abilities } = await loadArticleMatches({ slug, articleId });
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Articles", href: `/w/${slug}/articles` },
              { label: article.title, href: `/w/${slug}/articles/${article.id}` },
              { label: "Possible twins" },
            ]}
          />
        }
        title="Possible twins of this article’s claims"
      >
        Claims of the article beside claims that may say the same, something narrower, or something conflicting. The
        likest stand first. A person decides: nothing is joined by itself, and every answer can be undone.
      </PageHeader>
      <ArticleMatches slug={slug} articleId={article.id} first={first} abilities={abilities} />
    </>
  );
}
