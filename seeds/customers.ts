// The demo chain's customers: households with habits, consents, fields of the chain's own, and a few people known from the pictures.
import type { PoolClient } from 'pg';
import { addDays } from '../server/core/clock.ts';
import { soundOf } from '../server/staff/employee.service.ts';
import { copyRows } from './copy.ts';
import { HABITS, habitOf, type Habit } from './habits.ts';
import { mobile, personName, type Organisation, type SeedStore } from './organisation.ts';
import type { Random } from './random.ts';

export interface SeedCustomer {
  id: number; name: string; gender: 'FEMALE' | 'MALE'; storeId: number; habit: Habit; joinedOn: string;
  /** First and last day on which this person comes. */
  from: string; until: string;
  /** Spending power: multiplies pieces and prices. */
  wealth: number;
  /** Comes so many times as often as the habit says. */
  pace: number;
}

/** People whom screens and tests know by name. */
const known: { name: string; gender: 'FEMALE' | 'MALE'; tail: string; store: string; habit: string; wealth: number; memberNo: string; pace?: number }[] = [
  { name: '王芳', gender: 'FEMALE', tail: '5678', store: 'S001', habit: 'baby', wealth: 3.6, pace: 3.2, memberNo: '00814427' },
  { name: '陈国强', gender: 'MALE', tail: '3302', store: 'H001', habit: 'renovation', wealth: 2.4, memberNo: '00791180' },
  { name: '孙佳怡', gender: 'FEMALE', tail: '9017', store: 'S004', habit: 'gourmet', wealth: 1.5, memberNo: '00805521' },
  { name: '黄志远', gender: 'MALE', tail: '4410', store: 'S003', habit: 'gourmet', wealth: 1.4, memberNo: '00662034' },
  { name: '吴晓燕', gender: 'FEMALE', tail: '2265', store: 'S002', habit: 'gourmet', wealth: 1.3, memberNo: '00839956' },
  { name: '周建国', gender: 'MALE', tail: '7745', store: 'S001', habit: 'elder', wealth: 1.2, memberNo: '00127308' },
  { name: '徐静文', gender: 'FEMALE', tail: '8836', store: 'S006', habit: 'gourmet', wealth: 1.2, memberNo: '00851172' },
  { name: '马海涛', gender: 'MALE', tail: '1509', store: 'S005', habit: 'noon', wealth: 1.6, memberNo: '00716043' },
];

const DAILY = HABITS.find((habit) => habit.key === 'daily') as Habit;
/** Of a hundred, so many joined within the last 30 days; of each 30 days before that a little fewer, as a chain grows that has run for years. */
const JOIN_SHARE = 3.2;
const GROWTH_DAYS = 600;
/** Of a hundred, so many joined within the months that receipts are drawn for. */
const joinedWithin = (days: number): number => (JOIN_SHARE * GROWTH_DAYS * (1 - Math.exp(-days / GROWTH_DAYS))) / 30;
/** Days back of a joining within those months, more of them late than early. */
const joinedBack = (dice: Random, days: number): number => Math.max(1, Math.ceil(-GROWTH_DAYS * Math.log(1 - dice.next() * (1 - Math.exp(-days / GROWTH_DAYS)))));
const SOURCES = ['till', 'mini-program', 'web', 'service-desk'] as const;

/** Draws the customers without writing them. */
export function drawCustomers(dice: Random, stores: readonly SeedStore[], count: number, today: string, months: number): SeedCustomer[] {
  const start = addDays(today, -Math.round(months * 30.4));
  const late = joinedWithin(months * 30);
  // A chain of a few months has no years to look back on: it is young, and many of its customers are new.
  const isYoung = months < 12;
  return Array.from({ length: count }, (_, i) => {
    const hero = known[i];
    const habit = hero ? (HABITS.find((h) => h.key === hero.habit) ?? habitOf(dice)) : habitOf(dice);
    const near = stores.filter((s) => habit.formats.includes(s.format));
    const store = hero ? (stores.find((s) => s.code === hero.store) ?? stores[0]) : dice.weighted(near.map((s) => [s, s.weight] as const));
    const kind = hero ? 'member' : dice.weighted(isYoung ? [['member', 66], ['newcomer', 9], ['gone', 13], ['later', 12]] : [['member', 87 - late], ['gone', 13], ['later', late]]);
    const back = (): number => (kind === 'newcomer' ? dice.int(1, 29) : kind !== 'later' ? dice.int(months * 31, 2600) : isYoung ? dice.int(31, Math.max(32, months * 30)) : joinedBack(dice, months * 30));
    const joinedOn = addDays(today, -back());
    const from = joinedOn > start ? joinedOn : start;
    const person = hero ?? personName(dice);
    const isDaily = !hero && kind === 'member' && i % 37 === 5 && (habit.key === 'elder' || habit.key === 'family');
    const until = kind === 'gone' ? addDays(today, -dice.int(60, Math.min(420, months * 28))) : today;
    const wealth = hero?.wealth ?? Math.min(3.2, dice.around(1, 0.35));
    const pace = hero ? (hero.pace ?? 1.2) : Math.min(3, dice.around(1, 0.45));
    return {
      id: i + 1, name: person.name, gender: person.gender, storeId: store?.id ?? 1, habit: isDaily ? DAILY : habit, joinedOn, from: from > until ? until : from, until,
      ...(isDaily ? { wealth: 1, pace: 1 } : { wealth, pace }),
    };
  });
}

export interface SeededCustomers {
  /** Stand-in of each store. */
  standIns: Map<number, number>;
  /** Writes those who joined after one day and up to another; what they said and carry goes along. */
  write(client: PoolClient, after: string, upTo: string): Promise<void>;
}

/** What the chain asks besides: size of the household, when to call, business customer. */
function ownFields(dice: Random, habit: Habit): Record<string, unknown> | null {
  if (!dice.chance(0.45)) return null;
  const many = habit.key === 'family' || habit.key === 'baby';
  return {
    household: many ? dice.int(3, 6) : dice.int(1, 3), callTime: dice.weighted([['MORNING', 2], ['NOON', 1], ['EVENING', 5]]),
    ...(habit.key === 'renovation' && dice.chance(0.4) ? { isBusiness: true } : {}),
  };
}

/** Draws phones, addresses and consents of the customers, and writes the nameless buyers of each store. */
export async function seedCustomers(client: PoolClient, dice: Random, org: Organisation, customers: readonly SeedCustomer[], now: string): Promise<SeededCustomers> {
  const phones = new Set<string>();
  const rows = customers.map((c, i) => {
    const hero = known[i];
    let phone = mobile(dice, hero?.tail);
    while (phones.has(phone)) phone = mobile(dice, hero?.tail);
    phones.add(phone);
    const memberNo = hero?.memberNo ?? String(900_000 + c.id).padStart(8, '0');
    const sound = soundOf(c.name);
    return {
      ...c, phone, memberNo, sound,
      email: dice.chance(0.4) ? `${sound.namePinyin}${c.id}@mail.example` : null,
      birthday: dice.chance(0.8) ? `${dice.int(...c.habit.born)}-${String(dice.int(1, 12)).padStart(2, '0')}-${String(dice.int(1, 28)).padStart(2, '0')}` : null,
      channel: dice.weighted([['store', 5], ['mini-program', 3], ['web', 2], ['wecom', 1]]), custom: ownFields(dice, c.habit),
      consents: (['SMS', 'PHONE', 'WECOM'] as const).filter(() => dice.chance(0.72)).map((channel) => [channel, dice.chance(channel === 'PHONE' ? 0.35 : 0.85), dice.pick(SOURCES)] as const),
    };
  });
  const standIns = new Map(org.stores.map((s, i) => [s.id, customers.length + i + 1]));
  await copyRows(client, 'customers', ['id', 'name', 'name_pinyin', 'name_initials', 'store_id', 'is_stand_in'],
    [...standIns].map(([storeId, id]) => [id, '未登记顾客', 'weidengjiguke', 'wdjgk', storeId, true]));
  await client.query("select setval(pg_get_serial_sequence('customers', 'id'), (select max(id) from customers))");
  return {
    standIns,
    async write(to, after, upTo) {
      const come = rows.filter((r) => r.joinedOn > after && r.joinedOn <= upTo);
      await copyRows(to, 'customers',
        ['id', 'member_no', 'name', 'name_pinyin', 'name_initials', 'phone', 'email', 'birthday', 'gender', 'country', 'store_id', 'joined_on', 'channel', 'custom', 'created_at', 'updated_at'],
        come.map((r) => [r.id, r.memberNo, r.name, r.sound.namePinyin, r.sound.nameInitials, r.phone, r.email, r.birthday, r.gender, 'CN', r.storeId, r.joinedOn, r.channel, r.custom, `${r.joinedOn}T04:00:00Z`, now]));
      await copyRows(to, 'customer_keys', ['kind', 'value', 'customer_id'], come.flatMap((r) => [
        ['MEMBER', r.memberNo, r.id], ['PHONE', r.phone, r.id], ...(r.email ? [['EMAIL', r.email, r.id]] : []),
      ]));
      await copyRows(to, 'consents', ['customer_id', 'channel', 'is_given', 'source', 'given_at'],
        come.flatMap((r) => r.consents.map(([channel, isGiven, source]) => [r.id, channel, isGiven, source, `${r.joinedOn}T04:00:00Z`])));
    },
  };
}
