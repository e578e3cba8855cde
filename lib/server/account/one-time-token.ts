import { randomBytes } from "node:crypto";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";

/** A token for a link and the hash to keep. 192 random bits, so that the hash needs no salt. */
export function makeOneTimeToken(): { token: string; tokenHash: string } {
  const token = randomBytes(24).toString("base64url");
  return { token, tokenHash: sha256Hex(token) };
}
