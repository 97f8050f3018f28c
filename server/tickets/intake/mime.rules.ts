// Reading a mail as it travels (RFC 5322, 2045 to 2049, 2047, 2231): words in whatever character set, text and files, what it answers, and whether a program wrote it. Pure.

export interface MailFile { name: string; content: Buffer }
export interface ReadMail {
  from: string; subject: string | null; messageId: string | null; inReplyTo: string[]; references: string[]; text: string; files: MailFile[];
  /** A program wrote it: an absence note, a list, a report of delivery. */
  isAuto: boolean;
  /** A report that a mail did not arrive; `reported` are the ids of the mails that it is about. */
  isBounce: boolean; reported: string[];
}

/** Parts and depth beyond which a mail is no mail any more. */
const MOST_PARTS = 100;
const DEEPEST = 10;
const LONGEST_HEADER = 8_000;

/** Text of bytes in a character set; one that is not known, or not told, is tried as UTF-8 and then as GB18030. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const named = charset?.trim().toLowerCase().replace(/^x-(?=gbk|euc|sjis)/, '') ?? '';
  // Mailers that say gb2312 send what only gb18030 has.
  const label = /^(?:gb2312|gb_2312-80|gbk|cp936|ms936|hz-gb-2312)$/.test(named) ? 'gb18030' : named;
  if (label && label !== 'us-ascii' && label !== 'ascii') { try { return new TextDecoder(label).decode(bytes); } catch { /* a name that nobody knows */ } }
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return new TextDecoder('gb18030').decode(bytes); }
}

/** Blanks at the ends of lines are the carriers'. By hand: a pattern would go over a long run of blanks once for each of them. */
const unblank = (text: string): string => text.split('\n').map((line) => {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t' || line[end - 1] === '\r')) end -= 1;
  return line.endsWith('\r') ? `${line.slice(0, end)}\r` : line.slice(0, end);
}).join('\n');

function unquote(text: string): Buffer {
  const bytes = unblank(text).replace(/=\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
const unbase = (text: string): Buffer => Buffer.from(text.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64');

const WORD = /=\?([^?\s]+)\?([BbQq])\?([^?]*)\?=/g;
/** A header's words: encoded ones that stand beside each other are put together before they are read, since a sign may be cut in two between them. */
export function decodeWords(raw: string): string {
  const joined = raw.replace(/(=\?[^?\s]+\?[BbQq]\?[^?]*\?=)\s+(?==\?[^?\s]+\?[BbQq]\?)/g, '$1');
  let out = '';
  let run: { charset: string; bytes: Buffer[] } | null = null;
  let at = 0;
  const end = (): void => { if (run) out += decodeText(Buffer.concat(run.bytes), run.charset); run = null; };
  const plain = (text: string): void => { if (!text) return; end(); out += /[\x80-\xff]/.test(text) ? decodeText(Buffer.from(text, 'latin1'), null) : text; };
  for (const hit of joined.matchAll(WORD)) {
    plain(joined.slice(at, hit.index));
    at = hit.index + hit[0].length;
    const charset = (hit[1] ?? '').split('*')[0]?.toLowerCase() ?? '';
    const bytes = hit[2]?.toUpperCase() === 'B' ? unbase(hit[3] ?? '') : unquote((hit[3] ?? '').replaceAll('_', ' '));
    if (run && (run as { charset: string }).charset !== charset) end();
    run ??= { charset, bytes: [] };
    run.bytes.push(bytes);
  }
  plain(joined.slice(at));
  end();
  return out.replaceAll('\0', '');
}

type Headers = Map<string, string[]>;
interface Part { headers: Headers; body: string }

/** Headers, unfolded, and what stands below them; bytes as latin1, so that nothing is lost before its character set is known. */
function split(source: string): Part {
  // A part may begin with its words.
  const bare = /^\r?\n/.exec(source);
  if (bare) return { headers: new Map(), body: source.slice(bare[0].length) };
  const gap = /\r?\n\r?\n/.exec(source);
  const head = gap ? source.slice(0, gap.index) : source;
  const headers: Headers = new Map();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1, colon + LONGEST_HEADER).trim()]);
  }
  return { headers, body: gap ? source.slice(gap.index + gap[0].length) : '' };
}
const first = (headers: Headers, name: string): string | null => headers.get(name)?.[0] ?? null;

/** A header with parameters: its value, and each parameter read (RFC 2231 pieces put together, encoded words opened). */
export function parameters(raw: string | null): { value: string; of: Map<string, string> } {
  const value = (raw ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const pieces = new Map<string, { at: number; text: string; isCoded: boolean }[]>();
  for (const [, key = '', quoted, bare] of (raw ?? '').matchAll(/;\s*([A-Za-z0-9_.-]+(?:\*\d+)?\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g)) {
    const [, name = '', at, coded] = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(key) ?? [];
    const list = pieces.get(name.toLowerCase()) ?? [];
    list.push({ at: Number(at ?? 0), text: quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1'), isCoded: coded === '*' });
    pieces.set(name.toLowerCase(), list);
  }
  const of = new Map<string, string>();
  for (const [name, list] of pieces) {
    list.sort((a, b) => a.at - b.at);
    if (!list.some((one) => one.isCoded)) { of.set(name, decodeWords(list.map((one) => one.text).join(''))); continue; }
    const [, charset = '', , rest = ''] = /^([^']*)'([^']*)'([\s\S]*)$/.exec(list[0]?.text ?? '') ?? [null, '', '', list[0]?.text ?? ''];
    const bytes = [{ ...list[0], text: rest, isCoded: true }, ...list.slice(1)].map((one) => (one.isCoded ? (one.text ?? '').replace(/%([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : (one.text ?? ''))).join('');
    of.set(name, decodeText(Buffer.from(bytes, 'latin1'), charset || null));
  }
  return { value, of };
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

interface Found { plain: string[]; html: string[]; files: MailFile[]; reported: string[]; isReport: boolean; parts: number }

function walk(part: Part, found: Found, depth: number): void {
  if (depth > DEEPEST || (found.parts += 1) > MOST_PARTS) return;
  const type = parameters(first(part.headers, 'content-type'));
  const place = parameters(first(part.headers, 'content-disposition'));
  const kind = type.value || 'text/plain';
  if (kind === 'multipart/report') found.isReport = true;
  const boundary = type.of.get('boundary');
  if (kind.startsWith('multipart/') && boundary) {
    const mark = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const [, ...rest] = part.body.split(new RegExp(`(?:^|\\r?\\n)--${mark}(?=--|[ \\t]*\\r?\\n|[ \\t]*$)`));
    for (const piece of rest) { if (piece.startsWith('--') || found.parts > MOST_PARTS) break; walk(split(piece.replace(/^[ \t]*\r?\n/, '')), found, depth + 1); }
    return;
  }
  const coding = first(part.headers, 'content-transfer-encoding')?.trim().toLowerCase();
  const bytes = coding === 'base64' ? unbase(part.body) : coding === 'quoted-printable' ? unquote(part.body) : Buffer.from(part.body, 'latin1');
  const name = place.of.get('filename') ?? type.of.get('name');
  if (kind === 'message/rfc822' || kind === 'text/rfc822-headers') {
    const id = first(split(bytes.toString('latin1')).headers, 'message-id');
    if (id) found.reported.push(id);
    if (found.isReport || kind === 'text/rfc822-headers') return;
  } else if (found.isReport && kind === 'message/delivery-status') return;
  else if (place.value !== 'attachment' && !(name && place.value !== 'inline') && (kind === 'text/plain' || kind === 'text/html')) {
    const text = decodeText(bytes, type.of.get('charset') ?? null).replaceAll('\0', '');
    (kind === 'text/html' ? found.html : found.plain).push(text);
    return;
  }
  if (bytes.length) found.files.push({ name: (name ?? (kind === 'message/rfc822' ? 'mail.eml' : 'file')).replace(/[\r\n/\\]+/g, ' ').slice(0, 200), content: bytes });
}

const ids = (raw: string | null): string[] => (raw ?? '').match(/<[^<>\s]{1,398}>/g) ?? [];

/** Reads the bytes of a mail. What is broken is read as far as it goes: a customer is never turned away for her program. */
export function readMime(bytes: Uint8Array): ReadMail {
  const whole = split(Buffer.from(bytes).toString('latin1'));
  const { headers } = whole;
  const found: Found = { plain: [], html: [], files: [], reported: [], isReport: false, parts: 0 };
  walk(whole, found, 0);
  const plain = found.plain.join('\n').trim();
  const says = (name: string, what: RegExp): boolean => what.test(first(headers, name) ?? '');
  const isEmptyPath = headers.has('return-path') && says('return-path', /^<\s*>$/);
  const isAuto = found.isReport || isEmptyPath || (headers.has('auto-submitted') && !says('auto-submitted', /^no\b/i)) || says('precedence', /^(?:bulk|junk|list|auto_reply)\b/i)
    || headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('list-id') || headers.has('x-failed-recipients');
  return {
    from: decodeWords(first(headers, 'from') ?? ''), subject: first(headers, 'subject') === null ? null : decodeWords(first(headers, 'subject') as string).trim() || null,
    messageId: ids(first(headers, 'message-id'))[0] ?? null, inReplyTo: ids(first(headers, 'in-reply-to')), references: ids(first(headers, 'references')),
    text: plain || textOfHtml(found.html.join('\n')), files: found.files.slice(0, 10), isAuto,
    isBounce: found.isReport || headers.has('x-failed-recipients') || (isEmptyPath && found.reported.length > 0), reported: found.reported.flatMap((one) => ids(one)),
  };
}
