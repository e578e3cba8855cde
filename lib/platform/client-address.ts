import { isIP } from "node:net";

/**
 * The network address that attempts are counted by. Behind reverse proxies everybody connects from the last one's
 * address, and the visitor's own stands in X-Forwarded-For, to which each proxy appends the address that it was called
 * from: with `trustedProxies` in front, the visitor's is that many places from the right. What stands further left
 * was written by the visitor and counts for nothing. IPv6 networks are counted as a whole (the first 64 bits), since one
 * household can use every address in its own.
 * @param socketAddress where the connection comes from; null where it is closed already
 * @param forwarded the header X-Forwarded-For, of several such lines all
 * @param trustedProxies how many proxies stand in front; 0 leaves the header out of account
 * @returns an IPv4 address, an IPv6 network such as "2001:db8:0:1::/64", or "unknown"
 */
export function clientAddress({
  socketAddress,
  forwarded,
  trustedProxies,
}: {
  socketAddress: string | null;
  forwarded: string | string[] | undefined;
  trustedProxies: number;
}): string {
  const own = networkOf(socketAddress ?? "") ?? "unknown";
  if (trustedProxies === 0) return own;
  const places = [forwarded ?? []].flat().flatMap((line) => line.split(","));
  // A shorter list did not come through all of the proxies; then nobody vouches for what it says.
  return networkOf(places.at(-trustedProxies) ?? "") ?? own;
}

function networkOf(written: string): string | null {
  const address = withoutPort(written.trim()).replace(/%.*$/u, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1] ?? address;
  if (isIP(mapped) === 4) return mapped;
  if (isIP(mapped) !== 6) return null;
  return `${firstGroups(mapped).join(":")}::/64`;
}

/** Some proxies write the port as well: `192.0.2.1:5000`, `[2001:db8::1]:5000`. */
function withoutPort(address: string): string {
  return /^\[(.*)\](?::\d+)?$/u.exec(address)?.[1] ?? /^([\d.]+):\d+$/u.exec(address)?.[1] ?? address;
}

/** The first four of the eight groups of an IPv6 address, without zeros in front. */
function firstGroups(address: string): string[] {
  const [head = "", tail] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const groups = [...head];
  if (tail !== undefined) {
    // An IPv4 address at the end stands for two groups.
    const width = tail.length + (tail.at(-1)?.includes(".") ? 1 : 0);
    groups.push(...Array<string>(Math.max(0, 8 - head.length - width)).fill("0"), ...tail);
  }
  return groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
}
