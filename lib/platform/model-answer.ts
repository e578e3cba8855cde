import { z } from "zod";
import { parseJson } from "@/lib/platform/parse-json";

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/**
 * The JSON object that a model has answered with, out of the body of a chat completion; null where there is none. Some
 * models think aloud first, or put a fence around what they say: that is taken off, and nothing else.
 */
export function jsonInAnswer(body: string): unknown {
  const completion = completionSchema.safeParse(parseJson(body));
  if (!completion.success) return null;
  const said = completion.data.choices[0]!.message.content.replace(/^\s*<think>[\s\S]*?<\/think>/u, "").trim();
  const fenced = /^```(?:json)?\s*\n([\s\S]*?)\n?```$/u.exec(said);
  return parseJson(fenced ? fenced[1]! : said);
}
