// Bytes of a file on their way to whoever asked: whoever goes away in the middle leaves nothing open.
import { createReadStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Sends a file to its end; done as well when the other side goes away. Throws where it cannot be read. */
export async function giveBytes(path: string, to: Writable): Promise<void> {
  try { await pipeline(createReadStream(path), to); } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
