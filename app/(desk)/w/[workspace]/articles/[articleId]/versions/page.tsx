import type { Metadata } from "next";
import { ChooseVersions } from "@/components/version/choose-versions";
import { VersionList } from "@/components/version/version-list";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { loadVersions } from "@/lib/server/article/version-loaders";

export const metadata: Metadata = { title: "Versions of an article" };

export default async function VersionsPage({ params }: { params: Promise<{ workspace: string; articleId: string }> }) {
  const { workspace: slug, articleId } = await params;
  const { article, versions } = await loadVersions({ slug, articleId });
  const home = `/w/${slug}/articles/${articleId}`;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Articles", href: `/w/${slug}/articles` },
              { label: article.title, href: home },
              { label: "Versions" },
            ]}
          />
        }
        title="Versions"
      >
        Every state in which this article was stored. A version never changes; a correction makes the next one, and the
        claims that are marked in it are carried over.
      </PageHeader>
      {versions.length > 2 && (
        <ChooseVersions
          action={`${home}/versions/compare`}
          numbers={versions.map(({ number }) => number)}
          from={versions[1]!.number}
          to={versions[0]!.number}
        />
      )}
      <VersionList slug={slug} articleId={articleId} versions={versions} />
    </>
  );
}
