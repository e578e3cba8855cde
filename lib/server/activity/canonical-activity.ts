import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** What one link of the chain is made of. Its hash is over the RFC 8785 text of exactly these fields. */
export type ActivityContent = {
  workspaceId: string;
  /** 1, 2, 3 … without a gap in a workspace. */
  seq: number;
  /** ISO 8601 in UTC, whole milliseconds. */
  at: string;
  actorId: string | null;
  verb: string;
  objectType: string;
  objectId: string;
  /** Ids, numbers and salted digests; never names or prose. */
  detail: Record<string, unknown>;
  prevHash: string;
};

/** The hash before the first link: 64 zeros. */
export const genesisHash = "0".repeat(64);

/** SHA-256 of the text in UTF-8, hex. */
export function sha256Hex(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** @returns the RFC 8785 text of a JSON value. @throws TypeError for what JSON cannot hold. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("This value has no canonical JSON text.");
  return text;
}
