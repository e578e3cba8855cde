import ipaddr from "ipaddr.js";

/** Says which network addresses and ports a fetch on behalf of a user may reach. */
export type AddressRule = {
  /** @param address an IPv4 or IPv6 address as text, without brackets. */
  allowsAddress(address: string): boolean;
  allowsPort(port: number): boolean;
};

/** 2000::/3, the only part of IPv6 that IANA has opened for global unicast (RFC 4291 §2.4 and its registry). */
const globalUnicastIpv6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

const webPorts = new Set([80, 443, 8080, 8443]);

/**
 * True for a global unicast address alone: neither loopback, private, link-local, shared (100.64/10), "this network"
 * (0/8), multicast, documentation nor benchmarking, and no IPv6 form that carries an IPv4 address inside (mapped,
 * compatible, 64:ff9b::/96, 2002::/16, Teredo), because a gateway may unwrap it to a private one.
 * Anything that is not an address is refused.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(globalUnicastIpv6) : ipaddr.IPv4.isValidFourPartDecimal(address);
}

/** The rule of the product: the public internet on the usual web ports. No setting widens it. */
export const publicWebOnly: AddressRule = {
  allowsAddress: isPublicAddress,
  allowsPort: (port) => webPorts.has(port),
};
