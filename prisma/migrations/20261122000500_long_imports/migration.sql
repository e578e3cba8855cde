-- CreateEnum
CREATE TYPE "batch_kind" AS ENUM ('url_list', 'wordpress', 'bring_in');

-- CreateEnum
CREATE TYPE "batch_state" AS ENUM ('waiting', 'running', 'done', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "inbox_state" AS ENUM ('fetching', 'waiting', 'storing', 'stored', 'dismissed', 'failed');

-- CreateTable
CREATE TABLE "import_batch" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "batch_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "capture_id" UUID,
    "state" "batch_state" NOT NULL DEFAULT 'waiting',
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "left_out" JSONB NOT NULL DEFAULT '{}',
    "problem" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "feed" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "site_url" TEXT,
    "etag" TEXT,
    "last_modified" TEXT,
    "last_read_at" TIMESTAMPTZ(3),
    "next_read_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "inbox_item" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batch_id" UUID,
    "feed_id" UUID,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "authors" TEXT[],
    "published_on" TEXT,
    "content_sha256" TEXT,
    "state" "inbox_state" NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "import_id" UUID,
    "article_id" UUID,
    "bring_in_batch_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_item_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "import_batch_workspace_id_created_at_idx" ON "import_batch"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "import_batch_state_idx" ON "import_batch"("state");

-- CreateIndex
CREATE INDEX "feed_stopped_at_next_read_at_idx" ON "feed"("stopped_at", "next_read_at");

-- CreateIndex
CREATE UNIQUE INDEX "feed_workspace_id_url_key" ON "feed"("workspace_id", "url");

-- CreateIndex
CREATE INDEX "inbox_item_workspace_id_state_id_idx" ON "inbox_item"("workspace_id", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "inbox_item_workspace_id_batch_id_state_id_idx" ON "inbox_item"("workspace_id", "batch_id", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "inbox_item_workspace_id_feed_id_state_id_idx" ON "inbox_item"("workspace_id", "feed_id", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "inbox_item_workspace_id_bring_in_batch_id_state_id_idx" ON "inbox_item"("workspace_id", "bring_in_batch_id", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "inbox_item_workspace_id_import_id_idx" ON "inbox_item"("workspace_id", "import_id");

-- CreateIndex
CREATE INDEX "inbox_item_workspace_id_article_id_idx" ON "inbox_item"("workspace_id", "article_id");

-- CreateIndex
CREATE INDEX "inbox_item_title_idx" ON "inbox_item" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "inbox_item_workspace_id_batch_id_key_key" ON "inbox_item"("workspace_id", "batch_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_item_workspace_id_feed_id_key_key" ON "inbox_item"("workspace_id", "feed_id", "key");

-- CreateIndex
CREATE INDEX "article_url_idx" ON "article" USING HASH ("url");

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "capture"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_workspace_id_batch_id_fkey" FOREIGN KEY ("workspace_id", "batch_id") REFERENCES "import_batch"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_workspace_id_feed_id_fkey" FOREIGN KEY ("workspace_id", "feed_id") REFERENCES "feed"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "article_import"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "article"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_workspace_id_bring_in_batch_id_fkey" FOREIGN KEY ("workspace_id", "bring_in_batch_id") REFERENCES "import_batch"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What schema.prisma cannot say.

ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_origin_check" CHECK (num_nonnulls("batch_id", "feed_id") = 1);
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_key_check" CHECK ("key" ~ '^[0-9a-f]{64}$');
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_content_check" CHECK ("content_sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_figures_check"
  CHECK ("done" >= 0 AND "failed" >= 0 AND "failed" <= "done" AND ("total" IS NULL OR "total" >= 0));
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_ended_check"
  CHECK (("ended_at" IS NOT NULL) = ("state" IN ('done', 'cancelled', 'failed')));

-- An item that somebody looks through is stored, discarded and taken up again as an import, by code that knows nothing of
-- the inbox: the item follows its import.
CREATE FUNCTION inbox_item_follows_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE inbox_item
     SET state = CASE NEW.state WHEN 'stored' THEN 'stored' WHEN 'discarded' THEN 'dismissed' ELSE 'waiting' END::inbox_state,
         article_id = CASE WHEN NEW.state = 'stored' THEN NEW.article_id END,
         problem = NULL,
         updated_at = NEW.updated_at
   WHERE workspace_id = NEW.workspace_id AND import_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER inbox_item_follows_import AFTER UPDATE OF state ON article_import
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION inbox_item_follows_import();

-- An import says which article it will be before that article is written, in the same transaction.
ALTER TABLE "inbox_item" ALTER CONSTRAINT "inbox_item_workspace_id_article_id_fkey" DEFERRABLE INITIALLY DEFERRED;
