// Mails by SMTP: what a person was told is gathered into one mail, which is then sent under a key that a second try carries too.
import { randomUUID } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import type { WriteContext } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { loadUser } from '../access/viewer.ts';
import { defineDue } from '../due/due.registry.ts';
import { schedule } from '../due/due.service.ts';
import { mailOf, type Told } from './mail.rules.ts';
import { contactsOf } from './notify.registry.ts';
import { GATHER_MAIL } from './notify.service.ts';

export interface MailSettings {
  /** smtp:// or smtps://, with user and password where they are needed; `?from=` names the sender. */
  url: string;
  /** Where the console is reached, for links. */
  publicUrl?: string;
}
/** The sender is loaded with the first mail: a start need not wait for it. */
interface Post { transport(): Promise<Transporter>; from: string; host: string; base: string | null }

/** Sending is cut before the sweep would take the action away. */
const PATIENCE_MS = 3_000;
const posts = new WeakMap<Database, Post>();

/** Sends mails of this database from this process; without it they are not sent at all. */
export function startMail(db: Database, settings: MailSettings): { stop(): void } {
  const url = new URL(settings.url);
  const from = url.searchParams.get('from') ?? (url.username.includes('%40') ? decodeURIComponent(url.username) : `aftercare@${url.hostname}`);
  url.searchParams.delete('from');
  let made: Promise<Transporter> | undefined;
  const transport = (): Promise<Transporter> => (made ??= import('nodemailer').then(({ createTransport }) => createTransport({
    host: url.hostname, port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587), secure: url.protocol === 'smtps:',
    ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS, disableFileAccess: true, disableUrlAccess: true,
  })));
  posts.set(db, { transport, from, host: from.split('@')[1] ?? url.hostname, base: settings.publicUrl?.replace(/\/$/, '') ?? null });
  return { stop() { posts.delete(db); made?.then((each) => each.close(), () => {}); } };
}

/** Does this chain send mails? The processes that answer people send none themselves, and say all the same that they go. */
export const hasMail = (db: Database): boolean => posts.has(db) || db.settings.hasMail === true;

/** A mail to a customer; `isWritten`: by a person, to be answered; `inReplyTo`: the id of hers that it answers. */
export interface CustomerMail { key: string; to: string; subject: string; text: string; isWritten?: boolean; inReplyTo?: string | null; attachments?: { filename: string; contentType: string; content: Buffer }[] }

/** Sends a customer one mail, under a key that a second try carries too. Throws where it was not taken. */
export async function mailCustomer(db: Database, mail: CustomerMail): Promise<void> {
  const post = posts.get(db);
  if (!post) throw new Error('This process sends no mails');
  await (await post.transport()).sendMail({
    from: post.from, to: mail.to, subject: mail.subject, text: mail.text, messageId: `<${mail.key}@${post.host}>`,
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo, references: mail.inReplyTo } : {}), ...(mail.isWritten ? {} : { headers: { 'Auto-Submitted': 'auto-generated' } }), attachments: mail.attachments ?? [],
  });
}

/** Its subject is the id of the mail. */
const SEND_MAIL = 'platform.send-mail';

defineDue({
  kind: GATHER_MAIL,
  async run(tx, { subject: userId }) {
    if (!posts.has(tx.db)) return 'no mail';
    const key = randomUUID();
    const [mail] = await tx.manager.query<{ id: string; n: number }[]>(
      `with m as (insert into notification_mails (user_id, message_key, created_at)
         select $1, $2, $3 where exists (select 1 from notifications where user_id = $1 and is_mailed and mail_id is null and read_at is null)
           and not exists (select 1 from notification_settings where user_id = $1 and not is_mail_on) returning id),
       n as (update notifications set mail_id = m.id from m where user_id = $1 and is_mailed and notifications.mail_id is null and read_at is null returning 1)
       select m.id::text, (select count(*)::int from n) n from m`, [userId, key, tx.clock.now()]);
    // All read meanwhile, or mails are no longer wanted.
    if (!mail) return 'no need';
    await schedule(tx, [{ kind: SEND_MAIL, subject: mail.id, dueAt: tx.clock.now() }]);
    return `mail ${mail.id}`;
  },
});

defineDue({
  kind: SEND_MAIL,
  async run(tx, { subject: mailId }) {
    const post = posts.get(tx.db);
    if (!post) throw new Error('This process sends no mails');
    return send(tx, post, mailId);
  },
});

async function send(tx: WriteContext, post: Post, mailId: string): Promise<string> {
  const [mail] = await tx.manager.query<{ userId: string; key: string; locale: string | null; isActive: boolean }[]>(
    `select m.user_id::text "userId", m.message_key "key", u.locale, u.status = 'ACTIVE' "isActive" from notification_mails m join users u on u.id = m.user_id where m.id = $1 and m.sent_at is null`, [mailId]);
  if (!mail?.isActive) return 'nobody';
  const [contact] = await contactsOf(tx, [mail.userId]);
  const told = await tx.manager.query<Told[]>(
    `select title_zh "titleZh", title_en "titleEn", body_zh "bodyZh", body_en "bodyEn", resource, resource_id "resourceId", count, is_digest "isDigest", items
     from notifications where mail_id = $1 order by told_at, id`, [mailId]);
  if (!contact?.email || !told.length) return 'nobody';
  const reader = await loadUser(tx.db, mail.userId, tx.clock.now());
  const { subject, text } = mailOf(told, mail.locale?.startsWith('en') ? 'en' : 'zh', { base: post.base, may: (word) => reader?.viewer.reaches.has(word) ?? false });
  // The same id on every try: a mail server that took it before the crash knows it again.
  await (await post.transport()).sendMail({ from: post.from, to: contact.email, subject, text, messageId: `<${mail.key}@${post.host}>`, headers: { 'Auto-Submitted': 'auto-generated' } });
  await tx.manager.query('update notification_mails set sent_at = $2 where id = $1', [mailId, tx.clock.now()]);
  return 'sent';
}
