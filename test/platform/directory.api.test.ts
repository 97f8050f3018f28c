// Signing in by a company's directory, over HTTP against an OpenID provider that runs here: who is let in, and every way in which it is not.
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { frozenClock } from '../../server/core/clock.ts';
import { readEnv } from '../../server/core/env.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { reactivateUser, saveUser, suspendUser } from '../../server/platform/auth/user.service.ts';
import { serveApp, type TestApp } from '../support/app.ts';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const CLIENT = { id: 'aftercare', secret: 'a-secret-of-the-client' };

/** What the provider says next: claims, or how it lies. */
interface Says { sub: string; preferred_username?: string; signedBy?: typeof key; nonce?: string; aud?: string; iss?: string; exp?: number }
let says: Says = { sub: 's-1', preferred_username: 'chen' };
let provider: Server;
let issuer = '';
const codes = new Map<string, { nonce: string; challenge: string; redirect: string }>();

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
function idToken(nonce: string): string {
  const now = Math.floor(Date.now() / 1000);
  const { signedBy = key, ...claims } = says;
  const text = `${part({ alg: 'RS256', kid: 'k1' })}.${part({ iss: issuer, aud: CLIENT.id, iat: now, exp: now + 60, nonce, ...claims })}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(signedBy.privateKey).toString('base64url')}`;
}

async function startProvider(): Promise<void> {
  provider = createServer((req, res) => {
    const url = new URL(req.url ?? '', issuer);
    const json = (value: object, status = 200): void => { res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value)); };
    if (url.pathname === '/.well-known/openid-configuration') {
      json({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'] });
    } else if (url.pathname === '/keys') json({ keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] });
    else if (url.pathname === '/authorize') {
      const code = randomBytes(12).toString('hex');
      const asked = (name: string): string => url.searchParams.get(name) ?? '';
      codes.set(code, { nonce: asked('nonce'), challenge: asked('code_challenge'), redirect: asked('redirect_uri') });
      res.writeHead(302, { location: `${asked('redirect_uri')}?code=${code}&state=${encodeURIComponent(asked('state'))}` }).end();
    } else if (url.pathname === '/token') {
      let body = '';
      req.on('data', (chunk: Buffer) => { body += chunk.toString(); }).on('end', () => {
        const form = new URLSearchParams(body);
        const known = codes.get(form.get('code') ?? '');
        codes.delete(form.get('code') ?? '');
        const basic = Buffer.from((req.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
        const isClient = basic === `${CLIENT.id}:${CLIENT.secret}` || form.get('client_secret') === CLIENT.secret;
        const isProved = known && createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url') === known.challenge && form.get('redirect_uri') === known.redirect;
        if (!isClient || !isProved) json({ error: 'invalid_grant' }, 400);
        else json({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: idToken(known.nonce) });
      });
    } else json({}, 404);
  });
  await new Promise<void>((resolve) => { provider.listen(0, '127.0.0.1', resolve); });
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
}

let house: TestApp;
const admin = () => systemContext(house.db, { name: 'test', clock: frozenClock(new Date().toISOString()) });
beforeAll(async () => {
  await startProvider();
  house = await serveApp({ environment: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret } });
  for (const username of ['chen', 'li', 'wang']) await saveUser(admin(), { username, name: username });
});
afterAll(async () => { await house?.close(); provider?.close(); });

const cookiesOf = (response: Response): string => response.headers.getSetCookie().map((line) => line.split(';')[0]).filter((pair) => !pair?.endsWith('=')).join('; ');
const go = (url: string, cookie = ''): Promise<Response> => fetch(url, { redirect: 'manual', headers: { cookie } });

/** Out, to the provider, and to where it sends the browser back; stops before the last step. */
async function outward(to = '/customers'): Promise<{ back: string; cookie: string }> {
  const out = await go(`${house.url}/auth/directory?to=${encodeURIComponent(to)}`);
  const there = await go(out.headers.get('location') ?? '');
  return { back: there.headers.get('location') ?? '', cookie: cookiesOf(out) };
}
async function signIn(claims: Says, to?: string): Promise<{ at: string; cookie: string }> {
  says = claims;
  const { back, cookie } = await outward(to);
  const home = await go(back, cookie);
  return { at: home.headers.get('location') ?? '', cookie: cookiesOf(home) };
}
async function whoIs(cookie: string): Promise<string | null> {
  const response = await fetch(`${house.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie, origin: house.url }, body: JSON.stringify({ query: '{ viewer { username } }' }) });
  return ((await response.json()) as { data?: { viewer?: { username?: string | null } | null } }).data?.viewer?.username ?? null;
}
const closed = async (username: string, act: typeof suspendUser): Promise<void> => {
  const { rows: [row] } = await house.db.write.query<{ id: string; version: number }>('select id::text, version from users where username = $1', [username]);
  await act(admin(), { id: row?.id ?? '', expectedVersion: row?.version ?? 0 });
};
const UNKNOWN = '/login?refused=DIRECTORY_UNKNOWN';
const FAILED = '/login?refused=DIRECTORY_FAILED';

describe('signing in by the directory', () => {
  test('whoever has an account here comes in at the page that was wanted, in a session like any other; the account is tied, and the log says so', async () => {
    expect(await fetch(`${house.url}/auth/ways`).then((r) => r.json())).toEqual({ password: true, directory: true });
    // The words of a refusal come from here alone; what is no refusal of the directory says nothing.
    expect(await fetch(`${house.url}${UNKNOWN.replace('/login', '/auth/ways')}`).then((r) => r.json())).toEqual({ password: true, directory: true, said: { zh: expect.stringContaining('没有可用的账号'), en: expect.stringContaining('no open account') } });
    expect(await fetch(`${house.url}/auth/ways?refused=SIGN_IN_WRONG`).then((r) => r.json())).toEqual({ password: true, directory: true });
    const { at, cookie } = await signIn({ sub: 's-1', preferred_username: 'Chen' });
    expect(at).toBe('/customers');
    expect(await whoIs(cookie)).toBe('chen');
    // The same person by a new name there is the same person here.
    expect(await whoIs((await signIn({ sub: 's-1', preferred_username: 'chen.new' })).cookie)).toBe('chen');
    const { rows } = await house.db.write.query<{ kind: string }>("select kind from events where kind in ('user.identity-tied', 'user.signed-in') order by id");
    expect(rows.map((row) => row.kind)).toEqual(['user.identity-tied', 'user.signed-in', 'user.signed-in']);
  });

  test('an account that belongs to one identity is no other’s, though the user name is the same; nobody is made an account', async () => {
    expect((await signIn({ sub: 's-2', preferred_username: 'chen' })).at).toBe(UNKNOWN);
    expect((await signIn({ sub: 's-3', preferred_username: 'nobody-here' })).at).toBe(UNKNOWN);
    expect((await signIn({ sub: 's-4' })).at).toBe(UNKNOWN);
    expect((await house.db.write.query('select 1 from users')).rowCount).toBe(3);
  });

  test('a closed account stays closed; opened again it is tied anew', async () => {
    expect((await signIn({ sub: 'li-1', preferred_username: 'li' })).at).toBe('/customers');
    await closed('li', suspendUser);
    expect((await signIn({ sub: 'li-1', preferred_username: 'li' })).at).toBe(UNKNOWN);
    await closed('li', reactivateUser);
    expect((await signIn({ sub: 'li-2', preferred_username: 'li' })).at).toBe('/customers');
    expect((await signIn({ sub: 'li-1', preferred_username: 'li' })).at).toBe(UNKNOWN);
  });

  test.each<[string, Partial<Says>]>([
    ['signed by another key', { signedBy: stranger }], ['for another client', { aud: 'somebody-else' }], ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['with another nonce', { nonce: 'stolen' }], ['that has run out', { exp: Math.floor(Date.now() / 1000) - 600 }],
  ])('an answer %s is refused', async (_what, lie) => {
    const { at, cookie } = await signIn({ sub: 'w-1', preferred_username: 'wang', ...lie });
    expect([at, cookie]).toEqual([FAILED, '']);
  });

  test('without the cookie of the way out, with another’s, with a changed state, and a second time: refused', async () => {
    says = { sub: 'w-1', preferred_username: 'wang' };
    const one = await outward();
    const other = await outward();
    expect((await go(one.back)).headers.get('location')).toBe(FAILED);
    expect((await go(one.back, other.cookie)).headers.get('location')).toBe(FAILED);
    expect((await go(one.back.replace(/state=[^&]+/, 'state=guessed'), one.cookie)).headers.get('location')).toBe(FAILED);
    const third = await outward();
    expect((await go(third.back, third.cookie)).headers.get('location')).toBe('/customers');
    expect((await go(third.back, third.cookie)).headers.get('location')).toBe(FAILED);
  });

  test.each(['//evil.example', 'https://evil.example/x', '/\\evil.example', 'javascript:alert(1)'])('is no way to another site: %s', async (to) => {
    expect((await signIn({ sub: 'w-1', preferred_username: 'wang' }, to)).at).toBe('/');
  });
});

test('a directory that does not answer is said, and the password still is a way in', async () => {
  const quiet = await serveApp({ environment: { OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' } });
  try { expect((await go(`${quiet.url}/auth/directory`)).headers.get('location')).toBe('/login?refused=DIRECTORY_SILENT'); } finally { await quiet.close(); }
});

test('settings that are half there, or not https, stop the start by name', () => {
  const base = { NODE_ENV: 'test', DATABASE_URL: 'postgres://x/y' };
  expect(() => readEnv({ ...base, OIDC_ISSUER: 'https://id.example' })).toThrow(/^OIDC_CLIENT_ID/);
  expect(() => readEnv({ ...base, OIDC_ISSUER: 'http://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' })).toThrow(/^OIDC_ISSUER is not an https/);
  expect(() => readEnv({ ...base, NODE_ENV: 'production', AUTH_SECRET: 'abcdefghij0123456789klmnopqrstuv', OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' })).toThrow(/^PUBLIC_URL/);
});
