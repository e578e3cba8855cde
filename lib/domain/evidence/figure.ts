import { z } from "zod";

const words = (limit: number) =>
  z
    .string()
    .transform((value) => value.toWellFormed().replaceAll("\u0000", "").normalize("NFC").trim())
    .pipe(z.string().max(limit, `At most ${limit.toLocaleString("en-GB")} characters.`));
const needed = (limit: number, message: string) => words(limit).pipe(z.string().min(1, message));

/** More on a figure than the words around it. The figure itself is the evidence's `exact`. */
export const figureSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("cell"),
    /** What the table is called; may be empty. */
    table: words(200).default(""),
    row: needed(200, "Say which row, as it is labelled there."),
    column: needed(200, "Say which column, as it is labelled there."),
  }),
  z.object({
    kind: z.literal("calculation"),
    /** How it was worked out, as “48,210 ÷ 79,000 × 100”. */
    working: needed(1_000, "Write down how it was worked out."),
    result: needed(100, "Give what comes out."),
  }),
]);
export type Figure = z.output<typeof figureSchema>;

/** The stored figure of an evidence item; null where there is none or it cannot be read. */
export function readFigure(stored: unknown): Figure | null {
  return figureSchema.safeParse(stored).data ?? null;
}

/** Where in the source it stands: "p. 14, Table 2, row “Emergency”, column “2024”". */
export function locatorWithCell({ locator, figure }: { locator: string | null; figure: Figure | null }): string | null {
  if (figure?.kind !== "cell") return locator;
  const cell = [figure.table, `row “${figure.row}”`, `column “${figure.column}”`];
  return [locator ?? "", ...cell].filter((part) => part !== "").join(", ");
}

/** The note, after the working of a calculation. */
export function noteWithWorking({ note, figure }: { note: string; figure: Figure | null }): string {
  if (figure?.kind !== "calculation") return note;
  return [`Worked out: ${figure.working} = ${figure.result}`, note].filter((part) => part !== "").join("\n");
}
