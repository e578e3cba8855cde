import { TooLarge, UnreadableBody } from "./read-limited";

export type FetchRefusalReason =
  | "invalid_url"
  | "forbidden_scheme"
  | "forbidden_port"
  | "private_address"
  | "name_not_found"
  | "too_many_redirects"
  | "too_large"
  | "timed_out"
  | "unreachable"
  | "tls_failed"
  | "bad_response"
  | "aborted";

export type FetchRefusal = {
  ok: false;
  reason: FetchRefusalReason;
  /** For logs and the curious: which address or limit it was. Never a sentence for the interface. */
  detail: string;
};

/** Carries a refusal through callbacks that only know errors. */
export class Refused extends Error {
  constructor(
    readonly reason: FetchRefusalReason,
    detail: string,
  ) {
    super(detail);
  }
}

const unresolvedCodes = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA", "EAI_NONAME", "ENODATA"]);
const timeoutCodes = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
]);

/**
 * The refusal that an error of a fetch stands for. undici wraps errors of a connection attempt, and several attempts make
 * an AggregateError. Throws what is no trouble of the network again.
 */
export function refusalFor(error: unknown): FetchRefusal {
  for (const cause of causesOf(error)) {
    if (cause instanceof Refused) return { ok: false, reason: cause.reason, detail: cause.message };
    if (cause instanceof TooLarge) return { ok: false, reason: "too_large", detail: cause.message };
    if (cause instanceof UnreadableBody) return { ok: false, reason: "bad_response", detail: cause.message };
  }
  const codes = causesOf(error).map((cause) => (cause as NodeJS.ErrnoException).code ?? "");
  const detail = [codes.find(Boolean), error instanceof Error ? error.message : String(error)]
    .filter(Boolean)
    .join(": ");
  const has = (test: (code: string) => boolean) => codes.some(test);
  if (has((code) => unresolvedCodes.has(code))) return { ok: false, reason: "name_not_found", detail };
  if (has((code) => timeoutCodes.has(code))) return { ok: false, reason: "timed_out", detail };
  if (has((code) => /^ERR_(TLS|SSL)|CERT|^EPROTO$|UNABLE_TO_/.test(code)))
    return { ok: false, reason: "tls_failed", detail };
  if (causesOf(error).some((cause) => cause.name === "HTTPParserError"))
    return { ok: false, reason: "bad_response", detail };
  if (has((code) => /^HPE_|UND_ERR_(HEADERS_OVERFLOW|RES_|RESPONSE|INVALID_ARG)/.test(code)))
    return { ok: false, reason: "bad_response", detail };
  if (has((code) => /^E[A-Z]+$|^UND_ERR_/.test(code))) return { ok: false, reason: "unreachable", detail };
  throw error;
}

function causesOf(error: unknown): Error[] {
  const found: Error[] = [];
  const waiting = [error];
  while (waiting.length > 0 && found.length < 20) {
    const next = waiting.shift();
    if (!(next instanceof Error)) continue;
    found.push(next);
    if (next.cause) waiting.push(next.cause);
    if (next instanceof AggregateError) waiting.push(...next.errors);
  }
  return found;
}
