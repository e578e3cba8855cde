import { z } from "zod";
import type { RatingDefinition } from "@/lib/domain/scale/default-scale";
import type { ScaleInput } from "@/lib/domain/scale/scale-input";

/** A scale while it is being written. `value` is what stands in the field; empty means off the scale. */
export const scaleDraftSchema = z.object({
  name: z.string(),
  ratings: z.array(z.object({ key: z.string(), label: z.string(), definition: z.string(), value: z.string() })),
});

export type ScaleDraft = z.output<typeof scaleDraftSchema>;

export function draftOfScale({ name, ratings }: { name: string; ratings: readonly RatingDefinition[] }): ScaleDraft {
  return {
    name,
    ratings: ratings.map(({ label, definition, value }, index) => ({
      key: `stored-${index}`,
      label,
      definition,
      value: value === null ? "" : String(value),
    })),
  };
}

/** What is sent; a value that is no number arrives as NaN and is refused at its field. */
export function inputOfScaleDraft({ name, ratings }: ScaleDraft): Omit<ScaleInput, "basedOnNumber"> {
  return {
    name,
    ratings: ratings.map(({ label, definition, value }) => ({
      label,
      definition,
      value: value.trim() === "" ? null : Number(value),
    })),
  };
}

/** The draft with the rating at `from` put at `to`. */
export function moveRating(draft: ScaleDraft, { from, to }: { from: number; to: number }): ScaleDraft {
  const ratings = [...draft.ratings];
  ratings.splice(to, 0, ...ratings.splice(from, 1));
  return { ...draft, ratings };
}
