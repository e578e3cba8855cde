import type { NoticeKind } from "@/lib/db/generated/client";
import type { CorrectionKind } from "@/lib/domain/edition/correction-kinds";
import type { Edition } from "@/lib/publish/edition-schema";

/** That something was removed from public view, and what its address answers from then on. */
export type Removal = { status: 410 | 451; reason: string; on: string };

/** What became true after an edition was published. */
export type PublicNotice = {
  kind: NoticeKind;
  objectId: string;
  text: string;
  /** ISO 8601. */
  at: string;
};

export type PublicEdition = {
  id: string;
  number: number;
  sha256: string;
  publishedAt: string;
  canonical: string;
  /** null where the edition was removed. */
  edition: Edition | null;
  notices: PublicNotice[];
  removal: Removal | null;
};

export type PublicCorrection = {
  id: string;
  kind: CorrectionKind;
  note: string;
  at: string;
  fromNumber: number;
  /** null for a note without a new edition. */
  toNumber: number | null;
};

/** A briefing as the public knows it: its editions and nothing of what is being written. */
export type PublicBriefing = {
  id: string;
  slug: string;
  /** In the order of their numbers. */
  editions: PublicEdition[];
  /** The newest first. */
  corrections: PublicCorrection[];
};

/** What lists say of an edition. */
export type EditionEntry = {
  number: number;
  /** null where the edition was removed. */
  title: string | null;
  summary: string;
  publishedAt: string;
  sha256: string;
  claims: number;
};

/** What lists say of a briefing; kept beside its pages, so that a list does not read every edition. */
export type BriefingEntry = {
  slug: string;
  /** In the order of their numbers. */
  editions: EditionEntry[];
  corrections: PublicCorrection[];
};

/** The title under which lists name a briefing: the newest edition's that still has one. */
export function titleOf({ editions }: BriefingEntry): string {
  return editions.findLast(({ title }) => title !== null)?.title ?? "Removed briefing";
}
