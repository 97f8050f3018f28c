// The one way out: every call of the server to another machine goes through here, to public addresses, signed, bounded in time and size.
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublic, OutgoingError, targetOf } from './address.rules.ts';
import { signed } from './signature.rules.ts';

type Resolve = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export interface GuardedRequest {
  url: string;
  body: string;
  /** Says once for all what is sent: the other side acts once on it. */
  id: string;
  secret: string;
  at: Date;
  headers?: Record<string, string>;
  /** `host:port` that the operator has named; they may be private. */
  named?: readonly string[];
  timeoutMs?: number;
  mostBytes?: number;
  /** Names into addresses; the system's when unsaid. */
  resolve?: Resolve;
}
export interface GuardedAnswer { status: number; body: string }

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1024;
const bySystem: Resolve = (host, done) => { systemLookup(host, { all: true, verbatim: true }, done); };

/** A look-up whose every answer is judged, and that answers the address which the connection then uses: nothing is asked twice. */
const guardedLookup = (resolve: Resolve, isNamed: boolean): LookupFunction => (host, options, done) => {
  resolve(host, (error, addresses) => {
    if (error) { done(error, []); return; }
    if (!addresses.length || (!isNamed && !addresses.every((one) => isPublic(one.address)))) { done(new OutgoingError('name leads to an address that is not public') as NodeJS.ErrnoException, []); return; }
    const [first] = addresses as [LookupAddress];
    if (options.all) done(null, [first]); else done(null, first.address, first.family);
  });
};

/**
 * Posts a signed message and answers what came back, whatever its status; follows no redirect. Throws OutgoingError for an
 * address that is not called, an answer that is too long or too slow, and what the network says.
 */
export function guardedPost(request: GuardedRequest): Promise<GuardedAnswer> {
  return new Promise((resolve, reject) => {
    const { url, host, port, isNamed } = targetOf(request.url, request.named);
    const most = request.mostBytes ?? MOST_BYTES;
    const sent = (url.protocol === 'https:' ? https : http).request({
      method: 'POST', protocol: url.protocol, hostname: host, port, path: `${url.pathname}${url.search}`, agent: false,
      lookup: guardedLookup(request.resolve ?? bySystem, isNamed),
      headers: {
        ...request.headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(request.body)), 'user-agent': 'aftercare',
        ...signed(request.secret, request.id, request.body, request.at),
      },
    });
    // From the first look-up to the last byte: a byte a second does not keep it alive.
    const timer = setTimeout(() => { sent.destroy(new OutgoingError('too slow')); }, request.timeoutMs ?? TIMEOUT_MS);
    const fail = (error: Error): void => { clearTimeout(timer); reject(error instanceof OutgoingError ? error : new OutgoingError((error as NodeJS.ErrnoException).code ?? 'network')); };
    sent.on('error', fail);
    sent.on('response', (answer) => {
      const pieces: Buffer[] = [];
      let size = 0;
      answer.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > most) sent.destroy(new OutgoingError('answer is too long')); else pieces.push(piece);
      });
      answer.on('error', fail);
      answer.on('end', () => { clearTimeout(timer); resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces).toString('utf8') }); });
    });
    sent.end(request.body);
  });
}
