// Runs a command of the built application in this process, with its database beside it.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataDir, isAlive, ROOT, say } from './ground.mjs';
import { startPostgres } from './postgres.mjs';

/** Points DATABASE_URL at the embedded PostgreSQL unless one is set; answers the server, or null for one's own. */
export async function provideDatabase() {
  if (process.env.DATABASE_URL) return null;
  const postgres = await startPostgres({
    dataDir: dataDir(),
    onRestart: (error) => console.error(error ? `The database could not be brought back: ${error.message}` : 'The database was gone and has been brought back.'),
  });
  process.env.DATABASE_URL = postgres.url;
  return postgres;
}

/** The application's entry, built beforehand. */
export async function loadApplication() {
  return import(pathToFileURL(path.join(ROOT, 'dist', 'server', 'cli.mjs')).href);
}

/** The address that a server with the present settings would have. */
export function address() {
  const host = process.env.HOST || '127.0.0.1';
  const shown = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  return { host, port: Number(process.env.PORT || 4000), url: `http://${shown}:${process.env.PORT || 4000}` };
}

/** Who has the port: nobody, this very installation (same DATA_DIR), another Aftercare, or another program. */
export async function whoHasPort() {
  const { host, port } = address();
  const target = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  let response;
  try {
    response = await fetch(`http://${target}:${port}/health/live`, { signal: AbortSignal.timeout(3_000) });
    await response.arrayBuffer();
  } catch (error) {
    const code = error.cause?.code;
    return code === 'ECONNREFUSED' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' ? 'nobody' : 'other';
  }
  const note = readNote();
  if (response.ok && note?.port === port && isAlive(note.pid)) return 'this';
  return 'other';
}

const noteFile = () => path.join(dataDir(), `serving-${address().port}.json`);

function readNote() {
  try {
    return JSON.parse(fs.readFileSync(noteFile(), 'utf8'));
  } catch {
    return null;
  }
}

/** Leaves a note in DATA_DIR by which a second start recognises this one. */
export function leaveNote() {
  const note = { pid: process.pid, port: address().port };
  try {
    fs.mkdirSync(dataDir(), { recursive: true });
    fs.writeFileSync(noteFile(), JSON.stringify(note));
  } catch (error) {
    say(`No note of this server in ${dataDir()} (${error.code}).`);
    return;
  }
  process.once('exit', () => {
    if (readNote()?.pid === process.pid) fs.rmSync(noteFile(), { force: true });
  });
}
