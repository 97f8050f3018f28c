// Which addresses the server may call: plain web addresses of the public internet, and those the operator has named. Pure.
import { BlockList, isIP } from 'node:net';

/** Why an address is not called; the words of the log, never of a customer. */
export class OutgoingError extends Error { override name = 'OutgoingError'; }

const closed = new BlockList();
// This host, private, shared, link-local, benchmark and documentation ranges, multicast, reserved.
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) closed.addSubnet(net, bits, 'ipv4');
// Of IPv6 only the global range is open, and in it not what carries an IPv4 address or stands for documentation.
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) closed.addSubnet(net, bits, 'ipv6');

/** May a connection go to this IP address? */
export function isPublic(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 4) return !closed.check(bare, 'ipv4');
  return family === 6 && open6.check(bare, 'ipv6') && !closed.check(bare, 'ipv6');
}

export interface Target { url: URL; host: string; port: number; /** Named by the operator: may be anywhere, and without TLS. */ isNamed: boolean }

/**
 * Reads an address to be called; refuses other schemes, names and passwords in it, odd ports and plain http, unless
 * `host:port` is among those that the operator has named.
 */
export function targetOf(address: string, named: readonly string[] = []): Target {
  let url: URL;
  try { url = new URL(address); } catch { throw new OutgoingError('not an address'); }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutgoingError(`scheme ${url.protocol} is not called`);
  if (url.username || url.password) throw new OutgoingError('an address carries no name or password');
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '').toLowerCase();
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const isNamed = named.includes(`${host}:${port}`);
  if (!isNamed) {
    if (url.protocol !== 'https:') throw new OutgoingError('only https is called');
    if (port !== 443 && port < 1_024) throw new OutgoingError(`port ${port} is not called`);
    if (isIP(host) && !isPublic(host)) throw new OutgoingError('address is not public');
    if (!isIP(host) && (!host.includes('.') || /(^|\.)(localhost|local|internal|home\.arpa)$/.test(host))) throw new OutgoingError('name is not public');
  }
  return { url, host, port, isNamed };
}
