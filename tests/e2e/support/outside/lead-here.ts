import dns from "node:dns/promises";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";

/**
 * An address of the public internet, so that it passes every check of the product; nothing is ever sent to it. It is the
 * last one of a block that is given to Google's public name servers.
 */
const publicAddress = "8.8.8.255";

/**
 * Bends the wire of this process, below everything that Plumbline itself does: the named hosts resolve to a public address,
 * and connections to it end at a server on this machine, whose certificate is trusted. The guarded fetch, its checks, its
 * limits and TLS stay what they are for everybody, and no setting of the product could do the same.
 * @param ports where connections to 80 and to 443 end
 */
export function leadHere({
  hosts,
  ports,
  certificate,
}: {
  hosts: ReadonlySet<string>;
  ports: { http: number; https: number };
  certificate: string;
}): void {
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), certificate]);

  const lookUp = dns.lookup;
  dns.lookup = ((hostname: string, ...rest: unknown[]) =>
    hosts.has(hostname)
      ? Promise.resolve([{ address: publicAddress, family: 4 }])
      : Reflect.apply(lookUp, dns, [hostname, ...rest])) as typeof dns.lookup;
  syncBuiltinESMExports();

  const connect = Reflect.get(net.Socket.prototype, "connect") as (...args: unknown[]) => net.Socket;
  net.Socket.prototype.connect = function connectHere(this: net.Socket, ...args: unknown[]) {
    // net.connect() hands its arguments over in one array; undici's connector gives the options first.
    const list = Array.isArray(args[0]) ? args[0] : args;
    const options = list[0] as net.TcpNetConnectOpts | null;
    if (options && typeof options === "object" && options.host && hosts.has(options.host)) bend(options);
    return Reflect.apply(connect, this, args);
  };

  /** The product's own look-up runs first and may refuse; its answer is then exchanged. */
  function bend(options: net.TcpNetConnectOpts): void {
    const { lookup } = options;
    if (!lookup) throw new Error("A connection to the outside was opened past the guarded fetch.");
    options.port = String(options.port) === "80" ? ports.http : ports.https;
    options.lookup = (hostname, asked, callback) =>
      lookup(hostname, asked, (error, found, family) => {
        if (error) return callback(error, found, family);
        if (Array.isArray(found)) return callback(null, [{ address: "127.0.0.1", family: 4 }]);
        return callback(null, "127.0.0.1", 4);
      });
  }
}
