import { z } from "zod";

const oneLine = z.string().overwrite((text) => text.replaceAll("\0", "").toWellFormed().replace(/\s+/gu, " ").trim());

const ratingSchema = z.object({
  label: oneLine.min(1, "Give every rating a name.").max(60, "Use at most 60 characters."),
  definition: oneLine
    .min(1, "Say when this rating is given, so that everybody rates alike.")
    .max(500, "Use at most 500 characters."),
  /** null puts the rating off the scale. */
  value: z
    .number("Give a whole number, or put the rating off the scale.")
    .int("Give a whole number, or put the rating off the scale.")
    .min(-100, "Use a number from -100 to 100.")
    .max(100, "Use a number from -100 to 100.")
    .nullable(),
});

export const maxRatings = 15;

/** A rating scale as an owner writes it, in the order in which it is shown. */
export const scaleInputSchema = z
  .object({
    /** Number of the version that the form was opened with; a newer one refuses this one. */
    basedOnNumber: z.number().int().min(1),
    name: oneLine.min(1, "Give the scale a name.").max(60, "Use at most 60 characters."),
    ratings: z.array(ratingSchema).max(maxRatings, `Use at most ${maxRatings} ratings.`),
  })
  .superRefine(({ ratings }, context) => {
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const seen = new Set<string>();
    ratings.forEach(({ label }, index) => {
      const key = label.toLocaleLowerCase("en").normalize("NFC");
      if (seen.has(key)) issue(["ratings", index, "label"], "Another rating has this name already.");
      seen.add(key);
    });
    const values = ratings.map(({ value }) => value).filter((value) => value !== null);
    if (values.length < 2) {
      issue(["ratings"], "At least two ratings need a value, so that there is a scale to be on.");
      return;
    }
    const direction = Math.sign(values[1]! - values[0]!);
    if (
      !values.every((value, index) => index === 0 || Math.sign(value - values[index - 1]!) === direction) ||
      !direction
    ) {
      issue(["ratings"], "The values have to fall, or rise, from each rating to the next.");
    }
  });

export type ScaleInput = z.output<typeof scaleInputSchema>;
