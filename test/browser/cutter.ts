// A network that can be cut: stands between browser and server, lets requests die before they arrive or their answers after, and says what came through.
import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** What is done to one request: passed, killed before the server saw it, or its answer killed after the server acted. */
export type Fate = 'pass' | 'before' | 'after';
export interface Seen { method: string; path: string; operation: string }
export interface Cutter {
  url: string;
  /** No request passes while it is down. */
  down(): void;
  up(): void;
  /** Asked of every request; all pass by default. */
  fate: (seen: Seen) => Fate;
  /** Changes what the server answers, by path. */
  rewrite: Map<string, (body: string) => string>;
  seen: Seen[];
  close(): Promise<void>;
}

/** Opens it in front of a server. */
export async function openCutter(target: string): Promise<Cutter> {
  const { hostname, port } = new URL(target);
  let isDown = false;
  const cutter = { fate: () => 'pass', rewrite: new Map(), seen: [] as Seen[] } as unknown as Cutter;
  const server = http.createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => { parts.push(part); });
    req.on('error', () => {});
    req.on('end', () => {
      const body = Buffer.concat(parts);
      const path = (req.url ?? '/').split('?')[0] ?? '/';
      const seen = { method: req.method ?? '', path, operation: path === '/graphql' ? /(?:query|mutation)\s+(\w+)/.exec(body.toString('utf8'))?.[1] ?? '' : '' };
      cutter.seen.push(seen);
      const fate = isDown ? 'before' : cutter.fate(seen);
      if (fate === 'before') { req.socket.destroy(); return; }
      const change = cutter.rewrite.get(path);
      const onward = http.request({ hostname, port, path: req.url, method: req.method, headers: change ? { ...req.headers, 'accept-encoding': 'identity', 'if-modified-since': '', 'if-none-match': '' } : req.headers, agent: false }, (answer) => {
        if (fate === 'after') { answer.resume(); answer.on('end', () => req.socket.destroy()); return; }
        if (!change) { res.writeHead(answer.statusCode ?? 502, answer.headers); answer.pipe(res); return; }
        const text: Buffer[] = [];
        answer.on('data', (part: Buffer) => { text.push(part); });
        answer.on('end', () => { const { 'content-length': _, etag: _e, ...headers } = answer.headers; res.writeHead(answer.statusCode ?? 502, headers); res.end(change(Buffer.concat(text).toString('utf8'))); });
      });
      onward.on('error', () => req.socket.destroy());
      onward.end(body);
    });
  });
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket) => { sockets.add(socket); socket.once('close', () => sockets.delete(socket)); });
  const cutAll = (): void => { for (const socket of sockets) socket.destroy(); };
  server.on('upgrade', (req, socket, head) => {
    socket.on('error', () => {});
    if (isDown) { socket.destroy(); return; }
    const onward = net.connect(Number(port), hostname, () => {
      onward.write(`${req.method} ${req.url} HTTP/1.1\r\n${Object.entries(req.headers).map(([name, value]) => `${name}: ${String(value)}`).join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return Object.assign(cutter, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    down: () => { isDown = true; cutAll(); },
    up: () => { isDown = false; },
    close: () => new Promise<void>((resolve) => { server.close(() => resolve()); cutAll(); }),
  });
}
