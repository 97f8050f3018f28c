// The one way out: what is never called, what is cut short, and signatures that hold.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { isPublic, targetOf } from '../../server/platform/outgoing/address.rules.ts';
import { guardedPost } from '../../server/platform/outgoing/guarded-fetch.ts';
import { isSignedBy, signed } from '../../server/platform/outgoing/signature.rules.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) { server.closeAllConnections(); await new Promise((done) => { server.close(done); }); }
});
/** A listener on loopback that counts whoever comes. */
async function canary(answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => { response.end('{}'); }): Promise<{ port: number; seen: () => number }> {
  let seen = 0;
  const server = createServer((request, response) => { seen += 1; answer(request, response); });
  server.on('connection', () => { seen += 1; });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  open.push(server);
  return { port: (server.address() as AddressInfo).port, seen: () => seen };
}
const call = (url: string, more: object = {}) => guardedPost({ url, id: 'k', secret: SECRET, body: '{}', at: new Date(), ...more });

describe('P39 attack A53: nothing inside is reached', () => {
  test('by no form of an address', async () => {
    const { port, seen } = await canary();
    const hosts = ['127.0.0.1', '127.1', '0x7f000001', '2130706433', '0177.0.0.1', '0', '0.0.0.0', '[::]', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[fe80::1]', '[fd00::1]', 'localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'printer', 'db.local', 'api.internal',
      '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'];
    for (const host of hosts) for (const scheme of ['https', 'http']) await expect(call(`${scheme}://${host}:${port}/`, { timeoutMs: 3_000 }), `${scheme}://${host}`).rejects.toThrow(/public|https/);
    for (const url of ['file:///etc/passwd', 'gopher://example.com/', 'ftp://example.com/', `https://user@example.com:${port}/`, 'https://example.com:22/', 'https://example.com:25/', 'nonsense', '//example.com', 'https://']) await expect(call(url), url).rejects.toThrow();
    expect(seen()).toBe(0);
  });

  test('by no name that leads inside, nor one that changes its mind between two questions', async () => {
    const { port, seen } = await canary();
    let asked = 0;
    const changing = (_host: string, done: (error: null, addresses: { address: string; family: number }[]) => void): void => { asked += 1; done(null, [{ address: asked === 1 ? '127.0.0.1' : '93.184.216.34', family: 4 }]); };
    await expect(call(`https://looks-fine.example:${port}/`, { resolve: changing })).rejects.toThrow('not public');
    expect(asked).toBe(1);
    // One bad address among good ones spoils the name.
    await expect(call(`https://looks-fine.example:${port}/`, { resolve: (_host: string, done: (error: null, addresses: object[]) => void) => { done(null, [{ address: '93.184.216.34', family: 4 }, { address: '::ffff:127.0.0.1', family: 6 }]); } })).rejects.toThrow('not public');
    expect(seen()).toBe(0);
  });

  test('by no redirect: it is an answer like any other', async () => {
    const inside = await canary();
    const outer = await canary((_request, response) => { response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end(); });
    expect(await call(`http://127.0.0.1:${outer.port}/`, { named: [`127.0.0.1:${outer.port}`] })).toMatchObject({ status: 302 });
    expect(inside.seen()).toBe(0);
  });

  test('what the operator has named is called, and nothing beside it', async () => {
    const { port } = await canary();
    expect(await call(`http://127.0.0.1:${port}/`, { named: [`127.0.0.1:${port}`] })).toEqual({ status: 200, body: '{}' });
    await expect(call(`http://127.0.0.1:${port}/`, { named: [`127.0.0.1:${port + 1}`] })).rejects.toThrow();
    expect(targetOf('https://gateway.example/pay')).toMatchObject({ host: 'gateway.example', port: 443, isNamed: false });
    expect(['8.8.8.8', '2606:4700::1111'].map(isPublic)).toEqual([true, true]);
  });
});

describe('attack A54: a bad receiver', () => {
  test('that answers without end, or a byte at a time, or not at all, is left', async () => {
    const endless = await canary((_request, response) => { const more = (): void => { while (response.write('x'.repeat(16_384))); response.once('drain', more); }; more(); });
    await expect(call(`http://127.0.0.1:${endless.port}/`, { named: [`127.0.0.1:${endless.port}`] })).rejects.toThrow('too long');
    const drip = await canary((_request, response) => { const timer = setInterval(() => { response.write('x'); }, 50); response.on('close', () => { clearInterval(timer); }); });
    await expect(call(`http://127.0.0.1:${drip.port}/`, { named: [`127.0.0.1:${drip.port}`], timeoutMs: 600 })).rejects.toThrow('too slow');
    const silent = await canary(() => {});
    await expect(call(`http://127.0.0.1:${silent.port}/`, { named: [`127.0.0.1:${silent.port}`], timeoutMs: 300 })).rejects.toThrow('too slow');
    // TLS is asked for, and plain text answers.
    const plain = await canary();
    await expect(call(`https://127.0.0.1:${plain.port}/`, { named: [`127.0.0.1:${plain.port}`] })).rejects.toThrow();
  });
});

describe('signatures', () => {
  test('attack A55: what was changed, is old, or was signed by another is not believed; secrets may change hands', () => {
    const at = new Date('2026-03-02T02:00:00Z');
    const headers = signed(SECRET, 'msg_1', '{"a":1}', at);
    expect(isSignedBy(SECRET, headers, '{"a":1}', at)).toBe(true);
    expect(isSignedBy(SECRET, headers, '{"a":2}', at)).toBe(false);
    expect(isSignedBy('another-secret-of-ours', headers, '{"a":1}', at)).toBe(false);
    expect(isSignedBy(SECRET, { ...headers, 'webhook-id': 'msg_2' }, '{"a":1}', at)).toBe(false);
    expect(isSignedBy(SECRET, headers, '{"a":1}', new Date(at.getTime() + 301_000))).toBe(false);
    expect(isSignedBy(SECRET, { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` }, '{"a":1}', at)).toBe(true);
    for (const broken of [{}, { ...headers, 'webhook-timestamp': 'now' }, { ...headers, 'webhook-signature': 'v2,xyz' }]) expect(isSignedBy(SECRET, broken, '{"a":1}', at)).toBe(false);
  });

  test('are those of Standard Webhooks', () => {
    // The example of the specification's own libraries.
    expect(signed(SECRET, 'msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}', new Date(1_614_265_330_000))['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});
