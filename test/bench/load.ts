// The load, in a process of its own: keeps so many connections busy with prepared requests and looks at every answer.
import { connect, type Socket } from 'node:net';

import { UNIQUE } from './asked.ts';

export interface LoadRequest { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string; /** Must stand in the answer. */ must: string }
export interface LoadOrder { port: number; connections: number; seconds: number; requests: readonly LoadRequest[]; /** Goes on until so many are answered, for warming up. */ least?: number }
export interface LoadReport { done: number; seconds: number; p50: number; p99: number; bytes: number; failed: number; failure: string | null }

const wire = (port: number, request: LoadRequest): Buffer => {
  const body = request.body ?? '';
  const headers = Object.entries({ host: `127.0.0.1:${port}`, ...(body ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {}), ...request.headers });
  return Buffer.from(`${request.method} ${request.path} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
};
const REFUSED = Buffer.from('"errors"');
const HEAD_END = Buffer.from('\r\n\r\n');

/** Never the same twice, in this run of the bench or another. */
let number = Math.floor(Date.now() / 10) % 1e9 * 1000;

function run(order: LoadOrder): Promise<LoadReport> {
  const requests = order.requests.map((request) => { const bytes = wire(order.port, request); return { bytes, must: Buffer.from(request.must), uniqueAt: bytes.indexOf(UNIQUE) }; });
  const latencies: number[] = [];
  let next = 0;
  let failed = 0;
  let failure: string | null = null;
  let bytes = 0;
  const began = performance.now();
  const until = began + order.seconds * 1000;
  const one = (): Promise<void> => new Promise((resolve, reject) => {
    const socket: Socket = connect(order.port, '127.0.0.1');
    socket.setNoDelay(true);
    let kept: Buffer[] = [];
    let size = 0;
    let wanted = 0;
    let bodyAt = 0;
    let sent = 0;
    let must: Buffer = REFUSED;
    const ask = (): void => {
      if (performance.now() >= until && latencies.length >= (order.least ?? 0)) { socket.end(); resolve(); return; }
      const request = requests[next++ % requests.length] as (typeof requests)[number];
      must = request.must;
      let { bytes: packet } = request;
      if (request.uniqueAt >= 0) {
        packet = Buffer.from(packet);
        packet.write(String((number += 1)).padStart(UNIQUE.length, '0'), request.uniqueAt, 'latin1');
      }
      sent = performance.now();
      socket.write(packet);
    };
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('close', () => { resolve(); });
    socket.on('data', (chunk: Buffer) => {
      kept.push(chunk);
      size += chunk.length;
      if (!wanted) {
        const soFar = kept.length === 1 ? chunk : Buffer.concat(kept);
        kept = [soFar];
        const end = soFar.indexOf(HEAD_END);
        if (end < 0) return;
        bodyAt = end + 4;
        wanted = bodyAt + Number(/content-length: *(\d+)/i.exec(soFar.toString('latin1', 0, end))?.[1] ?? 0);
      }
      if (size < wanted) return;
      const answer = kept.length === 1 ? kept[0] as Buffer : Buffer.concat(kept);
      latencies.push(performance.now() - sent);
      bytes += wanted - bodyAt;
      if (answer.toString('latin1', 9, 12) !== '200' || answer.includes(REFUSED) || !answer.includes(must)) { failed += 1; failure ??= `wanted ${must.toString()}, got ${answer.toString('utf8').slice(0, 600)}`; }
      kept = []; size = 0; wanted = 0;
      ask();
    });
  });
  return Promise.all(Array.from({ length: order.connections }, one)).then(() => {
    latencies.sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
    return { done: latencies.length, seconds: (performance.now() - began) / 1000, p50: at(0.5), p99: at(0.99), bytes, failed, failure };
  });
}

process.on('message', (order: LoadOrder) => {
  run(order).then((report) => { process.send?.(report); }, (error: unknown) => { process.send?.({ done: 0, seconds: 0, p50: 0, p99: 0, bytes: 0, failed: 1, failure: String(error) } satisfies LoadReport); });
});
