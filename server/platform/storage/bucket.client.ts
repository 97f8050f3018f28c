// Talks to one bucket of an S3-compatible storage: put, fetch, remove, list; what fails on the way is tried again, later and later.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type Bucket, type Listed, listOf, placeIn } from './bucket.rules.ts';
import { queryText, sha256Hex, signedHeaders } from './signing.rules.ts';

const TRIES = 4;
const FIRST_WAIT_MS = 200;
/** Without a byte for so long a try is over. */
const SILENCE_MS = 15_000;
const MOST_TOLD = 4_000_000;
const NOTHING = sha256Hex('');

/** The storage refused, or was not reached. Its words stay in the log; they are nothing for people. */
class StorageFault extends Error {
  constructor(readonly status: number, what: string) { super(what); }
  get mayPass(): boolean { return this.status === 0 || this.status === 429 || this.status >= 500; }
}

interface Ask { method: 'GET' | 'PUT' | 'DELETE'; key: string | null; query?: Record<string, string>; /** A file to send, with its hash. */ file?: { path: string; bytes: number; hash: string } }

async function toldBy(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_TOLD) { answer.destroy(); break; }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function send(bucket: Bucket, { method, key, query, file }: Ask): Promise<IncomingMessage> {
  const { host, path, hostHeader } = placeIn(bucket, key);
  const payloadHash = file?.hash ?? NOTHING;
  const headers = signedHeaders({ method, path, query, headers: { host: hostHeader }, payloadHash }, bucket, new Date());
  const asked = queryText(query);
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => { reject(error instanceof StorageFault ? error : new StorageFault(0, error.message)); };
    const request = (bucket.isTls ? https : http).request({
      host, port: bucket.port, method, path: asked ? `${path}?${asked}` : path, headers: { ...headers, ...(file ? { 'content-length': String(file.bytes) } : {}) }, timeout: SILENCE_MS,
    }, resolve);
    request.on('error', failed).on('timeout', () => { request.destroy(new StorageFault(0, 'The storage is silent')); });
    if (file) pipeline(createReadStream(file.path), request).catch(failed); else request.end();
  });
}

/** Asks until it is answered, as often as makes sense; what is there no more (404) is null. */
async function ask<T>(bucket: Bucket, asked: Ask, read: (answer: IncomingMessage) => Promise<T>): Promise<T | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await send(bucket, asked);
      const status = answer.statusCode ?? 0;
      if (status >= 200 && status < 300) return await read(answer);
      const words = (await toldBy(answer)).slice(0, 300);
      if (status === 404 && !words.includes('NoSuchBucket')) return null;
      throw new StorageFault(status, `The storage answered ${status}: ${words}`);
    } catch (error) {
      const fault = error instanceof StorageFault ? error : new StorageFault(0, (error as Error).message);
      if (!fault.mayPass || tries >= TRIES) throw fault;
      await wait(FIRST_WAIT_MS * 2 ** (tries - 1));
    }
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest('hex');
}

/** Puts a local file there under its key; it is there whole or not at all. */
export async function putObject(bucket: Bucket, key: string, path: string): Promise<void> {
  const { size } = await stat(path);
  const put = await ask(bucket, { method: 'PUT', key, file: { path, bytes: size, hash: await hashOf(path) } }, async (answer) => { await toldBy(answer); return true; });
  if (!put) throw new StorageFault(404, 'The storage has no such bucket');
}

/** Fetches an object beside its place and moves it there; false where there is none. */
export async function fetchObject(bucket: Bucket, key: string, path: string, draft: string): Promise<boolean> {
  try {
    const got = await ask(bucket, { method: 'GET', key }, async (answer) => {
      await pipeline(answer, createWriteStream(draft, { mode: 0o600 }));
      const { size } = await stat(draft);
      if (answer.headers['content-length'] !== undefined && Number(answer.headers['content-length']) !== size) throw new StorageFault(0, 'The storage sent less than it said');
      return true;
    });
    if (got) await rename(draft, path);
    return got === true;
  } finally { await rm(draft, { force: true }); }
}

/** Takes an object away; one that is not there does not matter. */
export async function removeObject(bucket: Bucket, key: string): Promise<void> {
  await ask(bucket, { method: 'DELETE', key }, async (answer) => { await toldBy(answer); return true; });
}

/** Everything whose key begins with a word. */
export async function* listObjects(bucket: Bucket, word: string): AsyncGenerator<Listed> {
  let token: string | null = null;
  do {
    const query: Record<string, string> = { 'list-type': '2', prefix: `${bucket.prefix}${word}`, ...(token ? { 'continuation-token': token } : {}) };
    const page: ReturnType<typeof listOf> | null = await ask(bucket, { method: 'GET', key: null, query }, async (answer) => listOf(await toldBy(answer), bucket.prefix));
    if (!page) throw new StorageFault(404, 'The storage has no such bucket');
    yield* page.items;
    token = page.next;
  } while (token);
}
