CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'volunteer', 'reviewer', 'editor', 'owner');

-- CreateEnum
CREATE TYPE "article_origin" AS ENUM ('paste', 'upload', 'url', 'edit');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('draft', 'stored', 'discarded');

-- CreateEnum
CREATE TYPE "passage_kind" AS ENUM ('heading', 'sentence', 'list_item', 'quote', 'reference', 'byline_date', 'boilerplate');

-- CreateEnum
CREATE TYPE "disposition" AS ENUM ('claim', 'not_checkable', 'out_of_scope');

-- CreateEnum
CREATE TYPE "claimant_kind" AS ENUM ('person', 'organisation', 'unknown');

-- CreateEnum
CREATE TYPE "claim_type" AS ENUM ('event', 'quantity', 'causal', 'comparison', 'prediction', 'quotation', 'legal', 'existence', 'other');

-- CreateEnum
CREATE TYPE "claim_state" AS ENUM ('open', 'gathering', 'in_review', 'revealed', 'adjudicated', 'approved', 'reopened');

-- CreateEnum
CREATE TYPE "check_worthiness" AS ENUM ('high', 'medium', 'low', 'unrated');

-- CreateEnum
CREATE TYPE "claim_relation_kind" AS ENUM ('contradicts', 'narrows');

-- CreateEnum
CREATE TYPE "anchor_state" AS ENUM ('exact', 'moved', 'fuzzy', 'orphaned');

-- CreateEnum
CREATE TYPE "source_status" AS ENUM ('current', 'corrected', 'superseded', 'retracted', 'withdrawn');

-- CreateEnum
CREATE TYPE "reliability" AS ENUM ('A', 'B', 'C', 'D', 'E', 'F');

-- CreateEnum
CREATE TYPE "derivation_kind" AS ENUM ('had_primary_source', 'derived_from');

-- CreateEnum
CREATE TYPE "capture_change" AS ENUM ('first', 'same', 'changed', 'gone');

-- CreateEnum
CREATE TYPE "capture_method" AS ENUM ('fetch', 'upload', 'paste');

-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('quotation', 'figure', 'finding');

-- CreateEnum
CREATE TYPE "stance" AS ENUM ('supports', 'refutes', 'qualifies', 'context');

-- CreateEnum
CREATE TYPE "directness" AS ENUM ('direct', 'partial', 'indirect');

-- CreateEnum
CREATE TYPE "certainty" AS ENUM ('high', 'moderate', 'low', 'very_low');

-- CreateEnum
CREATE TYPE "correction_kind" AS ENUM ('correction', 'clarification', 'update', 'retraction');

-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('source_status', 'claim_reopened', 'newer_edition');

-- CreateEnum
CREATE TYPE "report_state" AS ENUM ('open', 'answered', 'dismissed');

-- CreateEnum
CREATE TYPE "re_review_state" AS ENUM ('open', 'still_holds', 'corrected');

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_token_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "required_approvals" INTEGER NOT NULL DEFAULT 2,
    "citation_style" TEXT NOT NULL DEFAULT 'apa',
    "contact" TEXT NOT NULL DEFAULT '',
    "method_note" TEXT NOT NULL DEFAULT '',
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "uses_left" INTEGER NOT NULL DEFAULT 1,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "article" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "authors" TEXT[],
    "publisher" TEXT,
    "published_on" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "article_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "article_version" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "doc" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "origin" "article_origin" NOT NULL,
    "segmenter_version" INTEGER NOT NULL,
    "capture_id" UUID,
    "removed" JSONB NOT NULL DEFAULT '[]',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_version_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "article_import" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_id" UUID,
    "origin" "article_origin" NOT NULL,
    "capture_id" UUID,
    "proposal" JSONB NOT NULL,
    "draft" JSONB,
    "state" "import_state" NOT NULL DEFAULT 'draft',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_import_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "passage" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "kind" "passage_kind" NOT NULL,
    "segmenter_version" INTEGER NOT NULL,

    CONSTRAINT "passage_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "passage_decision" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "disposition" "disposition" NOT NULL,
    "reason" TEXT,
    "claim_id" UUID,
    "needs_confirmation" BOOLEAN NOT NULL DEFAULT false,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "passage_decision_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "claimant" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "claimant_kind" NOT NULL DEFAULT 'unknown',
    "wikidata_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claimant_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "claim" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "type" "claim_type" NOT NULL DEFAULT 'other',
    "claimant_id" UUID,
    "claimed_on" TEXT,
    "check_worthiness" "check_worthiness" NOT NULL DEFAULT 'unrated',
    "state" "claim_state" NOT NULL DEFAULT 'open',
    "parent_id" UUID,
    "merged_into_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "claim_relation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_claim_id" UUID NOT NULL,
    "to_claim_id" UUID NOT NULL,
    "kind" "claim_relation_kind" NOT NULL,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_relation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "appearance" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "exact" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "appearance_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "anchor" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "appearance_id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "state" "anchor_state" NOT NULL,
    "confirmed_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "anchor_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "source" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "csl" JSONB NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "normalised_url" TEXT,
    "doi" TEXT,
    "isbn" TEXT,
    "status" "source_status" NOT NULL DEFAULT 'current',
    "status_note" TEXT,
    "status_on" TEXT,
    "reliability" "reliability",
    "reliability_reason" TEXT,
    "may_be_republished" BOOLEAN,
    "withheld_reason" TEXT,
    "merged_into_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "derivation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_source_id" UUID NOT NULL,
    "to_source_id" UUID NOT NULL,
    "kind" "derivation_kind" NOT NULL,
    "claim_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "derivation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "capture" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID,
    "article_id" UUID,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "file_name" TEXT,
    "text" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "requested_url" TEXT,
    "final_url" TEXT,
    "http_status" INTEGER,
    "method" "capture_method" NOT NULL,
    "change" "capture_change" NOT NULL DEFAULT 'first',
    "captured_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID NOT NULL,

    CONSTRAINT "capture_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "evidence_group" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_group_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "capture_id" UUID,
    "kind" "evidence_kind" NOT NULL,
    "exact" TEXT,
    "prefix" TEXT,
    "suffix" TEXT,
    "start" INTEGER,
    "end" INTEGER,
    "locator" TEXT,
    "stance" "stance" NOT NULL,
    "group_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "search_log" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "where" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "found" TEXT NOT NULL,
    "for_against" BOOLEAN NOT NULL DEFAULT false,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_log_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "review_round" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "scale_version_id" UUID NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revealed_by_id" UUID,
    "revealed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_round_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "round_evidence" (
    "workspace_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,

    CONSTRAINT "round_evidence_pkey" PRIMARY KEY ("workspace_id","round_id","evidence_id")
);

-- CreateTable
CREATE TABLE "evidence_rating" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "rater_id" UUID NOT NULL,
    "credibility" INTEGER NOT NULL,
    "directness" "directness" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_rating_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "rating_id" UUID NOT NULL,
    "certainty" "certainty" NOT NULL,
    "certainty_reasons" JSONB NOT NULL DEFAULT '[]',
    "justification" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "rating_scale_version" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rating_scale_version_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "rating" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "scale_version_id" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "value" INTEGER,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "round_id" UUID NOT NULL,
    "rating_id" UUID NOT NULL,
    "certainty" "certainty" NOT NULL,
    "certainty_reasons" JSONB NOT NULL DEFAULT '[]',
    "statement" TEXT NOT NULL,
    "justification" TEXT NOT NULL,
    "adjudicator_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "verdict_evidence" (
    "workspace_id" UUID NOT NULL,
    "verdict_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "capture_id" UUID,
    "snapshot" JSONB NOT NULL,

    CONSTRAINT "verdict_evidence_pkey" PRIMARY KEY ("workspace_id","verdict_id","evidence_id")
);

-- CreateTable
CREATE TABLE "approval" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "verdict_id" UUID NOT NULL,
    "approver_id" UUID NOT NULL,
    "verdict_sha256" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voided_at" TIMESTAMPTZ(3),
    "voided_reason" TEXT,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "right_of_reply" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "asked_whom" TEXT NOT NULL,
    "asked_on" TEXT NOT NULL,
    "answer" TEXT,
    "answered_on" TEXT,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "right_of_reply_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "briefing" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "briefing_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "edition" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "briefing_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "canonical" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "activity_head" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by_id" UUID NOT NULL,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "edition_verdict" (
    "workspace_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "verdict_id" UUID NOT NULL,

    CONSTRAINT "edition_verdict_pkey" PRIMARY KEY ("workspace_id","edition_id","verdict_id")
);

-- CreateTable
CREATE TABLE "correction" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "briefing_id" UUID NOT NULL,
    "from_edition_id" UUID NOT NULL,
    "to_edition_id" UUID,
    "kind" "correction_kind" NOT NULL,
    "note" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "later_notice" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "later_notice_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "error_report" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "contact" TEXT NOT NULL DEFAULT '',
    "state" "report_state" NOT NULL DEFAULT 'open',
    "answer" TEXT,
    "handled_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "error_report_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "re_review_item" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "cause_type" TEXT NOT NULL,
    "cause_id" UUID NOT NULL,
    "state" "re_review_state" NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "handled_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "re_review_item_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "document" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID,
    "briefing_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "document_update" (
    "workspace_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "update" BYTEA NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_update_pkey" PRIMARY KEY ("workspace_id","document_id","seq")
);

-- CreateTable
CREATE TABLE "document_snapshot" (
    "workspace_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "through_seq" BIGINT NOT NULL,
    "state" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_snapshot_pkey" PRIMARY KEY ("workspace_id","document_id")
);

-- CreateTable
CREATE TABLE "document_contributor" (
    "workspace_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_contributor_pkey" PRIMARY KEY ("workspace_id","document_id","user_id")
);

-- CreateTable
CREATE TABLE "activity" (
    "workspace_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "verb" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "detail" JSONB NOT NULL,
    "canonical" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("workspace_id","seq")
);

-- CreateTable
CREATE TABLE "activity_head" (
    "workspace_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL,

    CONSTRAINT "activity_head_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "redaction" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "sha256" TEXT,
    "reason" TEXT NOT NULL,
    "answers_with" INTEGER NOT NULL DEFAULT 410,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "redaction_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "session_user_id_last_seen_at_idx" ON "session"("user_id", "last_seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_token_key" ON "verification_token"("token");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_workspace_id_user_id_key" ON "membership"("workspace_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "article_workspace_id_created_at_idx" ON "article"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "article_title_idx" ON "article" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "article_version_workspace_id_article_id_number_key" ON "article_version"("workspace_id", "article_id", "number");

-- CreateIndex
CREATE INDEX "article_import_workspace_id_created_by_id_state_idx" ON "article_import"("workspace_id", "created_by_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "passage_workspace_id_article_version_id_index_key" ON "passage"("workspace_id", "article_version_id", "index");

-- CreateIndex
CREATE INDEX "passage_decision_workspace_id_article_version_id_undone_at_idx" ON "passage_decision"("workspace_id", "article_version_id", "undone_at");

-- CreateIndex
CREATE INDEX "passage_decision_workspace_id_claim_id_idx" ON "passage_decision"("workspace_id", "claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "claimant_workspace_id_name_key" ON "claimant"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "claim_workspace_id_state_updated_at_idx" ON "claim"("workspace_id", "state", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "claim_workspace_id_updated_at_idx" ON "claim"("workspace_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "claim_workspace_id_type_updated_at_idx" ON "claim"("workspace_id", "type", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "claim_workspace_id_claimant_id_updated_at_idx" ON "claim"("workspace_id", "claimant_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "claim_workspace_id_parent_id_idx" ON "claim"("workspace_id", "parent_id");

-- CreateIndex
CREATE INDEX "claim_workspace_id_merged_into_id_idx" ON "claim"("workspace_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "claim_statement_idx" ON "claim" USING GIN ("statement" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "claim_workspace_id_number_key" ON "claim"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "claim_relation_workspace_id_to_claim_id_idx" ON "claim_relation"("workspace_id", "to_claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_relation_workspace_id_from_claim_id_to_claim_id_kind_key" ON "claim_relation"("workspace_id", "from_claim_id", "to_claim_id", "kind");

-- CreateIndex
CREATE INDEX "appearance_workspace_id_claim_id_idx" ON "appearance"("workspace_id", "claim_id");

-- CreateIndex
CREATE INDEX "appearance_workspace_id_article_id_idx" ON "appearance"("workspace_id", "article_id");

-- CreateIndex
CREATE INDEX "anchor_workspace_id_article_version_id_start_idx" ON "anchor"("workspace_id", "article_version_id", "start");

-- CreateIndex
CREATE UNIQUE INDEX "anchor_workspace_id_appearance_id_article_version_id_key" ON "anchor"("workspace_id", "appearance_id", "article_version_id");

-- CreateIndex
CREATE INDEX "source_workspace_id_updated_at_idx" ON "source"("workspace_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "source_workspace_id_status_updated_at_idx" ON "source"("workspace_id", "status", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "source_workspace_id_doi_idx" ON "source"("workspace_id", "doi");

-- CreateIndex
CREATE INDEX "source_workspace_id_normalised_url_idx" ON "source"("workspace_id", "normalised_url");

-- CreateIndex
CREATE INDEX "source_workspace_id_merged_into_id_idx" ON "source"("workspace_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "source_title_idx" ON "source" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "derivation_workspace_id_from_source_id_idx" ON "derivation"("workspace_id", "from_source_id");

-- CreateIndex
CREATE INDEX "derivation_workspace_id_to_source_id_idx" ON "derivation"("workspace_id", "to_source_id");

-- CreateIndex
CREATE INDEX "derivation_workspace_id_claim_id_idx" ON "derivation"("workspace_id", "claim_id");

-- CreateIndex
CREATE INDEX "capture_workspace_id_source_id_captured_at_idx" ON "capture"("workspace_id", "source_id", "captured_at" DESC);

-- CreateIndex
CREATE INDEX "capture_workspace_id_article_id_captured_at_idx" ON "capture"("workspace_id", "article_id", "captured_at" DESC);

-- CreateIndex
CREATE INDEX "capture_workspace_id_sha256_idx" ON "capture"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "evidence_group_workspace_id_claim_id_idx" ON "evidence_group"("workspace_id", "claim_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_claim_id_created_at_idx" ON "evidence"("workspace_id", "claim_id", "created_at");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_source_id_idx" ON "evidence"("workspace_id", "source_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_capture_id_idx" ON "evidence"("workspace_id", "capture_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_group_id_idx" ON "evidence"("workspace_id", "group_id");

-- CreateIndex
CREATE INDEX "search_log_workspace_id_claim_id_idx" ON "search_log"("workspace_id", "claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_round_workspace_id_claim_id_number_key" ON "review_round"("workspace_id", "claim_id", "number");

-- CreateIndex
CREATE INDEX "round_evidence_workspace_id_evidence_id_idx" ON "round_evidence"("workspace_id", "evidence_id");

-- CreateIndex
CREATE INDEX "evidence_rating_workspace_id_evidence_id_idx" ON "evidence_rating"("workspace_id", "evidence_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_rating_workspace_id_round_id_evidence_id_rater_id_key" ON "evidence_rating"("workspace_id", "round_id", "evidence_id", "rater_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_workspace_id_round_id_reviewer_id_key" ON "assessment"("workspace_id", "round_id", "reviewer_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_scale_version_workspace_id_number_key" ON "rating_scale_version"("workspace_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "rating_workspace_id_scale_version_id_order_key" ON "rating"("workspace_id", "scale_version_id", "order");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_workspace_id_claim_id_number_key" ON "verdict"("workspace_id", "claim_id", "number");

-- CreateIndex
CREATE INDEX "verdict_evidence_workspace_id_evidence_id_idx" ON "verdict_evidence"("workspace_id", "evidence_id");

-- CreateIndex
CREATE INDEX "verdict_evidence_workspace_id_capture_id_idx" ON "verdict_evidence"("workspace_id", "capture_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_workspace_id_verdict_id_approver_id_key" ON "approval"("workspace_id", "verdict_id", "approver_id");

-- CreateIndex
CREATE INDEX "right_of_reply_workspace_id_claim_id_idx" ON "right_of_reply"("workspace_id", "claim_id");

-- CreateIndex
CREATE INDEX "briefing_workspace_id_updated_at_idx" ON "briefing"("workspace_id", "updated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "briefing_workspace_id_slug_key" ON "briefing"("workspace_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "edition_workspace_id_briefing_id_number_key" ON "edition"("workspace_id", "briefing_id", "number");

-- CreateIndex
CREATE INDEX "edition_verdict_workspace_id_verdict_id_idx" ON "edition_verdict"("workspace_id", "verdict_id");

-- CreateIndex
CREATE INDEX "correction_workspace_id_briefing_id_at_idx" ON "correction"("workspace_id", "briefing_id", "at" DESC);

-- CreateIndex
CREATE INDEX "later_notice_workspace_id_edition_id_idx" ON "later_notice"("workspace_id", "edition_id");

-- CreateIndex
CREATE INDEX "error_report_workspace_id_state_created_at_idx" ON "error_report"("workspace_id", "state", "created_at" DESC);

-- CreateIndex
CREATE INDEX "re_review_item_workspace_id_state_created_at_idx" ON "re_review_item"("workspace_id", "state", "created_at" DESC);

-- CreateIndex
CREATE INDEX "re_review_item_workspace_id_object_type_object_id_idx" ON "re_review_item"("workspace_id", "object_type", "object_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_workspace_id_claim_id_key" ON "document"("workspace_id", "claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_workspace_id_briefing_id_key" ON "document"("workspace_id", "briefing_id");

-- CreateIndex
CREATE INDEX "activity_workspace_id_object_type_object_id_seq_idx" ON "activity"("workspace_id", "object_type", "object_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "activity_workspace_id_actor_id_seq_idx" ON "activity"("workspace_id", "actor_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "redaction_workspace_id_object_type_object_id_idx" ON "redaction"("workspace_id", "object_type", "object_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "article"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "capture"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_import" ADD CONSTRAINT "article_import_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_import" ADD CONSTRAINT "article_import_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "capture"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passage" ADD CONSTRAINT "passage_workspace_id_article_version_id_fkey" FOREIGN KEY ("workspace_id", "article_version_id") REFERENCES "article_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passage_decision" ADD CONSTRAINT "passage_decision_workspace_id_article_version_id_fkey" FOREIGN KEY ("workspace_id", "article_version_id") REFERENCES "article_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passage_decision" ADD CONSTRAINT "passage_decision_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claimant" ADD CONSTRAINT "claimant_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_workspace_id_claimant_id_fkey" FOREIGN KEY ("workspace_id", "claimant_id") REFERENCES "claimant"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_workspace_id_parent_id_fkey" FOREIGN KEY ("workspace_id", "parent_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_workspace_id_merged_into_id_fkey" FOREIGN KEY ("workspace_id", "merged_into_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_workspace_id_from_claim_id_fkey" FOREIGN KEY ("workspace_id", "from_claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_workspace_id_to_claim_id_fkey" FOREIGN KEY ("workspace_id", "to_claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appearance" ADD CONSTRAINT "appearance_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appearance" ADD CONSTRAINT "appearance_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "article"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_workspace_id_appearance_id_fkey" FOREIGN KEY ("workspace_id", "appearance_id") REFERENCES "appearance"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_workspace_id_article_version_id_fkey" FOREIGN KEY ("workspace_id", "article_version_id") REFERENCES "article_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_workspace_id_merged_into_id_fkey" FOREIGN KEY ("workspace_id", "merged_into_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "derivation" ADD CONSTRAINT "derivation_workspace_id_from_source_id_fkey" FOREIGN KEY ("workspace_id", "from_source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "derivation" ADD CONSTRAINT "derivation_workspace_id_to_source_id_fkey" FOREIGN KEY ("workspace_id", "to_source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "derivation" ADD CONSTRAINT "derivation_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture" ADD CONSTRAINT "capture_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture" ADD CONSTRAINT "capture_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture" ADD CONSTRAINT "capture_workspace_id_article_id_fkey" FOREIGN KEY ("workspace_id", "article_id") REFERENCES "article"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_group" ADD CONSTRAINT "evidence_group_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "capture"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_group_id_fkey" FOREIGN KEY ("workspace_id", "group_id") REFERENCES "evidence_group"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_log" ADD CONSTRAINT "search_log_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_workspace_id_scale_version_id_fkey" FOREIGN KEY ("workspace_id", "scale_version_id") REFERENCES "rating_scale_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_evidence" ADD CONSTRAINT "round_evidence_workspace_id_round_id_fkey" FOREIGN KEY ("workspace_id", "round_id") REFERENCES "review_round"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_evidence" ADD CONSTRAINT "round_evidence_workspace_id_evidence_id_fkey" FOREIGN KEY ("workspace_id", "evidence_id") REFERENCES "evidence"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_rating" ADD CONSTRAINT "evidence_rating_workspace_id_round_id_fkey" FOREIGN KEY ("workspace_id", "round_id") REFERENCES "review_round"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_rating" ADD CONSTRAINT "evidence_rating_workspace_id_evidence_id_fkey" FOREIGN KEY ("workspace_id", "evidence_id") REFERENCES "evidence"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_workspace_id_round_id_fkey" FOREIGN KEY ("workspace_id", "round_id") REFERENCES "review_round"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_workspace_id_rating_id_fkey" FOREIGN KEY ("workspace_id", "rating_id") REFERENCES "rating"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_scale_version" ADD CONSTRAINT "rating_scale_version_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_workspace_id_scale_version_id_fkey" FOREIGN KEY ("workspace_id", "scale_version_id") REFERENCES "rating_scale_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_workspace_id_round_id_fkey" FOREIGN KEY ("workspace_id", "round_id") REFERENCES "review_round"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_workspace_id_rating_id_fkey" FOREIGN KEY ("workspace_id", "rating_id") REFERENCES "rating"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_evidence" ADD CONSTRAINT "verdict_evidence_workspace_id_verdict_id_fkey" FOREIGN KEY ("workspace_id", "verdict_id") REFERENCES "verdict"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_evidence" ADD CONSTRAINT "verdict_evidence_workspace_id_evidence_id_fkey" FOREIGN KEY ("workspace_id", "evidence_id") REFERENCES "evidence"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_evidence" ADD CONSTRAINT "verdict_evidence_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "capture"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_workspace_id_verdict_id_fkey" FOREIGN KEY ("workspace_id", "verdict_id") REFERENCES "verdict"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "right_of_reply" ADD CONSTRAINT "right_of_reply_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "briefing" ADD CONSTRAINT "briefing_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_workspace_id_briefing_id_fkey" FOREIGN KEY ("workspace_id", "briefing_id") REFERENCES "briefing"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_verdict" ADD CONSTRAINT "edition_verdict_workspace_id_edition_id_fkey" FOREIGN KEY ("workspace_id", "edition_id") REFERENCES "edition"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_verdict" ADD CONSTRAINT "edition_verdict_workspace_id_verdict_id_fkey" FOREIGN KEY ("workspace_id", "verdict_id") REFERENCES "verdict"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_workspace_id_briefing_id_fkey" FOREIGN KEY ("workspace_id", "briefing_id") REFERENCES "briefing"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_workspace_id_from_edition_id_fkey" FOREIGN KEY ("workspace_id", "from_edition_id") REFERENCES "edition"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_workspace_id_to_edition_id_fkey" FOREIGN KEY ("workspace_id", "to_edition_id") REFERENCES "edition"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "later_notice" ADD CONSTRAINT "later_notice_workspace_id_edition_id_fkey" FOREIGN KEY ("workspace_id", "edition_id") REFERENCES "edition"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "error_report" ADD CONSTRAINT "error_report_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "re_review_item" ADD CONSTRAINT "re_review_item_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_workspace_id_briefing_id_fkey" FOREIGN KEY ("workspace_id", "briefing_id") REFERENCES "briefing"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_update" ADD CONSTRAINT "document_update_workspace_id_document_id_fkey" FOREIGN KEY ("workspace_id", "document_id") REFERENCES "document"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_snapshot" ADD CONSTRAINT "document_snapshot_workspace_id_document_id_fkey" FOREIGN KEY ("workspace_id", "document_id") REFERENCES "document"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_contributor" ADD CONSTRAINT "document_contributor_workspace_id_document_id_fkey" FOREIGN KEY ("workspace_id", "document_id") REFERENCES "document"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_head" ADD CONSTRAINT "activity_head_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redaction" ADD CONSTRAINT "redaction_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
