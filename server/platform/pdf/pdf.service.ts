// Makes PDF files of blocks in a thread beside the server, one after the other: text that can be searched, an embedded font cut to its use, nothing fetched.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../core/errors.ts';
import { defineMessages } from '../../core/messages.ts';
import type { PdfPages } from '../../core/print.ts';
import { linesOf, orderOf, PDF_LINES, type PdfOrder } from './pdf.rules.ts';

const reasons = defineMessages({ PDF_TOO_LONG: ['内容太多，最多 {limit} 行，请分开打印', 'Too much for one file: {limit} lines at most; print it in parts'] });

/** Files that may wait at once; the next is asked to come again. */
const WAITING = 40;
/** A file that takes longer is given up, and the thread with it. */
const PATIENCE_MS = 120_000;
/** The thread and its fonts go when nothing was printed for so long. */
const REST_MS = 60_000;

interface Answer { bytes?: Uint8Array; error?: string }
interface Waiting { order: PdfOrder; resolve(bytes: Buffer): void; reject(error: Error): void }
let thread: Worker | null = null;
let rest: NodeJS.Timeout | undefined;
let patience: NodeJS.Timeout | undefined;
/** The first is being set, the others wait. */
let waiting: Waiting[] = [];

// The thread is plain JavaScript of its own: beside this file among the sources, beside the bundle when built.
const program = (): string => join(fileURLToPath(new URL('.', import.meta.url)), 'pdf.worker.mjs');

function letGo(): void {
  const gone = thread;
  thread = null;
  gone?.removeAllListeners();
  // What it still says after its end is of no use to anybody.
  gone?.on('error', () => undefined);
  void gone?.terminate();
}

/** The first is done, well or not; the next has its turn, in a new thread when the old one has failed. */
function done(answer: Answer | Error): void {
  clearTimeout(patience);
  const one = waiting.shift();
  if (answer instanceof Error) { letGo(); one?.reject(answer); }
  else if (answer.bytes) one?.resolve(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength));
  else one?.reject(new Error(`The page could not be set: ${answer.error}`));
  if (waiting.length) begin(); else rest = setTimeout(letGo, REST_MS).unref();
}

function begin(): void {
  clearTimeout(rest);
  if (!thread) {
    // Flags of the server's own start are not the thread's.
    const made = new Worker(program(), { execArgv: [] });
    made.unref();
    made.on('message', done);
    made.on('error', (error: Error) => { if (thread === made) done(error); });
    made.on('exit', (code) => { if (thread === made) done(new Error(`The thread that sets pages ended with ${code}`)); });
    thread = made;
  }
  patience = setTimeout(() => { done(new Error('A page took too long to be set')); }, PATIENCE_MS);
  thread.postMessage((waiting[0] as Waiting).order);
}

/** The bytes of a PDF file. LIMIT when it is too long, RATE_LIMITED when too many wait. */
export async function makePdf(pages: PdfPages): Promise<Buffer> {
  if (linesOf(pages) > PDF_LINES) throw new AppError('LIMIT', reasons.PDF_TOO_LONG, { params: { limit: PDF_LINES } });
  if (waiting.length >= WAITING) throw new AppError('RATE_LIMITED', 'BUSY', { retryAfter: 5 });
  return new Promise<Buffer>((resolve, reject) => {
    waiting = [...waiting, { order: orderOf(pages), resolve, reject }];
    if (waiting.length === 1) begin();
  });
}

/** Headers of an answer that carries a PDF; the name may be Chinese. */
export const pdfHeaders = (name: string, bytes: number): Record<string, string> => ({
  'content-type': 'application/pdf', 'content-length': String(bytes), 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox", 'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
});
