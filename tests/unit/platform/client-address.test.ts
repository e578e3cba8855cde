import { afterEach, describe, expect, test, vi } from "vitest";
import { clientAddress } from "@/lib/platform/client-address";
import { env } from "@/lib/platform/env";

const proxy = "127.0.0.1";

describe("clientAddress", () => {
  test("is the connection's own where no proxy is trusted, whatever the visitor says", () => {
    const seen = clientAddress({ socketAddress: "198.51.100.7", forwarded: "192.0.2.1", trustedProxies: 0 });
    expect(seen).toBe("198.51.100.7");
    expect(clientAddress({ socketAddress: null, forwarded: undefined, trustedProxies: 0 })).toBe("unknown");
  });

  test.each([
    ["192.0.2.1", 1, "192.0.2.1"],
    ["203.0.113.9, 192.0.2.1", 1, "192.0.2.1"],
    ["203.0.113.9, 192.0.2.1 , 198.51.100.2", 2, "192.0.2.1"],
    [["203.0.113.9", "192.0.2.1"], 1, "192.0.2.1"],
    ["192.0.2.1:50123", 1, "192.0.2.1"],
    ["[2001:db8::1]:443", 1, "2001:db8:0:0::/64"],
  ])("takes from %j with %i proxies the place that the first of them wrote", (forwarded, trustedProxies, address) => {
    expect(clientAddress({ socketAddress: proxy, forwarded, trustedProxies })).toBe(address);
  });

  test.each([undefined, "", "192.0.2.1", "nonsense, 198.51.100.2"])(
    "falls back to the connection where %j did not come through two proxies",
    (forwarded) => expect(clientAddress({ socketAddress: proxy, forwarded, trustedProxies: 2 })).toBe(proxy),
  );

  test.each([
    ["2001:db8:0:1:aaaa::5", "2001:db8:0:1::/64"],
    ["2001:0DB8:0:1:ffff:1:2:3", "2001:db8:0:1::/64"],
    ["::1", "0:0:0:0::/64"],
    ["64:ff9b::192.0.2.33", "64:ff9b:0:0::/64"],
    ["1:2:3:4:5:6:192.0.2.33", "1:2:3:4::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
  ])("counts %s by its network", (socketAddress, network) => {
    expect(clientAddress({ socketAddress, forwarded: undefined, trustedProxies: 0 })).toBe(network);
  });
});

describe("TRUSTED_PROXIES", () => {
  afterEach(() => vi.unstubAllEnvs());

  test.each([
    ["", 0],
    ["2", 2],
  ])("%j means %i", (value, proxies) => {
    vi.stubEnv("TRUSTED_PROXIES", value);
    expect(env().TRUSTED_PROXIES).toBe(proxies);
  });

  test.each(["-1", "many", "1.5"])("refuses %j", (value) => {
    vi.stubEnv("TRUSTED_PROXIES", value);
    expect(() => env()).toThrow("TRUSTED_PROXIES");
  });
});
