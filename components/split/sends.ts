import type { ClaimDraft } from "@/components/article/claim-form";
import type { DraftMatch, RowView, StretchOfArticle, Suggestion } from "@/components/split/split-types";
import type { Send } from "@/components/split/use-split-writes";
import { dispositions } from "@/lib/domain/article/passage-decision";
import { asOneLine } from "@/lib/domain/claim/claim-fields";

type TextRange = { start: number; end: number };
/** What every decision is made from. */
type About = { view: RowView; text: string; person: { id: string; name: string } };

let count = 0;
/** A name for what is shown before the server has named it. */
function provisionalId(): string {
  count += 1;
  return `on-its-way-${count}`;
}

/** The draft of a suggestion as the form takes it. */
export function draftOf({
  suggestion,
  publishedOn,
}: {
  suggestion: Suggestion;
  publishedOn: string | null;
}): ClaimDraft {
  const { statement, type, claimant } = suggestion;
  return {
    statement,
    type,
    claimantName: claimant ?? "",
    // What the article says itself was said on its day; when somebody else said it the article may not tell.
    claimedOn: claimant === null ? (publishedOn ?? "") : "",
    checkWorthiness: "unrated",
  };
}

/** The draft of a whole row, for claiming it by hand. */
export function draftOfRow({
  view,
  text,
  publishedOn,
}: {
  view: RowView;
  text: string;
  publishedOn: string | null;
}): ClaimDraft {
  const { unit, proposal } = view;
  if (proposal && unit.isWhole) return draftOf({ suggestion: { ...proposal.whole } as Suggestion, publishedOn });
  return {
    statement: asOneLine(text.slice(unit.start, unit.end)),
    type: "other",
    claimantName: proposal?.whole.claimant ?? "",
    claimedOn: "",
    checkWorthiness: "unrated",
  };
}

export function takeSuggestion({
  suggestion,
  draft,
  isEdited,
  isAsked,
  wordingSeq = null,
  ...about
}: About & {
  suggestion: Suggestion;
  draft: ClaimDraft;
  isEdited: boolean;
  /** Whether the person could see which claims say the same. */
  isAsked: boolean;
  /** Where the record tells that a model was asked for the wording; null where none was. */
  wordingSeq?: number | null;
}): Send {
  const place = placeOf(about.text, suggestion);
  return {
    row: about.view.unit.start,
    item: {
      act: "take",
      suggestion: nameOf(suggestion),
      isEdited,
      isAsked,
      wordingSeq,
      place,
      fields: draft,
      seen: seenIn(about.view, place),
    },
    shown: shownClaim({
      ...about,
      range: suggestion,
      statement: draft.statement,
      claimantName: draft.claimantName,
      suggestion,
    }),
    words: ({ claim }) => `Claim ${claim!.number} made.`,
  };
}

export function claimByHand({ draft, ...about }: About & { draft: ClaimDraft }): Send {
  const place = placeOf(about.text, about.view.unit);
  return {
    row: about.view.unit.start,
    item: { act: "claim", place, fields: draft, seen: seenIn(about.view, place) },
    shown: shownClaim({
      ...about,
      range: about.view.unit,
      statement: draft.statement,
      claimantName: draft.claimantName,
      suggestion: null,
    }),
    words: ({ claim }) => `Claim ${claim!.number} made.`,
  };
}

export function matchTo({
  suggestion,
  match,
  ...about
}: About & { suggestion: Suggestion | null; match: Pick<DraftMatch, "claimId" | "number" | "statement"> }): Send {
  const range = suggestion ?? about.view.unit;
  const place = placeOf(about.text, range);
  return {
    row: about.view.unit.start,
    item: {
      act: "match",
      suggestion: suggestion && nameOf(suggestion),
      place,
      claimId: match.claimId,
      seen: seenIn(about.view, place),
    },
    shown: shownClaim({ ...about, range, statement: match.statement, claimantName: "", suggestion }),
    words: () => `Marked as claim ${match.number}.`,
  };
}

export function rejectSuggestion({ suggestion, view, person }: About & { suggestion: Suggestion }): Send {
  const { key, start, end } = suggestion;
  return {
    row: view.unit.start,
    item: { act: "reject", suggestion: nameOf(suggestion) },
    shown: {
      ...nothing(),
      answers: [{ id: provisionalId(), key, start, end, kind: "rejected", claimId: null, byName: person.name }],
    },
    words: () => "Suggestion rejected.",
  };
}

export function setAside({
  disposition,
  reason,
  view,
  person,
}: About & { disposition: "not_checkable" | "out_of_scope"; reason?: string | undefined }): Send {
  const { start, end } = view.unit;
  return {
    row: start,
    item: { act: "setAside", start, end, disposition, ...(reason && { reason }), seen: seenIn(view, view.unit) },
    shown: {
      ...nothing(),
      decisions: [
        {
          id: provisionalId(),
          start,
          end,
          disposition,
          reason: reason ?? null,
          claimId: null,
          needsConfirmation: false,
          byId: person.id,
          byName: person.name,
          createdAt: "",
        },
      ],
    },
    words: () => `${dispositions[disposition]}.`,
  };
}

function shownClaim({
  person,
  range: { start, end },
  statement,
  claimantName,
  suggestion,
}: About & {
  range: TextRange;
  statement: string;
  claimantName: string;
  suggestion: Suggestion | null;
}): StretchOfArticle {
  const claimId = provisionalId();
  return {
    decisions: [
      {
        id: provisionalId(),
        start,
        end,
        disposition: "claim",
        reason: null,
        claimId,
        needsConfirmation: false,
        byId: person.id,
        byName: person.name,
        createdAt: "",
      },
    ],
    claims: [{ claimId, number: 0, statement, state: "open", claimantName: claimantName || null, start, end }],
    answers: suggestion
      ? [{ id: provisionalId(), key: suggestion.key, start, end, kind: "taken", claimId, byName: person.name }]
      : [],
  };
}

function nothing(): StretchOfArticle {
  return { decisions: [], claims: [], answers: [] };
}

function nameOf({ key, start, end }: Suggestion) {
  return { key, start, end };
}

function placeOf(text: string, { start, end }: TextRange) {
  return { start, end, exact: text.slice(start, end) };
}

/** What the person saw decided there; what is on its way is their own. */
function seenIn(view: RowView, { start, end }: TextRange): string[] {
  return view.decisions
    .filter((decision) => decision.start < end && decision.end > start && !isProvisional(decision.id))
    .map(({ id }) => id);
}

export function isProvisional(id: string): boolean {
  return id.startsWith("on-its-way-");
}
