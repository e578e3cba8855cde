import type { Metadata } from "next";
import { BringInForm } from "@/components/article/bring-in-form";
import { SeveralAtOnce, type SeveralWay } from "@/components/inbox/several-at-once";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ErrorNote } from "@/components/ui/error-note";
import { PageHeader } from "@/components/ui/page-header";
import { articleRefusalWords } from "@/lib/domain/article/refusal-words";
import { loadBringIn } from "@/lib/server/article/loaders";

export const metadata: Metadata = { title: "Bring an article in" };

export default async function BringInPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ article?: string; several?: string }>;
}) {
  const { workspace: slug } = await params;
  const { article: articleId, several } = await searchParams;
  const { mayImport, article } = await loadBringIn({ slug, articleId });
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Articles", href: `/w/${slug}/articles` },
              ...(article ? [{ label: article.title, href: `/w/${slug}/articles/${article.id}` }] : []),
              { label: article ? "Bring in a new version" : "Bring an article in" },
            ]}
          />
        }
        title={article ? "Bring in a new version" : "Bring an article in"}
      >
        {article
          ? "The text as it stands today. Claims that are marked in the present version are carried over, and you see which of them lost their place."
          : "The text that is to be checked. You look it through before anything is stored, and can correct every part of it."}
      </PageHeader>
      {mayImport ? (
        <>
          <BringInForm slug={slug} articleId={article?.id ?? null} />
          {!article && <SeveralAtOnce slug={slug} way={wayOf(several)} />}
        </>
      ) : (
        <ErrorNote title="You cannot bring articles in." next={articleRefusalWords.forbidden} />
      )}
    </>
  );
}

function wayOf(value: string | undefined): SeveralWay {
  return value === "wordpress" || value === "feed" ? value : "list";
}
