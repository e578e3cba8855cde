import { Agent, request } from "undici";
import type { z } from "zod";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { jsonInAnswer } from "@/lib/platform/model-answer";
import { readLimited, TooLarge, UnreadableBody } from "@/lib/platform/read-limited";

/** The model that whoever runs this installation has chosen. */
export type ModelSettings = {
  /** Base address of an OpenAI-compatible API, without a slash at the end. */
  url: string;
  /** As the endpoint knows it; this name goes on record. */
  name: string;
  key: string | null;
};

export type ModelMessage = { role: "system" | "user"; content: string };

/** aborted: stopped by whoever asked; away: no connection, or an answer that is none; slow: stopped; nonsense: an answer that is not what was asked for. */
export type ModelRefusal = "aborted" | "model_away" | "model_slow" | "model_nonsense";

export type ModelLimits = {
  /** Most bytes of the answer, on the wire and unpacked. */
  maxBytes: number;
  /** Milliseconds from the first byte sent to the last one read. */
  totalMs: number;
  /** Longest answer that the model is asked for. */
  maxTokens: number;
};

/** A model on an ordinary machine takes seconds for a sentence; longer than this nobody waits. */
export const modelLimits: ModelLimits = { maxBytes: 256 * 1024, totalMs: 45_000, maxTokens: 1200 };

/** The configured model; null where there is none, which is the usual case. */
export function modelSettings(): ModelSettings | null {
  const { PLUMBLINE_MODEL_URL: url, PLUMBLINE_MODEL_NAME: name, PLUMBLINE_MODEL_KEY: key } = env();
  return url && name ? { url, name, key: key ?? null } : null;
}

/**
 * Asks the configured model for one JSON object. Connects to that one address and nowhere else: no redirect is followed
 * and no proxy of the environment is used. What comes back is checked by `answer` and is text to be shown, nothing more.
 */
export async function askModel<Answer extends z.ZodType>({
  settings: { url, name, key },
  messages,
  answer: schema,
  limits = {},
  signal,
}: {
  settings: ModelSettings;
  messages: readonly ModelMessage[];
  answer: Answer;
  limits?: Partial<ModelLimits>;
  signal?: AbortSignal | undefined;
}): Promise<Outcome<{ answer: z.output<Answer> }, ModelRefusal>> {
  const { maxBytes, totalMs, maxTokens } = { ...modelLimits, ...limits };
  const deadline = AbortSignal.timeout(totalMs);
  const stop = signal ? AbortSignal.any([deadline, signal]) : deadline;
  const agent = new Agent({ pipelining: 1, connectTimeout: totalMs, headersTimeout: totalMs, bodyTimeout: totalMs });
  try {
    const response = await request(`${url}/chat/completions`, {
      dispatcher: agent,
      method: "POST",
      signal: stop,
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        "user-agent": "Plumbline",
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model: name, messages, temperature: 0, max_tokens: maxTokens, stream: false }),
    });
    const bytes = await readLimited({
      body: response.body,
      coding: oneOf(response.headers["content-encoding"]),
      declaredLength: oneOf(response.headers["content-length"]),
      maxBytes,
    });
    if (response.statusCode < 200 || response.statusCode > 299) {
      log.warn({ status: response.statusCode }, "the model's endpoint refused");
      return refuse("model_away");
    }
    const found = schema.safeParse(jsonInAnswer(new TextDecoder().decode(bytes)));
    return found.success ? { ok: true, answer: found.data } : refuse("model_nonsense");
  } catch (error) {
    if (signal?.aborted) return refuse("aborted");
    if (deadline.aborted) return refuse("model_slow");
    if (error instanceof TooLarge || error instanceof UnreadableBody) return refuse("model_nonsense");
    log.warn({ err: error }, "the model's endpoint could not be asked");
    return refuse("model_away");
  } finally {
    agent.destroy().catch(() => {});
  }
}

function oneOf(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}
