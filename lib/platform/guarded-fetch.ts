import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector, request, type Dispatcher } from "undici";
import { publicWebOnly, type AddressRule } from "./address-rule";
import { Refused, refusalFor, type FetchRefusal } from "./fetch-refusal";
import { readLimited } from "./read-limited";

export type { FetchRefusal, FetchRefusalReason } from "./fetch-refusal";

/** All addresses of a host name, in order of preference. Rejects when there are none. */
export type Resolver = (hostname: string) => Promise<string[]>;

export type FetchLimits = {
  /** Most bytes of the body, counted after decompression and on the wire. */
  maxBytes: number;
  /** Milliseconds for everything: names, connections, all redirects, the whole body. */
  totalMs: number;
  maxRedirects: number;
};

/** Large enough for nearly every web page and report, small enough to hold in memory for a few users at once. */
export const defaultFetchLimits: FetchLimits = { maxBytes: 20 * 1024 * 1024, totalMs: 20_000, maxRedirects: 5 };

export type Fetched = {
  ok: true;
  /** Where the body came from in the end, after redirects. */
  finalUrl: string;
  /** Any status that is not a followed redirect: 404 with a text is `ok` here, the caller decides. */
  status: number;
  /** Names in lower case; several values of one name are joined by ", ". */
  headers: Record<string, string>;
  /** Essence of Content-Type in lower case, null when absent; the charset is in `headers["content-type"]`. */
  mediaType: string | null;
  /** The body without its content coding. */
  bytes: Uint8Array;
  /** The addresses that redirected, in order, without the final one. */
  redirects: string[];
};

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

const defaultHeaders = {
  "user-agent": "Mozilla/5.0 (compatible; Plumbline)",
  accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
  "accept-language": "en-GB,en;q=0.8,*;q=0.5",
};

/** Names that would carry a caller's secret to wherever a redirect points, or defeat a limit. */
const droppedOnOtherOrigin = new Set(["authorization", "cookie", "proxy-authorization"]);

/**
 * Fetches an address that a user typed, and never anything but the public web: every host name, literal address,
 * port and redirect is checked where the socket is opened, so that the checked address is the one connected to.
 * Sends no cookies and uses no proxy from the environment.
 *
 * `resolver` and `addressRule` are for tests; nothing in the product passes them.
 * @returns the answer, or a refusal; throws only on a programming error.
 */
export async function guardedFetch({
  url,
  resolver = resolveWithSystem,
  addressRule = publicWebOnly,
  limits = {},
  headers = {},
  signal,
}: {
  url: string;
  resolver?: Resolver;
  addressRule?: AddressRule;
  limits?: Partial<FetchLimits>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}): Promise<Fetched | FetchRefusal> {
  const bounds = { ...defaultFetchLimits, ...limits };
  const deadline = AbortSignal.timeout(bounds.totalMs);
  const stop = signal ? AbortSignal.any([deadline, signal]) : deadline;
  const agent = new Agent({
    connect: checkedConnector({ resolver, addressRule, timeout: bounds.totalMs }),
    allowH2: false,
    pipelining: 1,
    headersTimeout: bounds.totalMs,
    bodyTimeout: bounds.totalMs,
  });
  try {
    // undici notices an abort late while a name is being looked up, so the clock is watched here as well.
    return await Promise.race([follow({ url, agent, addressRule, bounds, headers, stop }), rejectWhen(stop)]);
  } catch (error) {
    if (signal?.aborted) return { ok: false, reason: "aborted", detail: "stopped by the caller" };
    if (deadline.aborted) return { ok: false, reason: "timed_out", detail: `no full answer in ${bounds.totalMs} ms` };
    return refusalFor(error);
  } finally {
    agent.destroy().catch(() => {});
  }
}

function rejectWhen(stop: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (stop.aborted) reject(stop.reason);
    else stop.addEventListener("abort", () => reject(stop.reason), { once: true });
  });
}

async function follow({
  url,
  agent,
  addressRule,
  bounds,
  headers,
  stop,
}: {
  url: string;
  agent: Agent;
  addressRule: AddressRule;
  bounds: FetchLimits;
  headers: Record<string, string>;
  stop: AbortSignal;
}): Promise<Fetched> {
  const redirects: string[] = [];
  const first = checkedUrl({ url, addressRule });
  let target = first;
  for (;;) {
    stop.throwIfAborted();
    const answer = await request(target, {
      dispatcher: agent,
      signal: stop,
      headers: requestHeaders({ headers, sameOrigin: target.origin === first.origin }),
    });
    const location = singleHeader(answer.headers.location);
    if (redirectStatuses.has(answer.statusCode) && location !== null) {
      discard(answer);
      if (redirects.length >= bounds.maxRedirects)
        throw new Refused("too_many_redirects", `more than ${bounds.maxRedirects}`);
      redirects.push(target.href);
      target = checkedUrl({ url: location, base: target, addressRule });
      continue;
    }
    const bytes = await readLimited({
      body: answer.body,
      coding: singleHeader(answer.headers["content-encoding"]),
      declaredLength: singleHeader(answer.headers["content-length"]),
      maxBytes: bounds.maxBytes,
    });
    return {
      ok: true,
      finalUrl: target.href,
      status: answer.statusCode,
      headers: plainHeaders(answer.headers),
      mediaType: essenceOf(singleHeader(answer.headers["content-type"])),
      bytes,
      redirects,
    };
  }
}

/** The body of a redirect is of no interest; its socket goes with it. */
function discard(answer: Dispatcher.ResponseData): void {
  answer.body.on("error", () => {});
  answer.body.destroy();
}

function checkedUrl({ url, base, addressRule }: { url: string; base?: URL; addressRule: AddressRule }): URL {
  if (!URL.canParse(url, base)) throw new Refused("invalid_url", url.slice(0, 200));
  const parsed = new URL(url, base);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:")
    throw new Refused("forbidden_scheme", parsed.protocol);
  if (parsed.username || parsed.password) throw new Refused("invalid_url", "carries a user name or password");
  const port = Number(parsed.port || (parsed.protocol === "https:" ? 443 : 80));
  if (!addressRule.allowsPort(port)) throw new Refused("forbidden_port", String(port));
  parsed.hash = "";
  return parsed;
}

/**
 * Opens sockets to allowed addresses only. A literal is checked here because the system never asks `lookup` about
 * one; a name is checked in `lookup`, whose answer is what the socket connects to.
 */
function checkedConnector({
  resolver,
  addressRule,
  timeout,
}: {
  resolver: Resolver;
  addressRule: AddressRule;
  timeout: number;
}): buildConnector.connector {
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolver(hostname).then(
      (addresses) => {
        const known = addresses.map((address) => ({ address, family: isIP(address) }));
        const bad = known.find(({ address, family }) => family === 0 || !addressRule.allowsAddress(address));
        const [first] = known;
        if (bad) callback(new Refused("private_address", `${hostname} is ${bad.address}`), "", 0);
        else if (!first) callback(new Refused("name_not_found", hostname), "", 0);
        else if (options.all) callback(null, known);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, "", 0),
    );
  };
  const connect = buildConnector({ allowH2: false, timeout, lookup, autoSelectFamily: true, maxCachedSessions: 0 });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) !== 0 && !addressRule.allowsAddress(host)) callback(new Refused("private_address", host), null);
    else connect(options, callback);
  };
}

async function resolveWithSystem(hostname: string): Promise<string[]> {
  const found = await systemLookup(hostname, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

function requestHeaders({ headers, sameOrigin }: { headers: Record<string, string>; sameOrigin: boolean }) {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const sent = sameOrigin ? own : own.filter(([name]) => !droppedOnOtherOrigin.has(name));
  return { ...defaultHeaders, ...Object.fromEntries(sent), "accept-encoding": "gzip, deflate, br" };
}

function singleHeader(value: string | string[] | undefined): string | null {
  if (value === undefined) return null;
  return Array.isArray(value) ? (value[0] ?? null) : value;
}

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value] as const],
  );
  return Object.fromEntries(entries);
}

function essenceOf(contentType: string | null): string | null {
  const essence = contentType?.split(";")[0]?.trim().toLowerCase();
  return essence && /^[^\s/]+\/[^\s/]+$/.test(essence) ? essence : null;
}
