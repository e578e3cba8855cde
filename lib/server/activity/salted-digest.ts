import { createHmac } from "node:crypto";
import { authSecret } from "@/lib/platform/env";

/**
 * A digest that lets the record show that a text was this one, without the record holding the text or letting anybody
 * guess short texts: HMAC-SHA-256 under the installation's secret and the workspace, hex, cut to 32 digits.
 */
export function saltedDigest({ workspaceId, text }: { workspaceId: string; text: string }): string {
  return createHmac("sha256", authSecret()).update(workspaceId).update("\n").update(text).digest("hex").slice(0, 32);
}
