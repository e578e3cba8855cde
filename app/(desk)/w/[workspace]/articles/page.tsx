import type { Metadata } from "next";
import { ArticleListView } from "@/components/search/article-list-view";
import { loadArticles, type RawParams } from "@/lib/server/search/loaders";

export const metadata: Metadata = { title: "Articles" };

export default async function ArticlesPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<RawParams>;
}) {
  const { workspace: slug } = await params;
  return <ArticleListView slug={slug} {...await loadArticles({ slug, raw: await searchParams })} />;
}
