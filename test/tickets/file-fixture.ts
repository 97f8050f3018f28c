// Photos sent to a served chain: kept in a folder of the test's own, and no two alike.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { photo } from '../platform/files-fixture.ts';
import type { TicketWorld } from './ticket-fixture.ts';

let shade = 10;
/** Keeps the files of a world in a folder of its own; answers how to send one in, and to clear up. */
export function filesOf(w: TicketWorld): { send(token: string, content?: Buffer): Promise<string>; clear(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-proofs-'));
  w.http.db.settings.dataDir = folder;
  return {
    /** Sends a photo (or what is given) in; answers the id of the stored file. */
    async send(token, content) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(content ?? (await photo(24, 12, 'GPS', (shade += 7) % 250)))]), '照片.jpg');
      const answer = await fetch(`${w.http.url}/files/attachments`, { method: 'POST', body: form, headers: { 'x-aftercare': 'upload', authorization: `Bearer ${token}` } });
      if (answer.status !== 200) throw new Error(`The file was refused: ${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
    clear() { rmSync(folder, { recursive: true, force: true }); },
  };
}
