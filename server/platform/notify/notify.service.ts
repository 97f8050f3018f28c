// Telling people: one row a person and matter, in the caller's transaction; storms and what comes late are folded into a digest.
import type { MarkNotificationsReadInput, SaveNotificationSettingInput } from '../../../schema/platform/notification.inputs.ts';
import { NotificationSetting } from '../../../schema/platform/notification.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { scheduleEarliest } from '../due/due.service.ts';
import { alertKind, contactsOf } from './notify.registry.ts';
import { mailAt, MOST_ITEMS, slotOf, STORM_FROM, STORM_MS, USUAL_QUIET } from './notify.rules.ts';

export interface Alert {
  /** What it is about, such as `ticket:12`: a person is told once a matter. */
  matter: string;
  kind: string;
  title: Label;
  body?: Label | null;
  link?: { resource: string; id: string } | null;
  /** Told before about the same matter: count it and show it as unread again. Else the first telling stands. */
  again?: boolean;
}
export interface TellHow {
  /** It comes hours after its time: gathered in one digest with all others like it. */
  isLate?: boolean;
}

/** The kind of the due action that gathers what one person is to be mailed; its subject is the user's id. */
export const GATHER_MAIL = 'platform.gather-mail';
/** What live readers follow: news of one person's notifications. */
export const topicOf = (userId: string): string => `notified:${userId}`;

const LATE: Label = { zh: '系统停机期间到期的事项', en: 'Fell due while the system was down' };
const TELL = `
  with w as (select u.id user_id, (select count(*) from notifications n where n.user_id = u.id and n.kind = $2::text and n.told_at > $8::timestamptz - make_interval(secs => $12::int) and not n.is_digest) recent,
      exists (select 1 from notifications n where n.user_id = u.id and n.matter = $3::text) known
    from users u where u.id = any($1::bigint[]) and u.status = 'ACTIVE' order by u.id),
  x as (select user_id, known, ($9::text is not null or (recent >= ${STORM_FROM} and not known)) folds from w),
  n as (
    insert into notifications as t (user_id, matter, kind, title_zh, title_en, body_zh, body_en, resource, resource_id, items, is_digest, told_at, is_mailed, created_at, updated_at)
    select user_id, case when folds then coalesce($9::text, $10::text) else $3::text end, $2::text, case when folds then $13::jsonb ->> 'zh' else $4::jsonb ->> 'zh' end, case when folds then $13::jsonb ->> 'en' else $4::jsonb ->> 'en' end,
      case when folds then null else $5::jsonb ->> 'zh' end, case when folds then null else $5::jsonb ->> 'en' end, case when folds then null else $6::text end, case when folds then null else $7::text end,
      case when folds then jsonb_build_array($4::jsonb || jsonb_build_object('resource', $6::text, 'id', $7::text)) else '[]' end, folds, $8::timestamptz, $14::boolean, $8::timestamptz, $8::timestamptz
    from x
    on conflict (user_id, matter) do update set count = t.count + 1, told_at = excluded.told_at, read_at = null, updated_at = excluded.updated_at, version = t.version + 1,
      title_zh = excluded.title_zh, title_en = excluded.title_en, body_zh = excluded.body_zh, body_en = excluded.body_en, mail_id = null,
      items = case when excluded.is_digest and jsonb_array_length(t.items) < ${MOST_ITEMS} then t.items || excluded.items else t.items end
    where excluded.is_digest or $11::boolean
    returning id, user_id, version),
  o as (insert into outbox (at, topic, resource, resource_id, row_version) select $8::timestamptz, 'notified:' || user_id, 'Notification', id::text, version from n)
  select user_id::text "userId" from n`;

/** Tells people something, inside the caller's transaction; who is suspended is told nothing. Answers the users who heard something new. */
export async function notify(tx: WriteContext, userIds: readonly string[], alert: Alert, how: TellHow = {}): Promise<string[]> {
  const kind = alertKind(alert.kind);
  if (!kind) throw new Error(`Nobody declared the alert ${alert.kind}`);
  if (!userIds.length) return [];
  const now = tx.clock.now();
  const late = how.isLate ? `digest:late:${slotOf(now, 6 * 3_600_000)}` : null;
  const rows = await tx.manager.query<{ userId: string }[]>(TELL, [
    [...new Set(userIds)], alert.kind, alert.matter, JSON.stringify(alert.title), JSON.stringify(alert.body ?? {}), alert.link?.resource ?? null, alert.link?.id ?? null, now,
    late, `digest:${alert.kind}:${slotOf(now)}`, alert.again === true, STORM_MS / 1_000, JSON.stringify(late ? LATE : kind.digest), kind.isMailed !== false,
  ]);
  const told = rows.map((row) => row.userId);
  if (told.length && kind.isMailed !== false) await planMail(tx, told, now, kind.isUrgent === true);
  return told;
}

/** Puts the gathering of mails on the due table, after the quiet hours of each person; an earlier one stands. */
async function planMail(tx: WriteContext, userIds: readonly string[], now: Date, isUrgent: boolean): Promise<void> {
  const settings = new Map((await tx.manager.query<{ userId: string; isMailOn: boolean; from: string; to: string }[]>(
    'select user_id::text "userId", is_mail_on "isMailOn", quiet_from "from", quiet_to "to" from notification_settings where user_id = any($1::bigint[])', [userIds])).map((row) => [row.userId, row]));
  const reachable = (await contactsOf(tx, userIds)).filter((one) => one.email && settings.get(one.userId)?.isMailOn !== false);
  await scheduleEarliest(tx, reachable.map(({ userId, zone }) => ({
    kind: GATHER_MAIL, subject: userId, dueAt: mailAt(now, zone ?? tx.db.settings.zone, settings.get(userId) ?? USUAL_QUIET, isUrgent),
  })));
}

function meOf(ctx: Context): string {
  if (ctx.viewer.kind !== 'user' || !ctx.viewer.userId) throw new AppError('FORBIDDEN', 'SESSION_REQUIRED');
  return ctx.viewer.userId;
}

/** Marks one's own notifications as read: those named, or all told until an instant. Answers how many. */
export async function markNotificationsRead(ctx: Context, input: MarkNotificationsReadInput): Promise<number> {
  const me = meOf(ctx);
  const ids = input.ids?.flatMap((id) => decodeId('Notification', id)?.id ?? []) ?? null;
  return transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const [row] = await tx.manager.query<{ n: number }[]>(
      `with n as (update notifications set read_at = $2, updated_at = $2, version = version + 1 where user_id = $1 and read_at is null
         and case when $3::bigint[] is null then told_at <= coalesce($4::timestamptz, $2) else id = any($3::bigint[]) end returning id, version),
       o as (insert into outbox (at, topic, resource, resource_id, row_version)
         select $2, 'notified:' || $1, 'Notification', case when (select count(*) from n) > 20 then '*' else id::text end, case when (select count(*) from n) > 20 then null else version end from n
         order by id limit 20)
       select count(*)::int n from n`, [me, now, ids, input.until ?? null]);
    return row?.n ?? 0;
  });
}

/** Says how one wants to be told. Answers the setting's id. */
export async function saveNotificationSetting(ctx: Context, input: SaveNotificationSettingInput): Promise<string> {
  const me = meOf(ctx);
  const patch = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined)) as Partial<NotificationSetting>;
  return transact(ctx, async (tx) => {
    const row = await tx.manager.findOneBy(NotificationSetting, { userId: me });
    const at = tx.clock.now().toISOString();
    const saved = await tx.manager.save(row ? Object.assign(row, patch, { version: row.version + 1, updatedAt: at }) : tx.manager.create(NotificationSetting, { ...patch, userId: me }));
    return saved.id;
  });
}

/** Removes what nobody will look at any more; answers how many. */
export async function cleanNotifications(ctx: Context): Promise<number> {
  const { rowCount } = await ctx.db.write.query(
    `delete from notifications where (read_at < $1::timestamptz - interval '90 days') or told_at < $1::timestamptz - interval '180 days'`, [ctx.clock.now()]);
  return rowCount ?? 0;
}
