// A storage that speaks S3 for real: keeps objects in memory, checks every signature by itself from the raw request, and can be told to be down.
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const ACCESS = { key: 'AKIATEST', secret: 'a/secret+of=its own', region: 'cn-north-1', bucket: 'service-files' };
export interface Storage {
  url: string;
  objects: Map<string, { content: Buffer; at: Date }>;
  /** Method and path of every request that was let in. */
  asked: string[];
  /** Requests whose signature did not hold. */
  refused: number;
  /** So many of the next requests are answered with 503. */
  down: number;
  close(): Promise<void>;
}

const hash = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

/** By the book: everything is taken from what came in on the wire. */
function holds(req: IncomingMessage, content: Buffer): boolean {
  const given = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(req.headers.authorization ?? '');
  const stamp = String(req.headers['x-amz-date'] ?? '');
  if (!given || req.headers['x-amz-content-sha256'] !== hash(content) || !stamp.startsWith(given[2] as string)) return false;
  const at = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const names = (given[4] as string).split(';');
  if (given[1] !== ACCESS.key || given[3] !== ACCESS.region || !(Math.abs(Date.now() - at) < 900_000) || !names.includes('host')) return false;
  const [path = '', query = ''] = (req.url ?? '').split('?');
  const canonical = [req.method, path, query.split('&').sort().join('&'), ...names.map((name) => `${name}:${req.headers[name] as string}`), '', names.join(';'), hash(content)].join('\n');
  let key: Buffer | string = `AWS4${ACCESS.secret}`;
  for (const part of [given[2] as string, ACCESS.region, 's3', 'aws4_request']) key = createHmac('sha256', key).update(part).digest();
  return createHmac('sha256', key).update(`AWS4-HMAC-SHA256\n${stamp}\n${given[2]}/${ACCESS.region}/s3/aws4_request\n${hash(canonical)}`).digest('hex') === given[5];
}

/** Starts it on a free port; lists give two keys a page. */
export async function storageServer(): Promise<Storage> {
  const objects: Storage['objects'] = new Map();
  const answer = (req: IncomingMessage, res: ServerResponse, content: Buffer): void => {
    if (state.down > 0) { state.down -= 1; res.writeHead(503).end('<Error><Code>SlowDown</Code></Error>'); return; }
    if (!holds(req, content)) { state.refused += 1; res.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>'); return; }
    const url = new URL(req.url ?? '/', 'http://x');
    const [, bucket, ...rest] = url.pathname.split('/');
    const key = rest.join('/');
    state.asked.push(`${req.method} ${key}`);
    if (bucket !== ACCESS.bucket) { res.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>'); return; }
    if (req.method === 'PUT') { objects.set(key, { content, at: new Date() }); res.writeHead(200).end(); return; }
    if (req.method === 'DELETE') { objects.delete(key); res.writeHead(204).end(); return; }
    if (key) {
      const found = objects.get(key);
      if (found) res.writeHead(200, { 'content-length': String(found.content.length) }).end(found.content); else res.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
      return;
    }
    const after = url.searchParams.get('continuation-token') ?? '';
    const all = [...objects.keys()].filter((name) => name.startsWith(url.searchParams.get('prefix') ?? '') && name > after).sort();
    const page = all.slice(0, 2);
    const more = all.length > page.length;
    res.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}${page.map((name) => `<Contents><Key>${name}</Key><LastModified>${objects.get(name)?.at.toISOString()}</LastModified><Size>1</Size></Contents>`).join('')}</ListBucketResult>`);
  };
  const server = createServer((req, res) => {
    const pieces: Buffer[] = [];
    req.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => { answer(req, res, Buffer.concat(pieces)); });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.address() as AddressInfo;
  const state: Storage = {
    url: `s3://${ACCESS.key}:${encodeURIComponent(ACCESS.secret)}@127.0.0.1:${port}/${ACCESS.bucket}/aftercare?region=${ACCESS.region}&tls=off`,
    objects, asked: [], refused: 0, down: 0,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => { done(); }); }),
  };
  return state;
}
