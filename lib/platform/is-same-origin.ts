import { baseUrl } from "@/lib/platform/env";

/**
 * Whether a request that changes something was sent by a page of this installation: from the address under which people
 * reach it, or from the host that the request itself was sent to. Browsers name the sending page's origin in every request
 * that is not a plain link; a request without the header comes from no page.
 */
export function isSameOrigin(request: Pick<Request, "headers">): boolean {
  const origin = request.headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === request.headers.get("host") || host === new URL(baseUrl()).host;
}
