// The public pages' API as a customer's phone speaks to it: a link in a header, no account.
import type { PortalPurpose } from '../../schema/tickets/portal.ts';
import { tokenOf } from '../../server/tickets/portal/portal-token.rules.ts';
import type { Any, TicketWorld } from './ticket-fixture.ts';

export interface PortalAnswer { status: number; body: Any; headers: Headers }
/** The token that a link's customer holds; no answer of the API has it. */
export const tokenFor = (world: TicketWorld, link: { id: string; purpose?: string }): string => tokenOf(world.http.db.settings.secret, { id: link.id.split('-')[1] as string, purpose: (link.purpose ?? 'PROGRESS') as PortalPurpose });

/** Speaks to a world's portal. */
export function portalOf(world: TicketWorld) {
  const ask = async (method: string, path: string, token: string | null, body?: object | Buffer | string, headers: Record<string, string> = {}): Promise<PortalAnswer> => {
    const isBytes = Buffer.isBuffer(body);
    const answer = await fetch(`${world.http.url}/portal/api${path}`, {
      method, body: body === undefined ? undefined : isBytes ? new Uint8Array(body) : typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        'accept-language': 'en', ...(token ? { authorization: token.startsWith('Kiosk ') ? token : `Link ${token}` } : {}), ...(method === 'GET' ? {} : { 'x-aftercare': 'portal' }),
        ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }), ...headers,
      },
    });
    const text = await answer.text();
    let read: Any = text;
    try { read = JSON.parse(text); } catch { /* a file, or a page */ }
    return { status: answer.status, body: read, headers: answer.headers };
  };
  return {
    ask, get: (path: string, token: string | null) => ask('GET', path, token), post: (path: string, token: string | null, body: object) => ask('POST', path, token, body),
    send: (path: string, token: string, content: Buffer, name = '照片.jpg') => ask('POST', path, token, content, { 'x-file-name': encodeURIComponent(name) }),
    /** Why it was refused. */
    reason: (answer: PortalAnswer): unknown => answer.body.errors?.[0]?.extensions?.reason,
  };
}
export const SHARE = 'mutation ($input: SharePortalLinkInput!) { link: sharePortalLink(input: $input) { id version isLive sending sentTo sentBy expiresAt revokedAt isByCode openedAt purpose } }';
export const REVOKE = 'mutation ($input: RevokePortalLinkInput!) { link: revokePortalLink(input: $input) { id version isLive revokedAt revokeReason } }';
