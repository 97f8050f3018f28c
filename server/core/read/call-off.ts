// Calls a running statement off at the server, as the protocol has it: another connection that names the first one's key.
import pg from 'pg';

/** What of pg's client and connection is used here; its types do not tell of it. */
interface Wire { ssl: boolean | object; connect(port: number, host: string): void; requestSsl(): void; cancel(process: number, key: number): void; on(event: string, listener: () => void): void; stream: { destroy(): void } }
interface Keyed { connection: object; processID: number | null; secretKey: number | null; host: string; port: number; ssl?: boolean | object }
const { Connection } = pg as unknown as { Connection: new (config: { ssl: boolean | object }) => Wire };

/** The longest that a statement which was called off holds its connection back. */
const PATIENCE_MS = 1_000;
const clients = new WeakMap<object, Keyed>();

/** Remembers whose connection is whose, so that what runs on one can be called off. */
export function rememberKeys(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const keyed = client as unknown as Keyed;
    clients.set(keyed.connection, keyed);
  });
}

/**
 * Asks the server to end what runs on the connection; resolves once it has heard, or gave no sign for a second. Until then
 * the connection must not run anything else: the request names a connection and not a statement, and would end the next one.
 * It goes by the protocol and not by pg_cancel_backend, for behind a pooler the process we know is not the one that works.
 */
export function callOff(connection: object): Promise<void> {
  const client = clients.get(connection);
  if (!client?.processID || client.secretKey === null) return Promise.resolve();
  const { processID, secretKey, host, port, ssl = false } = client;
  return new Promise((resolve) => {
    const wire = new Connection({ ssl });
    const done = () => { clearTimeout(late); wire.stream.destroy(); resolve(); };
    const late = setTimeout(done, PATIENCE_MS);
    for (const end of ['error', 'end']) wire.on(end, done);
    wire.on('connect', () => { if (ssl) wire.requestSsl(); else wire.cancel(processID, secretKey); });
    wire.on('sslconnect', () => { wire.cancel(processID, secretKey); });
    if (host.startsWith('/')) (wire.connect as unknown as (path: string) => void).call(wire, `${host}/.s.PGSQL.${port}`); else wire.connect(port, host);
  });
}
