// Runs a command of the built application in this process, with its database beside it.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
  if (response.ok && note?.port === port && isOwned(note)) return 'this';
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

/** When a process began, in the kernel's own count; it tells a number that was given out again from the process that had it. */
function bornAt(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').pop().split(' ')[19];
  } catch {
    return undefined;
  }
}

const isOwned = (note) => isAlive(note?.pid) && (note.born === undefined || note.born === bornAt(note.pid));

const ownNote = () => JSON.stringify({ pid: process.pid, port: address().port, born: bornAt(process.pid) });

function dropNoteAtExit() {
  process.once('exit', () => {
    if (readNote()?.pid === process.pid) fs.rmSync(noteFile(), { force: true });
  });
}

/** Leaves a note in DATA_DIR by which a second start recognises this one. */
export function leaveNote() {
  try {
    fs.mkdirSync(dataDir(), { recursive: true });
    fs.writeFileSync(noteFile(), ownNote());
  } catch (error) {
    say(`No note of this server in ${dataDir()} (${error.code}).`);
    return;
  }
  dropNoteAtExit();
}

/**
 * The same note, left by one start at a time: of two at once the second waits until the first serves. Else whoever loses the port goes
 * and takes the database along that the other has just begun to use. Answers `mine`, or `running` when the other serves.
 */
export async function claimPort() {
  if (address().port === 0) { leaveNote(); return 'mine'; }
  const draft = `${noteFile()}.${process.pid}`;
  for (let told = false; ; ) {
    try {
      fs.mkdirSync(dataDir(), { recursive: true });
      fs.writeFileSync(draft, ownNote());
      // A link is made whole or not at all, and never over another's.
      fs.linkSync(draft, noteFile());
    } catch (error) {
      if (error.code !== 'EEXIST') { leaveNote(); return 'mine'; }
    } finally {
      try { fs.rmSync(draft, { force: true }); } catch { /* A folder closed to us holds no draft. */ }
    }
    // Somebody who found a dead one's note at the same moment may have taken ours for it.
    await sleep(100);
    const note = readNote();
    if (note?.pid === process.pid) { dropNoteAtExit(); return 'mine'; }
    if (!isOwned(note)) { fs.rmSync(noteFile(), { force: true }); continue; }
    if ((await whoHasPort()) === 'this') return 'running';
    if (!told) say('Another start on this port is under way; waiting for it.');
    told = true;
    await sleep(300);
  }
}
