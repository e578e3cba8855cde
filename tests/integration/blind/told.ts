import { expect } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";
import { takeTurns } from "@/lib/platform/take-turns";
import { loadClaims, loadSources } from "@/lib/server/search/loaders";
import { pageCapability, reads } from "@/tests/integration/permissions/reads";
import { asPerson } from "@/tests/support/signed-in";
import type { BlindDesk } from "./blind-desk";

/** What a person is told, as text, by the name of the door. */
export type Told = Record<string, string>;

/** Everything in a value as text: what JSON leaves out would be a place to hide in. */
export function inFull(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => {
    if (part instanceof Map) return { map: [...part] };
    if (part instanceof Set) return { set: [...part] };
    if (typeof part === "bigint") return `${part}n`;
    if (part === undefined) return "undefined";
    return typeof part === "function" ? `function ${part.name}` : part;
  });
}

/** Pages that are about one claim, which are asked for each of the two claims under review. */
const ofClaims = ["loadClaimPage", "loadReviewPanel", "loadProvenance"];

/** Lists in another order and with filters, since an order or a number of hits can tell as well. */
const otherLists: Record<string, (slug: string) => Promise<unknown>> = {
  "claims by their last change": (slug) => loadClaims({ slug, raw: { sort: "changed" } }),
  "claims in review": (slug) => loadClaims({ slug, raw: { state: "in_review" } }),
  "one's own claims": (slug) => loadClaims({ slug, raw: { by: "me" } }),
  "sources without a letter": (slug) => loadSources({ slug, raw: { reliability: "none" } }),
};

/** All that the pages of the desk hand to this person. */
export async function toldByPages({ desk, reader }: { desk: BlindDesk; reader: Actor }): Promise<Told> {
  const { slug, things, firstTime } = desk;
  const doors: Record<string, () => Promise<unknown>> = {};
  for (const [name, read] of Object.entries(reads)) {
    if (can(reader, pageCapability[name] ?? "workspace.read")) doors[name] = () => read({ ...things, slug });
  }
  for (const name of ofClaims) doors[`${name}, first time`] = () => reads[name]!({ ...firstTime, slug });
  for (const [name, list] of Object.entries(otherLists)) doors[name] = () => list(slug);
  // Some at once, as a browser asks: many would only wait for connections to the database.
  const inTurn = takeTurns({ atOnce: 4, maxWaiting: Infinity });
  const told = await asPerson(reader, () =>
    Promise.all(Object.entries(doors).map(([name, ask]) => inTurn(async () => [name, inFull(await ask())] as const))),
  );
  return Object.fromEntries(told);
}

/** Fails with the door and the place where two accounts of the same part. */
export function expectSame({ before, after, who }: { before: Told; after: Told; who: string }): void {
  expect([who, Object.keys(after)]).toEqual([who, Object.keys(before)]);
  for (const [door, text] of Object.entries(before)) {
    expect([who, door, differenceOf(text, after[door]!)]).toEqual([who, door, null]);
  }
}

/** Fails with the door through which one of the words came. */
export function expectNone({ told, hidden, who }: { told: Told; hidden: RegExp; who: string }): void {
  for (const [door, text] of Object.entries(told)) {
    expect([who, door, hidden.exec(text)?.[0]]).toEqual([who, door, undefined]);
  }
}

/** Where two long texts part, with some words around it. */
function differenceOf(one: string, other: string): [string, string] | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return [one.slice(Math.max(at - 80, 0), at + 80), other.slice(Math.max(at - 80, 0), at + 80)];
}
