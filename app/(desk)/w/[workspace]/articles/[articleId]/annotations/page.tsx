import type { Metadata } from "next";
import { AnnotationImport } from "@/components/annotation/annotation-import";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { loadAnnotations } from "@/lib/server/annotation/loaders";

export const metadata: Metadata = { title: "Annotations" };

export default async function AnnotationsPage({
  params,
}: {
  params: Promise<{ workspace: string; articleId: string }>;
}) {
  const { workspace: slug, articleId } = await params;
  const { article, mayDecide } = await loadAnnotations({ slug, articleId });
  const home = `/w/${slug}/articles/${articleId}`;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Articles", href: `/w/${slug}/articles` },
              { label: article.title, href: home },
              { label: "Annotations" },
            ]}
          />
        }
        title="Annotations"
      >
        Take the claims that are marked in this article to other programs, or bring in what others have marked in it.
      </PageHeader>
      <Section title="Take out">
        <p className="measure">
          <a className="link" href={`${home}/annotations.jsonld`} download>
            Download the claims as Web Annotations
          </a>{" "}
          (JSON-LD, W3C). Each has the claim’s wording, claimant and type, the marked words with what stands around
          them, and their place counted in Unicode code points of the stored text.
        </p>
      </Section>
      <Section title="Bring in">
        {mayDecide ? (
          <AnnotationImport slug={slug} articleId={articleId} articleUrl={article.url} />
        ) : (
          <p className="text-ink-muted">Your role in this workspace does not allow marking claims.</p>
        )}
      </Section>
    </>
  );
}
