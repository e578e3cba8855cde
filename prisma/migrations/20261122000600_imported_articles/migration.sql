-- CreateTable
CREATE TABLE "imported_article" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "part_id" TEXT NOT NULL,
    "article_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "imported_article_pkey" PRIMARY KEY ("workspace_id","import_id","part_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "imported_article_workspace_id_article_id_key" ON "imported_article"("workspace_id", "article_id");

-- AddForeignKey
ALTER TABLE "imported_article" ADD CONSTRAINT "imported_article_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "article_import"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_article" ADD CONSTRAINT "imported_article_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "article"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
