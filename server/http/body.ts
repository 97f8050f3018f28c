// Reads the body of a request up to a limit, and no further.
import type { IncomingMessage } from 'node:http';

/** The body, or null when it is larger than `limit`; rejects when the caller goes away. */
export function readBody(req: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(req.headers['content-length'] ?? 0) > limit) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    req.on('data', (part: Buffer) => {
      size += part.length;
      if (size > limit) { req.pause(); req.removeAllListeners('data'); resolve(null); return; }
      parts.push(part);
    });
    req.once('end', () => { resolve(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)); });
    req.once('error', reject);
    req.once('close', () => { if (!req.complete) reject(new Error('The caller went away')); });
  });
}
