import type { CslItem } from "@/lib/domain/source/csl";
import type { LookUpFailure } from "@/lib/domain/source/look-up-words";
import { env } from "@/lib/platform/env";
import type { Fetched, FetchRefusal } from "@/lib/platform/guarded-fetch";

/** Asks one address; `guardedFetch` in the product, a local server or stored answers in tests. */
export type Fetcher = (request: {
  url: string;
  headers?: Record<string, string>;
  limits?: { maxBytes: number; totalMs: number };
}) => Promise<Fetched | FetchRefusal>;

export type LookedUp = {
  /** A complete answer, or what is known without one. */
  csl: CslItem;
  /** null when the answer was found; otherwise why the fields are to be filled in by hand. */
  failure: LookUpFailure | null;
};

/** How every service is asked: for one value in normal form. It always answers. */
export type LookUp = (ask: { value: string; fetcher: Fetcher; now: Date }) => Promise<LookedUp>;

/** Nobody waits longer than this for one answer; what is missing then is typed. */
const patience = 8_000;
const mostBytes = 2 * 1024 * 1024;

/**
 * Asks a service for JSON or XML. The services want to know who asks, and how to reach them where something goes wrong:
 * PLUMBLINE_CONTACT, an e-mail address, is named where it is set.
 * @param totalMs milliseconds that the answer may take
 */
export async function askService({
  url,
  accept,
  fetcher,
  totalMs = patience,
}: {
  url: string;
  accept: string;
  fetcher: Fetcher;
  totalMs?: number;
}): Promise<{ bytes: Uint8Array } | { failure: LookUpFailure }> {
  const { PLUMBLINE_CONTACT: contact } = env();
  const agent = `Plumbline (${contact ? `mailto:${contact}` : "self-hosted"})`;
  const answer = await fetcher({
    url,
    headers: { accept, "user-agent": agent },
    limits: { maxBytes: mostBytes, totalMs },
  });
  if (!answer.ok) return { failure: failureOf(answer) };
  if (answer.status === 404 || answer.status === 410) return { failure: "unknown_identifier" };
  if (answer.status === 429 || answer.status >= 500) return { failure: "no_answer" };
  return answer.status < 300 ? { bytes: answer.bytes } : { failure: "unreadable_answer" };
}

/** The same for JSON; null in place of what cannot be read. */
export async function askForJson(ask: {
  url: string;
  accept?: string;
  fetcher: Fetcher;
  totalMs?: number;
}): Promise<{ json: unknown } | { failure: LookUpFailure }> {
  const answer = await askService({ accept: "application/json", ...ask });
  return "failure" in answer ? answer : { json: jsonOf(answer.bytes) };
}

export function failureOf({ reason }: FetchRefusal): LookUpFailure {
  switch (reason) {
    case "invalid_url":
    case "forbidden_scheme":
    case "forbidden_port":
    case "private_address":
      return "address_refused";
    case "too_large":
      return "too_large";
    default:
      return "no_answer";
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
