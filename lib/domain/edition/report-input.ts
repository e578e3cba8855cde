import { z } from "zod";

/** Longest report, in UTF-16 units; the database refuses more as well. */
export const maxReportLength = 5_000;

/** Forms send line ends as CR LF; half a surrogate pair and NUL cannot be stored. */
export const written = z
  .string()
  .overwrite((text) => text.replaceAll("\r\n", "\n").replaceAll("\0", "").toWellFormed().trim());

/** What a reader says is wrong. `path` is checked against the workspace by the receiver. */
export const reportSchema = z.object({
  path: z.string().max(2_000).catch(""),
  message: written
    .min(1, "Say what is wrong before you send the report.")
    .max(maxReportLength, "Use at most 5,000 characters. What you wrote is still here."),
  contact: written.max(300, "Use at most 300 characters for how we can reach you.").default(""),
  /** A field that people do not see and machines fill in. */
  website: z.string().default(""),
});

export type ReportInput = z.output<typeof reportSchema>;
