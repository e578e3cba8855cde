import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublicAddress, publicWebOnly } from "@/lib/platform/address-rule";

describe("isPublicAddress", () => {
  it.each([
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.255.255.255",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:93.184.216.34",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::5db8:d822",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:5db8:d822::1",
    "3fff::1",
    "4000::1",
    "fc00::1",
    "fd00::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
  ])("refuses %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    "1.1.1.1",
    "93.184.216.34",
    "100.63.255.255",
    "100.128.0.1",
    "172.32.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
  ])("lets %s through", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    "",
    "localhost",
    "127.1",
    "0x7f.1",
    "017700000001",
    "2130706433",
    "1.2.3",
    "fe80::1%eth0",
    " 1.1.1.1",
    "08.8.8.8",
  ])("refuses %j, which is not an address in its plain form", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it("refuses every IPv6 form that wraps an IPv4 address, public or not", () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const prefixes = fc.constantFrom("::", "::ffff:", "64:ff9b::", "2002:");
    fc.assert(
      fc.property(prefixes, group, group, (prefix, high, low) => {
        const wrapped =
          prefix === "2002:"
            ? `2002:${high.toString(16)}:${low.toString(16)}::1`
            : `${prefix}${high.toString(16)}:${low.toString(16)}`;
        return !isPublicAddress(wrapped);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isPublicAddress(text) === "boolean"));
  });
});

describe("publicWebOnly", () => {
  it.each([80, 443, 8080, 8443])("allows port %i", (port) => expect(publicWebOnly.allowsPort(port)).toBe(true));
  it.each([0, 22, 25, 5432, 6379, 3000, 65535])("refuses port %i", (port) =>
    expect(publicWebOnly.allowsPort(port)).toBe(false),
  );
});
