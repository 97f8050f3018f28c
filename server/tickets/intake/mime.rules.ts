// Reading a mail as it travels: its words, files and what it answers by a library; here, whether a program wrote it, which of ours it reports, and a page as words. Pure.
import PostalMime, { type Attachment } from 'postal-mime';

export interface MailFile { name: string; content: Buffer }
export interface ReadMail {
  from: string; subject: string | null; messageId: string | null; inReplyTo: string[]; references: string[]; text: string; files: MailFile[];
  /** A program wrote it: an absence note, a list, a report of delivery. */
  isAuto: boolean;
  /** A report that a mail did not arrive; `reported` are the ids of the mails that it is about. */
  isBounce: boolean; reported: string[];
}

/** Beyond these a mail is no mail any more. */
const BOUNDS = { maxNestingDepth: 50, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true } as const;
const MOST_FILES = 10;

/** Headers in eight bits that are no UTF-8 are GB18030, as old programs here write them; what follows stays as it is. */
function named(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const gap = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const head = bytes.subarray(0, gap);
  try { new TextDecoder('utf-8', { fatal: true }).decode(head); return bytes; } catch { return Buffer.concat([Buffer.from(new TextDecoder('gb18030').decode(head)), bytes.subarray(gap)]); }
}

/** Without all that stands between two marks, with them; what is never closed goes to the end. */
function without(text: string, opens: RegExp, closes: string): string {
  const low = text.toLowerCase();
  let out = '';
  let at = 0;
  for (opens.lastIndex = 0; ;) {
    const hit = opens.exec(text);
    if (!hit) return out + text.slice(at);
    out += text.slice(at, hit.index);
    const end = low.indexOf(closes === '' ? `</${hit[1]?.toLowerCase()}` : closes, opens.lastIndex);
    if (end < 0) return out;
    at = closes === '' ? end : end + closes.length;
    opens.lastIndex = at;
  }
}

const NAMED: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
/** What a page of HTML says, as lines. */
export function textOfHtml(html: string): string {
  return without(without(html, /<!--/g, '-->'), /<(script|style|head|title)\b/gi, '').replace(/\s+/g, ' ')
    .replace(/<(?:br|hr)\b[^<>]*>/gi, '\n').replace(/<blockquote\b[^<>]*>/gi, '\n> ').replace(/<\/(?:p|div|tr|li|h[1-6]|table|ul|ol|blockquote)\s*>/gi, '\n').replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, dec?: string, hex?: string, name?: string) => {
      const code = dec ? Number(dec) : hex ? Number.parseInt(hex, 16) : null;
      if (code !== null) return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
      return NAMED[name?.toLowerCase() ?? ''] ?? all;
    }).split('\n').map((line) => line.trim()).join('\n').replace(/\n{3,}/g, '\n\n').trim();
}

const ids = (raw: string | undefined): string[] => (raw ?? '').match(/<[^<>\s]{1,398}>/g) ?? [];
const contentOf = (one: Attachment): Buffer => (typeof one.content === 'string' ? Buffer.from(one.content) : Buffer.from(one.content as Uint8Array));
/** The id of a mail of which a report brings the head or the whole. */
async function reportedBy(one: Attachment): Promise<string[]> {
  if (one.mimeType !== 'text/rfc822-headers' && one.mimeType !== 'message/rfc822') return [];
  return ids((await PostalMime.parse(Buffer.concat([contentOf(one), Buffer.from('\r\n\r\n')]), BOUNDS)).messageId);
}

/** Reads the bytes of a mail. Throws for what is no mail: parts within parts without end, heads without measure. */
export async function readMime(bytes: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(named(Buffer.from(bytes)), BOUNDS);
  const first = (key: string): string | undefined => mail.headers.find((each) => each.key === key)?.value;
  const isReport = /^multipart\/report\b/i.test(first('content-type') ?? '');
  const isEmptyPath = /^<\s*>$/.test(first('return-path') ?? '');
  const isFailed = first('x-failed-recipients') !== undefined;
  const reported = isReport || isEmptyPath || isFailed ? (await Promise.all(mail.attachments.slice(0, MOST_FILES).map(reportedBy))).flat() : [];
  const auto = first('auto-submitted');
  const isAuto = isReport || isEmptyPath || isFailed || (auto !== undefined && !/^no\b/i.test(auto)) || /^(?:bulk|junk|list|auto_reply)\b/i.test(first('precedence') ?? '')
    || ['x-autoreply', 'x-autorespond', 'list-id'].some((key) => first(key) !== undefined);
  const files = isReport ? [] : mail.attachments.map((one) => ({ name: (one.filename ?? (one.mimeType === 'message/rfc822' ? 'mail.eml' : 'file')).replace(/[\r\n/\\]+/g, ' ').slice(0, 200), content: contentOf(one) }));
  const from = mail.from?.address ? `${mail.from.name.replace(/["<>]/g, '')} <${mail.from.address}>` : '';
  return {
    from, subject: mail.subject?.trim() || null, messageId: ids(mail.messageId)[0] ?? null, inReplyTo: ids(mail.inReplyTo), references: ids(mail.references),
    text: (mail.text?.trim() || textOfHtml(mail.html ?? '')).replaceAll('\0', ''), files: files.filter((one) => one.content.length).slice(0, MOST_FILES), isAuto,
    isBounce: isReport || isFailed || (isEmptyPath && reported.length > 0), reported,
  };
}
