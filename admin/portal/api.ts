// How the public pages speak to the server: their link in a header, refusals as words for people.
import { present, say } from './language.ts';

/** A refusal: what to tell the customer, and whether the link itself is dead. */
export class Refusal extends Error {
  constructor(message: string, readonly reason: string, readonly status: number) { super(message); }
}

let token = '';
/** The link's token from the address; what stands behind # is never sent by the browser itself. */
export function takeToken(): string { token = location.hash.slice(1).split('&')[0] ?? ''; return token; }
export const useToken = (next: string): void => { token = next; };
/** Another key than a link: of a kiosk. */
let scheme = 'Link';
export const useScheme = (next: 'Link' | 'Kiosk'): void => { scheme = next; };

export const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/portal/api${path}`, {
      ...init, credentials: 'omit', cache: 'no-store',
      headers: { 'accept-language': present(), ...(token ? { authorization: `${scheme} ${token}` } : {}), ...(init.method && init.method !== 'GET' ? { 'x-aftercare': 'portal' } : {}), ...init.headers },
    });
  } catch { throw new Refusal(say('offline'), 'OFFLINE', 0); }
  if (response.ok) return response;
  const answer = (await response.json().catch(() => null)) as { errors?: { message: string; extensions?: { reason?: string; fields?: Record<string, { message: string }> } }[] } | null;
  const first = answer?.errors?.[0];
  const field = Object.values(first?.extensions?.fields ?? {})[0]?.message;
  throw new Refusal(field ?? first?.message ?? say('failed'), first?.extensions?.reason ?? '', response.status);
}

export const get = async <T>(path: string): Promise<T> => (await send(path)).json() as Promise<T>;
export const post = async <T>(path: string, body: unknown, method = 'POST'): Promise<T> =>
  (await send(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })).json() as Promise<T>;
export const remove = async <T>(path: string): Promise<T> => (await send(path, { method: 'DELETE' })).json() as Promise<T>;
export const upload = async <T>(path: string, file: File): Promise<T> =>
  (await send(path, { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) } })).json() as Promise<T>;
const pictures = new Map<string, Promise<string>>();
/** A picture of the link's, as an address for this page alone; fetched once, however often the page is drawn. */
export function picture(path: string): Promise<string> {
  const known = pictures.get(path) ?? send(path).then(async (answer) => URL.createObjectURL(await answer.blob()));
  pictures.set(path, known);
  // What did not come is asked for again by the next drawing.
  known.catch(() => pictures.delete(path));
  return known;
}
