// How STORAGE_URL names a bucket, where a key lies in it, and how its lists read. Pure.
import type { Signer } from './signing.rules.ts';

export interface Bucket extends Signer { host: string; port: number; isTls: boolean; name: string; prefix: string; /** The bucket stands in the host's name, not in the path. */ isInHost: boolean }

/**
 * `s3://key:secret@host[:port]/bucket[/prefix]?region=…&style=path|host&tls=on|off`; key and secret percent-encoded where they hold signs.
 * Null where it is none.
 */
export function bucketOf(address: string): Bucket | null {
  let url: URL;
  try { url = new URL(address.replace(/^s3:/, 'https:')); } catch { return null; }
  const [name = '', ...rest] = url.pathname.split('/').filter(Boolean);
  const isTls = url.searchParams.get('tls') !== 'off';
  const style = url.searchParams.get('style') ?? 'path';
  const known = [...url.searchParams.keys()].every((word) => ['region', 'style', 'tls'].includes(word));
  if (!address.startsWith('s3://') || !known || !['path', 'host'].includes(style) || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || !url.username || !url.password || rest.some((part) => !/^[\w.-]+$/.test(part))) return null;
  try {
    return {
      // A port that is the scheme's own is left out by the parser.
      host: url.hostname, port: Number(url.port) || (isTls ? 443 : 80), isTls, name, prefix: rest.map((part) => `${part}/`).join(''), isInHost: style === 'host',
      accessKey: decodeURIComponent(url.username), secretKey: decodeURIComponent(url.password), region: url.searchParams.get('region') ?? 'us-east-1',
    };
  } catch { return null; }
}

/** Host and path of a request about a key; without one, about the bucket. */
export function placeIn(bucket: Bucket, key: string | null): { host: string; path: string; hostHeader: string } {
  const host = bucket.isInHost ? `${bucket.name}.${bucket.host}` : bucket.host;
  const object = key === null ? '' : `${bucket.prefix}${key}`;
  const path = bucket.isInHost ? `/${object}` : `/${bucket.name}${object ? `/${object}` : ''}`;
  const isPlain = bucket.port === (bucket.isTls ? 443 : 80);
  return { host, path, hostHeader: isPlain ? host : `${host}:${bucket.port}` };
}

export interface Listed { key: string; at: number }
const text = (xml: string, tag: string): string | null => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? null;

/** One page of a list (ListObjectsV2): keys without the bucket's prefix, and by what the next page is asked. */
export function listOf(xml: string, prefix: string): { items: Listed[]; next: string | null } {
  const items = [...xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].flatMap(([, one = '']) => {
    const key = text(one, 'Key');
    const at = Date.parse(text(one, 'LastModified') ?? '');
    return key?.startsWith(prefix) && Number.isFinite(at) ? [{ key: key.slice(prefix.length), at }] : [];
  });
  const next = text(xml, 'IsTruncated') === 'true' ? text(xml, 'NextContinuationToken') : null;
  return { items, next: next?.replaceAll('&amp;', '&') ?? null };
}
