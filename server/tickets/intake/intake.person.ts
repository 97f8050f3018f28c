// Who a message is from: a customer by what the channel knows of her, and whether an earlier thread is hers.
import { createHash } from 'node:crypto';
import type { IntakeChannel } from '../../../schema/tickets/channel.ts';
import { phoneOf } from '../../core/phone.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Said } from './adapter.rules.ts';

export interface Sender { customerId: string | null; hash: string; phone: string | null }

const LIVE = 'select distinct coalesce(c.merged_into_id, c.id)::text id, c.name from customers c where c.id = any($1::bigint[]) and not c.is_stand_in';

/** The one customer behind keys, or null when there is none, or when several share the key and no name tells them apart. */
async function theOne(tx: WriteContext, ids: readonly string[], name: string | null): Promise<string | null> {
  if (!ids.length) return null;
  const found = await tx.manager.query<{ id: string; name: string }[]>(LIVE, [ids]);
  const people = new Set(found.map((one) => one.id));
  if (people.size === 1) return found[0]?.id ?? null;
  const named = new Set(found.filter((one) => name && one.name === name).map((one) => one.id));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

/** Finds the sender by open-id, member number, phone, then e-mail. An open-id that came with a better key is remembered. */
export async function senderOfMessage(tx: WriteContext, channel: IntakeChannel, from: Said['from']): Promise<Sender> {
  const phone = from.phone ? phoneOf(from.phone) : null;
  const email = from.email?.toLowerCase() ?? null;
  const hash = createHash('sha256').update(`${channel.id}\n${from.openId ?? phone ?? email ?? from.memberNo ?? ''}`).digest('hex');
  const idsBy = async (kind: string, value: string | null): Promise<string[]> =>
    (value ? (await tx.manager.query<{ id: string }[]>('select customer_id::text id from customer_keys where kind = $1 and value = $2', [kind, value])).map((row) => row.id) : []);
  const known = from.openId ? await tx.manager.query<{ id: string }[]>('select customer_id::text id from intake_identities where channel_id = $1 and open_id = $2', [channel.id, from.openId]) : [];
  let customerId = await theOne(tx, known.map((row) => row.id), null);
  if (!customerId) {
    for (const [kind, value] of [['MEMBER', from.memberNo], ['PHONE', phone], ['EMAIL', email]] as const) {
      customerId = await theOne(tx, await idsBy(kind, value), from.name);
      if (customerId) break;
    }
    if (customerId && from.openId) {
      await tx.manager.query('insert into intake_identities (channel_id, open_id, customer_id) values ($1, $2, $3) on conflict (channel_id, open_id) do update set customer_id = excluded.customer_id', [channel.id, from.openId, customerId]);
    }
  }
  return { customerId, hash, phone };
}

export interface Thread { id: string; customerId: string }
interface Candidate extends Thread { number: string; status: string; joinedInto: string | null; isHers: boolean; isOpen: boolean }

const BY_NUMBER = `
  select t.id::text, t.customer_id::text "customerId", t.number, t.status, t.joined_into "joinedInto", t.is_open "isOpen",
    (t.customer_id = $2::bigint or ($3::text is not null and t.contact_phone = $3)
      or exists (select 1 from intake_messages m where m.ticket_number = t.number and m.channel_id = $4 and m.sender_hash = $5)) "isHers"
  from ticket_keys k join tickets t on t.customer_id = k.customer_id and t.id = k.ticket_id where k.kind = 'NUMBER' and k.value = $1`;

/** The ticket of that number, or the one it was joined into, when it is the sender's own: to name a number is no right to speak there. */
async function hersByNumber(tx: WriteContext, channel: IntakeChannel, sender: Sender, number: string): Promise<Candidate | null> {
  let isHers = false;
  for (let next: string | null = number, steps = 0; next && steps < 5; steps += 1) {
    const [found]: Candidate[] = await tx.manager.query<Candidate[]>(BY_NUMBER, [next, sender.customerId, sender.phone, channel.id, sender.hash]);
    if (!found) return null;
    isHers ||= found.isHers;
    if (!found.joinedInto) return isHers && found.status !== 'ARCHIVED' ? found : null;
    next = found.joinedInto;
  }
  return null;
}

/** The thread a message belongs to: what it answers, then what it names, then the sender's open one of this channel. Null: a new need. */
export async function threadOf(tx: WriteContext, channel: IntakeChannel, sender: Sender, said: Said): Promise<Thread | null> {
  const answered = said.answers.length ? await tx.manager.query<{ number: string }[]>(
    'select ticket_number number from intake_messages m join unnest($2::text[]) with ordinality a(key, place) on a.key = m.message_key where channel_id = $1 and ticket_number is not null order by a.place', [channel.id, said.answers]) : [];
  for (const number of [...answered.map((one) => one.number), ...said.numbers]) {
    const found = await hersByNumber(tx, channel, sender, number);
    if (found) return found;
  }
  // A program speaks for many: what it wrote last says nothing of what it writes now.
  if (!channel.continueHours || said.isAuto) return null;
  const [last] = await tx.manager.query<{ number: string }[]>(
    `select ticket_number number from intake_messages where channel_id = $1 and sender_hash = $2 and ticket_number is not null and created_at > $3::timestamptz - make_interval(hours => $4) order by created_at desc, id desc limit 1`,
    [channel.id, sender.hash, tx.clock.now(), channel.continueHours]);
  const found = last ? await hersByNumber(tx, channel, sender, last.number) : null;
  return found?.isOpen ? found : null;
}
