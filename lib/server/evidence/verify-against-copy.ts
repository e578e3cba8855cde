import type { Tx } from "@/lib/db/client";
import type { Evidence } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { checkQuote, type CheckedQuote } from "@/lib/domain/evidence/check-quote";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { redactionsOf } from "@/lib/server/redaction/redactions-of";

/** How many of the newest copies are looked through when no copy is named. */
const copiesToTry = 5;

export type VerifiedQuote = CheckedQuote & { captureId: string | null };

const withoutCopy: VerifiedQuote = {
  captureId: null,
  start: null,
  end: null,
  prefix: null,
  suffix: null,
  nearest: null,
};

/**
 * Checks a quote against a stored copy of its source (or of a source merged into it): the one that is named, or, where
 * none is, the newest that holds the quote, else the newest.
 */
export async function verifyAgainstCopy(
  tx: Tx,
  {
    workspaceId,
    sourceId,
    captureId,
    exact,
    hint,
  }: {
    workspaceId: WorkspaceId;
    sourceId: string;
    captureId: string | null | undefined;
    exact: string;
    /** About where in the named copy it stands; decides where the same words stand several times. */
    hint?: number | undefined;
  },
): Promise<Outcome<{ quote: VerifiedQuote }, "capture_not_found">> {
  if (captureId === null) return { ok: true, quote: withoutCopy };
  const ofSource = { OR: [{ sourceId }, { source: { mergedIntoId: sourceId } }] };
  if (captureId !== undefined) {
    const capture = await tx.capture.findFirst({
      where: { workspaceId, id: captureId, ...ofSource },
      select: { id: true, text: true },
    });
    if (!capture) return refuse("capture_not_found");
    return { ok: true, quote: { captureId: capture.id, ...checked({ text: capture.text, exact, hint }) } };
  }
  const newest = await tx.capture.findMany({
    where: { workspaceId, change: { in: ["first", "changed"] }, ...ofSource },
    select: { id: true, text: true },
    orderBy: [{ capturedAt: "desc" }, { id: "desc" }],
    take: copiesToTry,
  });
  let fallback: VerifiedQuote | null = null;
  for (const { id, text } of newest) {
    const quote = { captureId: id, ...checked({ text, exact }) };
    if (quote.start !== null || exact === "") return { ok: true, quote };
    if (fallback === null || (fallback.nearest === null && quote.nearest !== null)) fallback = quote;
  }
  return { ok: true, quote: fallback ?? withoutCopy };
}

/**
 * In a redacted copy nothing is found any more: the same words from the same copy stay where they were found while it could
 * be looked at.
 */
export async function asFoundBefore(
  tx: Tx,
  {
    workspaceId,
    quote,
    exact,
    before,
  }: {
    workspaceId: WorkspaceId;
    quote: VerifiedQuote;
    exact: string;
    before: Pick<Evidence, "captureId" | "exact" | "start" | "end" | "prefix" | "suffix">;
  },
): Promise<VerifiedQuote> {
  const { captureId, start, end, prefix, suffix } = before;
  if (quote.start !== null || start === null || captureId === null) return quote;
  if (quote.captureId !== captureId || exact !== before.exact) return quote;
  const redactions = await redactionsOf({ reader: tx, workspaceId, type: "capture", ids: [captureId] });
  return redactions.has(captureId) ? { ...quote, start, end, prefix, suffix } : quote;
}

function checked({ text, exact, hint }: { text: string; exact: string; hint?: number | undefined }): CheckedQuote {
  return exact === ""
    ? { start: null, end: null, prefix: null, suffix: null, nearest: null }
    : checkQuote({ text, exact, ...(hint !== undefined && { hint }) });
}
