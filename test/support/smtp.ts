// A mail server that listens for real: takes mails by SMTP, keeps them, and can be told to be busy or to hang up.
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface TakenMail { from: string; to: string[]; messageId: string; subject: string; text: string; raw: string }
export interface MailServer {
  url: string;
  mails: TakenMail[];
  /** So many of the next mails are put off with 451. */
  busy: number;
  /** Called when a mail was taken, before the sender is told so. */
  onTaken: ((mail: TakenMail) => unknown) | null;
  close(): Promise<void>;
}

const header = (head: string, name: string): string => new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r?\n[ \t]+/g, ' ') ?? '';
const words = (text: string): string => text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, value: string) =>
  (how.toUpperCase() === 'B' ? Buffer.from(value, 'base64').toString('utf8') : Buffer.from(value.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8')));
function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const how = header(head, 'Content-Transfer-Encoding').toLowerCase();
  if (how === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (how === 'quoted-printable') return Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8');
  return body;
}

/** Starts it on a free port of this machine. */
export async function mailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const say = (line: string): void => { socket.write(`${line}\r\n`); };
    let buffer = '';
    let isData = false;
    let from = '';
    let to: string[] = [];
    say('220 ready');
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      buffer += chunk;
      for (;;) {
        if (isData) {
          const end = buffer.indexOf('\r\n.\r\n');
          if (end < 0) return;
          const raw = Buffer.from(buffer.slice(0, end).replace(/\r\n\.\./g, '\r\n.'), 'latin1').toString('utf8');
          buffer = buffer.slice(end + 5);
          isData = false;
          if (state.busy > 0) { state.busy -= 1; say('451 busy, come again'); continue; }
          const head = raw.split('\r\n\r\n')[0] ?? '';
          const mail = { from, to, raw, messageId: header(head, 'Message-ID'), subject: words(header(head, 'Subject')), text: bodyOf(raw) };
          state.mails.push(mail);
          void Promise.resolve(state.onTaken?.(mail)).then(() => { say('250 taken'); });
          continue;
        }
        const at = buffer.indexOf('\r\n');
        if (at < 0) return;
        const line = buffer.slice(0, at);
        buffer = buffer.slice(at + 2);
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === 'EHLO' || verb === 'HELO') say('250 at your service');
        else if (verb === 'MAIL') { from = /<([^>]*)>/.exec(line)?.[1] ?? ''; to = []; say('250 ok'); }
        else if (verb === 'RCPT') { to.push(/<([^>]*)>/.exec(line)?.[1] ?? ''); say('250 ok'); }
        else if (verb === 'DATA') { isData = true; say('354 go on'); }
        else if (verb === 'QUIT') { say('221 bye'); socket.end(); }
        else say('250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const state: MailServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?from=service@chain.example`, mails: [], busy: 0, onTaken: null,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
    },
  };
  return state;
}
