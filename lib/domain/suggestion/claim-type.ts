import type { ClaimType } from "@/lib/domain/claim/claim-fields";
import { foundWords } from "./found-words";

interface Rule {
  type: ClaimType;
  pattern: RegExp;
  /** In words for the person who decides. */
  because: string;
}

// The first that fits holds: what a claim foretells is a prediction also where it names a sum.
const rules: Rule[] = [
  {
    type: "legal",
    pattern:
      /\b(?:act|law|statute|legislation|regulations?|contract|treaty|constitution|charter|rules?|directive)\b[^.]{0,60}\b(?:requires?|allows?|permits?|prohibits?|bans?|obliges?|says|states|forbids?|must|gives?|removes?|repeals?|provides?)\b|\b(?:illegal|unlawful|legally|statutory|legal duty|has a duty|have a duty|under (?:the|a) [\p{L} ]*(?:act|law|contract))\b/iu,
    because: "says what a law, rule or contract says",
  },
  {
    type: "prediction",
    pattern:
      /\b(?:will|won[’']t|would|is going to|are going to|is set to|are set to|is due to|are due to|is expected to|are expected to|is likely to|are likely to|may|might|could|forecast|predict\w*|projected)\b|^[^.]{3,60}\s(?:is|are) to \p{L}+/iu,
    because: "says what will happen",
  },
  {
    type: "causal",
    pattern:
      /\b(?:because|due to|caus(?:e|es|ed|ing)|led to|leads? to|leading to|results? in|resulted in|as a result|forc(?:es?|ed|ing)|thanks to|owing to|brought about|means that)\b/iu,
    because: "says that one thing brought about another",
  },
  {
    type: "comparison",
    pattern:
      /\b(?:(?:more|less|fewer|higher|lower|larger|smaller|better|worse|greater|longer|cheaper|older|faster|slower)(?: \p{L}+){0,4} than|compared (?:with|to)|(?:the )?(?:highest|lowest|largest|smallest|biggest|worst|best|first|only|most|least)\b(?! of (?:the|these|those))|twice as|double the|as \p{L}+ as|ranks?|ranked|unlike)\b/iu,
    because: "compares",
  },
  {
    type: "existence",
    pattern: /^(?:there (?:is|are|was|were|exists?|has been|have been)\b)|\b(?:exists?|existed)\b/iu,
    because: "says that something exists",
  },
];
const event =
  /\b(?:\p{L}{2,}ed|was|were|became|began|brought|built|bought|came|chose|cut|did|drew|fell|found|gave|got|grew|had|held|hit|kept|knew|led|left|lost|made|met|paid|put|ran|rose|said|sold|sent|set|shut|spent|stood|struck|took|told|went|won|wrote|closed)\b/iu;

/** What kind of statement a draft makes, and the sign by which that was told; `other` has none. */
export function claimTypeOf(statement: string): { type: ClaimType; because: string | null } {
  if (/^[“"‘'][^“”"]{20,}[”"’']\.?$/u.test(statement.trim()))
    return { type: "quotation", because: "quotes somebody word by word" };
  for (const { type, pattern, because } of rules) if (pattern.test(statement)) return { type, because };
  if (foundWords(statement).figures.length > 0) return { type: "quantity", because: null };
  if (event.test(statement)) return { type: "event", because: "says that something happened" };
  return { type: "other", because: null };
}
