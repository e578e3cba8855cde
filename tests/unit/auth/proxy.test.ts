import { unstable_doesMiddlewareMatch as doesProxyMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { config, proxy } from "@/proxy";

const url = "http://desk.example/w/desk/claims";

test.each([{}, { purpose: "prefetch" }, { "sec-purpose": "prefetch;prerender" }, { "next-router-prefetch": "1" }])(
  "a page carries its policy however it is asked for (%o)",
  (headers) => {
    expect(doesProxyMatch({ config, url, headers, nextConfig: {} })).toBe(true);
  },
);

test.each(["/captures/upload", "/captures/0198c5a4-0000-7000-8000-000000000001/file"])(
  "a stored copy comes and goes past the policy of pages: %s",
  (path) => {
    const source = "http://desk.example/w/desk/sources/0198c5a4-0000-7000-8000-000000000002";
    expect(doesProxyMatch({ config, url: source + path, nextConfig: {} })).toBe(false);
    expect(doesProxyMatch({ config, url: `${source}${path}/more`, nextConfig: {} })).toBe(true);
  },
);

test("a document of twenty-five megabytes goes past it as well", () => {
  const articles = "http://desk.example/w/desk/articles";
  expect(doesProxyMatch({ config, url: `${articles}/import`, nextConfig: {} })).toBe(false);
  expect(
    doesProxyMatch({ config, url: `${articles}/import/0198c5a4-0000-7000-8000-000000000001`, nextConfig: {} }),
  ).toBe(true);
});

test("an upload of a hundred megabytes goes past what would hold it in memory and cut it off", () => {
  const inbox = "http://desk.example/w/desk/articles/inbox";
  expect(doesProxyMatch({ config, url: `${inbox}/wordpress`, nextConfig: {} })).toBe(false);
  expect(doesProxyMatch({ config, url: inbox, nextConfig: {} })).toBe(true);
  expect(doesProxyMatch({ config, url: `${inbox}/wordpress/more`, nextConfig: {} })).toBe(true);
});

test("scripts run with the request's own nonce alone, and no other site frames a page", () => {
  const policyOf = () => proxy(new NextRequest(url)).headers.get("content-security-policy")!;
  const [first, second] = [policyOf(), policyOf()];
  expect(first).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}' 'strict-dynamic';/);
  expect(first).not.toBe(second);
  for (const part of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"]) {
    expect(first).toContain(part);
  }
  expect(/script-src [^;]*unsafe/.exec(first)).toBeNull();
});

test("a visitor's own nonce is not taken over", () => {
  const response = proxy(new NextRequest(url, { headers: { "x-nonce": "mine" } }));
  expect(response.headers.get("x-middleware-request-x-nonce")).toMatch(/^[0-9a-f]{32}$/);
});
