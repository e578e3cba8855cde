/**
 * Whether a request that changes something was sent by a page of this installation. Browsers name the sending page's
 * origin in every request that is not a plain link; a request without the header comes from no page.
 */
export function isSameOrigin(request: Pick<Request, "headers">): boolean {
  const origin = request.headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return new URL(origin).host === host;
}
