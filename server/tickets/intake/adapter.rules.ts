// How messages of other systems are read: each adapter turns its own form into the one that intake understands. Pure.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readMime } from './mime.rules.ts';

/** A word of a customer, whatever brought it. */
export interface Said {
  /** Unlike any other of its channel; the webhook's own id where the message has none. */
  messageKey: string | null;
  from: { openId: string | null; memberNo: string | null; phone: string | null; email: string | null; name: string | null };
  subject: string | null;
  text: string;
  lang: string | null;
  /** Messages that this one answers, nearest first. */
  answers: string[];
  /** Numbers of tickets that it names. */
  numbers: string[];
  attachments: { name: string; content: Buffer }[];
  /** A program wrote it (an absence note, a list): it is nobody’s word, and nothing answers it. */
  isAuto: boolean;
  /** Ids of mails of ours that it reports as not delivered. */
  bounced: string[];
}
export interface IntakeAdapter { key: string; /** Throws what zod throws where the form is another. */ read(body: unknown): Promise<Said> }

const short = (most: number) => z.string().trim().max(most).nullish().transform((text) => text || null);
const attachments = z.array(z.object({ name: z.string().max(200).default('file'), contentBase64: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/) })).max(10).default([]);
const filesOf = (list: z.infer<typeof attachments>) => list.map((one) => ({ name: one.name, content: Buffer.from(one.contentBase64, 'base64') }));
const NUMBER = /\bT-\d{6}-\d{4,}\b/g;
/** Numbers of tickets in a text, each once. */
export const numbersIn = (text: string): string[] => [...new Set(text.match(NUMBER) ?? [])].slice(0, 5);
const reference = z.string().trim().min(1).max(400);

const plainForm = z.object({
  messageId: short(200),
  from: z.object({ openId: short(200), memberNo: short(40), phone: short(40), email: short(200), name: short(80) }),
  subject: short(120), text: z.string().trim().min(1).max(8_000), lang: short(5),
  inReplyTo: z.array(reference).max(20).default([]), ticketNumber: short(40), attachments,
});

/** The generic form: see docs/intake.md. */
const plain: IntakeAdapter = {
  key: 'plain',
  async read(body) {
    const { messageId, inReplyTo, ticketNumber, attachments: files, ...rest } = plainForm.parse(body);
    return { ...rest, messageKey: messageId, answers: inReplyTo, numbers: [...new Set([...(ticketNumber ? [ticketNumber] : []), ...numbersIn(`${rest.subject ?? ''}\n${rest.text}`)])], attachments: filesOf(files), isAuto: false, bounced: [] };
  },
};

const rawForm = z.object({ raw: z.string().min(20).regex(/^[A-Za-z0-9+/]+={0,2}$/, 'is not base64') });
const mailForm = z.object({
  from: z.string().trim().min(3).max(320), subject: short(400), text: z.string().max(200_000), messageId: reference,
  inReplyTo: short(400), references: z.union([z.string().max(8_000).transform((text) => text.split(/\s+/).filter(Boolean)), z.array(reference)]).nullish(), attachments, isAuto: z.boolean().default(false),
});
/** Where a mail begins to repeat what it answers. */
const QUOTED = /^(?:>|-{2,}\s*(?:original message|原始邮件|转发邮件)|on .{5,120} wrote:|在.{5,80}写道[:：])/im;

/** The first address of a From line, and the name before it. */
export function senderOf(line: string): { email: string; name: string | null } | null {
  const bracketed = /^\s*"?([^"<]*)"?\s*<([^<>\s@]+@[^<>\s@]+\.[^<>\s@]+)>/.exec(line);
  if (bracketed) return { email: (bracketed[2] as string).toLowerCase(), name: bracketed[1]?.trim() || null };
  const bare = /^\s*([^<>\s@,]+@[^<>\s@,]+\.[^<>\s@,]+)\s*$/.exec(line);
  return bare ? { email: (bare[1] as string).toLowerCase(), name: null } : null;
}

/** The fields of a mail that came as it travelled. One without an id is known by what it is made of. */
async function fieldsOf(raw: string): Promise<{ given: z.infer<typeof mailForm>; files: { name: string; content: Buffer }[]; bounced: string[] }> {
  const bytes = Buffer.from(raw, 'base64');
  const read = await readMime(bytes).catch((error: Error) => { throw new z.ZodError([{ code: 'custom', path: ['raw'], message: `is no mail: ${error.message.slice(0, 80)}`, input: null }]); });
  const given = mailForm.parse({
    from: read.from, subject: read.subject?.slice(0, 400), text: read.text.slice(0, 200_000), messageId: read.messageId ?? `<${createHash('sha256').update(bytes).digest('hex')}@raw>`,
    inReplyTo: read.inReplyTo[0] ?? null, references: [...read.references, ...read.inReplyTo.slice(1).reverse()].slice(-40), isAuto: read.isAuto || read.isBounce,
  });
  return { given, files: read.files, bounced: read.isBounce ? read.reported.slice(0, 5) : [] };
}

/** A mail as an inbound hook of a mail service gives it: its fields, or the whole mail as it travelled (`raw`). */
const mail: IntakeAdapter = {
  key: 'mail',
  async read(body) {
    const isRaw = typeof body === 'object' && body !== null && 'raw' in body;
    const { given, files, bounced } = isRaw ? await fieldsOf(rawForm.parse(body).raw) : { given: mailForm.parse(body), files: null, bounced: [] };
    const sender = senderOf(given.from);
    if (!sender) throw new z.ZodError([{ code: 'custom', path: ['from'], message: 'is not an address', input: given.from }]);
    const quoted = given.text.search(QUOTED);
    const own = (quoted > 0 ? given.text.slice(0, quoted) : given.text).trim() || given.text.trim() || given.subject || '—';
    const subject = given.subject?.replace(/^(?:\s*(?:re|fw|fwd|回复|答复|转发)\s*[:：]\s*)+/i, '').slice(0, 120) || null;
    const answers = [...(given.inReplyTo ? [given.inReplyTo] : []), ...[...(given.references ?? [])].reverse()].slice(0, 20);
    return {
      messageKey: given.messageId, from: { openId: null, memberNo: null, phone: null, email: sender.email, name: sender.name }, subject, text: own.slice(0, 8_000), lang: null,
      answers, numbers: numbersIn(`${given.subject ?? ''}\n${answers.join('\n')}\n${given.text.slice(0, 20_000)}`), attachments: files ?? filesOf(given.attachments), isAuto: given.isAuto, bounced,
    };
  },
};

const adapters = new Map([plain, mail].map((one) => [one.key, one]));
export const adapterOf = (key: string): IntakeAdapter | undefined => adapters.get(key);
