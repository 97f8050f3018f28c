// Signing requests to an S3-compatible storage (AWS Signature Version 4). Pure: the instant is an argument.
import { createHash, createHmac } from 'node:crypto';

export interface Signer { accessKey: string; secretKey: string; region: string }
/** `path` as it goes on the wire, each segment encoded; `query` unencoded; headers in small letters. */
export interface ToSign { method: string; path: string; query?: Readonly<Record<string, string>>; headers: Readonly<Record<string, string>>; payloadHash: string }

export const sha256Hex = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** As RFC 3986 wants it, which encodeURIComponent does not quite. */
export const encoded = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
/** The query of a request, sorted as it is signed. */
export const queryText = (query: Readonly<Record<string, string>> = {}): string =>
  Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort().join('&');

/** The headers of the request with those that sign it. */
export function signedHeaders(request: ToSign, by: Signer, at: Date): Record<string, string> {
  const stamp = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const headers: Record<string, string> = { ...request.headers, 'x-amz-content-sha256': request.payloadHash, 'x-amz-date': stamp };
  const names = Object.keys(headers).sort();
  const canonical = [
    request.method, request.path, queryText(request.query), ...names.map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, ' ')}`), '', names.join(';'), request.payloadHash,
  ].join('\n');
  const scope = `${day}/${by.region}/s3/aws4_request`;
  const key = ['s3', 'aws4_request'].reduce((last, part) => mac(last, part), mac(mac(`AWS4${by.secretKey}`, day), by.region));
  const signature = mac(key, ['AWS4-HMAC-SHA256', stamp, scope, sha256Hex(canonical)].join('\n')).toString('hex');
  return { ...headers, authorization: `AWS4-HMAC-SHA256 Credential=${by.accessKey}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}` };
}
