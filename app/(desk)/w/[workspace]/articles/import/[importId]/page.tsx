import type { Metadata } from "next";
import { ImportPreview } from "@/components/article/import-preview";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { loadImport } from "@/lib/server/article/loaders";

export const metadata: Metadata = { title: "Look through an article" };

const words = {
  new: {
    title: "Look it through",
    help: "This is what was read. Correct what is wrong; nothing counts as an article until you store it.",
  },
  version: {
    title: "Look the new version through",
    help: "This will be the next version of the article. Claims that are marked in the present one are carried over.",
  },
  edit: {
    title: "Correct the text",
    help: "The corrected text becomes the next version of the article; the present one stays as it is. Marked claims are carried over, and where the wording changed you are asked to confirm them.",
  },
  stored: {
    title: "What was stored",
    help: "Each of these is an article of its own now; all of them rest on the same stored copy of the page.",
  },
} as const;

export default async function ImportPage({ params }: { params: Promise<{ workspace: string; importId: string }> }) {
  const { workspace: slug, importId } = await params;
  const { article, origin, capture, ...preview } = await loadImport({ slug, importId });
  const isStored = preview.storedParts.length > 0;
  const { title, help } = words[isStored ? "stored" : origin === "edit" ? "edit" : article ? "version" : "new"];
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Articles", href: `/w/${slug}/articles` },
              ...(article ? [{ label: article.title, href: `/w/${slug}/articles/${article.id}` }] : []),
              { label: title },
            ]}
          />
        }
        title={title}
        meta={capture && <span className="break-all">{capture.finalUrl ?? capture.fileName ?? "Pasted text"}</span>}
      >
        {help}
      </PageHeader>
      <ImportPreview key={`${importId} ${preview.state}`} slug={slug} importId={importId} {...preview} />
    </>
  );
}
