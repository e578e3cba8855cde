-- AlterTable
ALTER TABLE "source" ADD COLUMN     "status_url" TEXT;

-- CreateTable
CREATE TABLE "source_judgement" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_value" TEXT,
    "to_value" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "happened_on" TEXT,
    "url" TEXT,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_judgement_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "source_answer" (
    "workspace_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_answer_pkey" PRIMARY KEY ("workspace_id","source_id","other_id","kind")
);

-- CreateTable
CREATE TABLE "citation_look_up" (
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "csl" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "citation_look_up_pkey" PRIMARY KEY ("workspace_id","key")
);

-- CreateTable
CREATE TABLE "bibliography" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "unreadable" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "bibliography_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "bibliography_entry" (
    "workspace_id" UUID NOT NULL,
    "bibliography_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "csl" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'offered',
    "resembles_id" UUID,
    "same_as_place" INTEGER,
    "source_id" UUID,

    CONSTRAINT "bibliography_entry_pkey" PRIMARY KEY ("workspace_id","bibliography_id","place")
);

-- CreateTable
CREATE TABLE "capture_reading" (
    "workspace_id" UUID NOT NULL,
    "capture_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "capture_reading_pkey" PRIMARY KEY ("workspace_id","capture_id")
);

-- CreateTable
CREATE TABLE "capture_reference" (
    "workspace_id" UUID NOT NULL,
    "capture_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "capture_reference_pkey" PRIMARY KEY ("workspace_id","capture_id","kind","value")
);

-- CreateTable
CREATE TABLE "capture_shingle" (
    "workspace_id" UUID NOT NULL,
    "hash" BIGINT NOT NULL,
    "capture_id" UUID NOT NULL,

    CONSTRAINT "capture_shingle_pkey" PRIMARY KEY ("workspace_id","hash","capture_id")
);

-- CreateIndex
CREATE INDEX "source_judgement_workspace_id_source_id_created_at_idx" ON "source_judgement"("workspace_id", "source_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "source_answer_workspace_id_other_id_idx" ON "source_answer"("workspace_id", "other_id");

-- CreateIndex
CREATE INDEX "bibliography_workspace_id_created_at_idx" ON "bibliography"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "bibliography_state_idx" ON "bibliography"("state");

-- CreateIndex
CREATE INDEX "bibliography_entry_workspace_id_bibliography_id_state_place_idx" ON "bibliography_entry"("workspace_id", "bibliography_id", "state", "place");

-- CreateIndex
CREATE INDEX "bibliography_entry_workspace_id_resembles_id_idx" ON "bibliography_entry"("workspace_id", "resembles_id");

-- CreateIndex
CREATE INDEX "bibliography_entry_workspace_id_source_id_idx" ON "bibliography_entry"("workspace_id", "source_id");

-- CreateIndex
CREATE INDEX "capture_reference_workspace_id_kind_value_idx" ON "capture_reference"("workspace_id", "kind", "value");

-- CreateIndex
CREATE INDEX "capture_shingle_workspace_id_capture_id_idx" ON "capture_shingle"("workspace_id", "capture_id");

-- AddForeignKey
ALTER TABLE "source_judgement" ADD CONSTRAINT "source_judgement_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_answer" ADD CONSTRAINT "source_answer_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_answer" ADD CONSTRAINT "source_answer_workspace_id_other_id_fkey" FOREIGN KEY ("workspace_id", "other_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation_look_up" ADD CONSTRAINT "citation_look_up_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bibliography" ADD CONSTRAINT "bibliography_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bibliography_entry" ADD CONSTRAINT "bibliography_entry_workspace_id_bibliography_id_fkey" FOREIGN KEY ("workspace_id", "bibliography_id") REFERENCES "bibliography"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bibliography_entry" ADD CONSTRAINT "bibliography_entry_workspace_id_resembles_id_fkey" FOREIGN KEY ("workspace_id", "resembles_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bibliography_entry" ADD CONSTRAINT "bibliography_entry_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture_reading" ADD CONSTRAINT "capture_reading_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "capture"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture_reference" ADD CONSTRAINT "capture_reference_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "capture"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture_shingle" ADD CONSTRAINT "capture_shingle_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "capture"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A judgement once written never changes.
CREATE TRIGGER source_judgement_never_changes BEFORE UPDATE OR DELETE ON "source_judgement"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER source_judgement_never_emptied BEFORE TRUNCATE ON "source_judgement"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the record tells of judgements made before; their reasons were not kept, but for the last of each kind.
INSERT INTO "source_judgement" ("workspace_id", "id", "source_id", "kind", "from_value", "to_value", "reason", "happened_on", "by_id", "created_at")
SELECT made.workspace_id, gen_random_uuid(), made.object_id, made.kind, made.detail ->> 'from', made.detail ->> 'to',
       CASE WHEN made.place > 1 THEN ''
            WHEN made.kind = 'status' THEN coalesce(source.status_note, '')
            ELSE coalesce(source.reliability_reason, '') END,
       CASE WHEN made.place = 1 AND made.kind = 'status' THEN source.status_on END, made.actor_id, made.at
  FROM (SELECT activity.*, CASE verb WHEN 'source.statusChanged' THEN 'status' ELSE 'reliability' END AS kind,
               row_number() OVER (PARTITION BY workspace_id, object_id, verb ORDER BY seq DESC) AS place
          FROM "activity" AS activity
         WHERE verb IN ('source.statusChanged', 'source.reliabilityRated') AND actor_id IS NOT NULL
           AND detail ->> 'to' IS NOT NULL) AS made
  JOIN "source" AS source ON source.workspace_id = made.workspace_id AND source.id = made.object_id;
