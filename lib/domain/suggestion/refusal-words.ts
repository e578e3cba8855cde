import { articleRefusalWords } from "@/lib/domain/article/refusal-words";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";

/** Every reason for which something in the split view is refused, in words that say what was kept and what to do next. */
export const splitRefusalWords = {
  ...articleRefusalWords,
  ...claimRefusalWords,
  already_answered: "Somebody else was faster: this suggestion has been answered. The row shows what they did.",
  decided_meanwhile:
    "Somebody else has just decided on these words. Nothing of yours was stored; look at what they did and decide again.",
  no_model: "No model is configured on this server, so none was asked. The draft stands as it was.",
  model_away: "The model does not answer at the moment. The draft stands as it was; everything works without it.",
  model_slow: "The model took too long and was stopped. The draft stands as it was.",
  model_nonsense: "The model answered with something that is no statement. The draft stands as it was.",
  too_many_asked: "You have asked the model very often within the hour. Ask again later; the draft stands as it was.",
  says_the_same:
    "The workspace has a claim that says the same, so nothing was stored. Say whether it is that one, or take the suggestion again to make a new claim.",
  stale_version:
    "The article has a newer version by now. What you typed is still here: open the newer version and go on there.",
} as const satisfies Record<string, string>;

export type SplitRefusalReason = keyof typeof splitRefusalWords;
