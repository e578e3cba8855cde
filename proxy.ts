import { NextResponse, type NextRequest } from "next/server";

/**
 * The content security policy of every page that Next answers: scripts run only with this request's nonce, so that
 * nothing that came in with an article can ever run. Styles may stand in attributes since the positions of menus and
 * dialogs do. Published pages are answered before Next is asked and carry a stricter policy of their own.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const isDevelopment = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  return response;
}

export const config = {
  // Built assets have no scripts to guard. What is fetched ahead is guarded as well: a browser shows it later as it came.
  // Stored copies and previews of briefings leave under stricter policies of their own, which this one would replace; and an upload that went
  // through here would be held in memory and cut off at 10 MB without a word.
  matcher: [
    "/((?!_next/static|_next/image|favicon.ico|.*/captures/(?:upload|[^/]+/(?:file|view|wacz))$|.*/articles/(?:import|inbox/wordpress)$|.*/briefings/[^/]+/preview$).*)",
  ],
};
