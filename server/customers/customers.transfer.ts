// Customer files: a person a row, met again by member number or phone; written set-wise, thousands of rows a statement.
import { nounOf } from '../../schema/base.ts';
import type { CustomFieldKind } from '../../schema/customers/customer.ts';
import { type Context, covers, reachOf, type WriteContext } from '../core/context.ts';
import { copyInside, copyLine } from '../core/copy.ts';
import { IdSet } from '../core/id-set.ts';
import { transact } from '../core/transact.ts';
import { recordEvent, recordEvents, sidesOf } from '../platform/events/event.service.ts';
import type { CellType, ExportColumn, ImportKind, ImportRun, ParsedRow, RowValues } from '../platform/transfer/kind.registry.ts';
import { soundOf } from '../staff/employee.service.ts';
import { removeUntouched, returnValues } from './customer-undo.service.ts';
import { storesByName } from './purchases.transfer.ts';
import { touchCustomers } from './touch.ts';

const genders = { f: 'FEMALE', female: 'FEMALE', 女: 'FEMALE', 女士: 'FEMALE', m: 'MALE', male: 'MALE', 男: 'MALE', 先生: 'MALE', unknown: 'UNKNOWN', 未知: 'UNKNOWN', 保密: 'UNKNOWN' };
const CHUNK = 2_000;

/** What is held of a row until it is in; its cells are read from the file again should it be refused: they would outlive what clears young memory. */
interface Item { line: number; values: RowValues; storeId: string | null }
const refused = ({ line, values }: Item): ParsedRow => ({ line, values, source: [] });

// The sounds of a name are dear and names repeat: the last few ten thousand are remembered.
const sounds = new Map<string, { namePinyin: string; nameInitials: string }>();
function soundFor(name: string): { namePinyin: string; nameInitials: string } {
  let sound = sounds.get(name);
  if (!sound) {
    sound = soundOf(name);
    if (sounds.size > 50_000) sounds.clear();
    sounds.set(name, sound);
  }
  return sound;
}

const COLUMNS = `line int, id bigint, "memberNo" text, name text, "namePinyin" text, "nameInitials" text, phone text, email text, birthday date, gender text,
  address text, country text, "storeId" bigint, "joinedOn" date, channel text, custom jsonb`;
/** A row as the event log tells of it, under the names of the noun's properties. */
const told = (t: string): string => `json_build_object('memberNo', ${t}.member_no, 'name', ${t}.name, 'phone', ${t}.phone, 'email', ${t}.email, 'birthday', ${t}.birthday, 'gender', ${t}.gender, 'address', ${t}.address,
    'country', ${t}.country, 'storeId', ${t}.store_id::text, 'joinedOn', ${t}.joined_on, 'channel', ${t}.channel, 'custom', ${t}.custom)`;

/**
 * Finds those that are there already: by member number first, else by phone. Two members may share a phone, so a row that names
 * a member is met by the phone of nobody but who has no number yet. $1: rows.
 */
const FIND = `select g.line, coalesce(m.customer_id, p.customer_id)::text id, c.store_id::text "storeId", m.customer_id is not null "byNumber" from json_to_recordset($1::json) g(line int, "memberNo" text, phone text)
  left join customer_keys m on m.kind = 'MEMBER' and m.value = g."memberNo"
  left join lateral (select k.customer_id from customer_keys k where k.kind = 'PHONE' and k.value = g.phone and m.customer_id is null
      and (g."memberNo" is null or exists (select 1 from customers o where o.id = k.customer_id and o.member_no is null)) order by 1 limit 1) p on true
  join customers c on c.id = coalesce(m.customer_id, p.customer_id)`;

// The sequence is looked up once, not for each of thousands.
const NEXT_IDS = `select string_agg(nextval(s.seq)::text, ',') ids from (select pg_get_serial_sequence('customers', 'id')::regclass seq offset 0) s cross join generate_series(1, $1::int)`;
const NEW_COLUMNS = ['id', 'member_no', 'name', 'name_pinyin', 'name_initials', 'phone', 'email', 'birthday', 'gender', 'address', 'country', 'store_id', 'joined_on', 'channel', 'custom', 'transfer_id'];
const KEY_COLUMNS = ['kind', 'value', 'customer_id'];
/** The directory's entries of new customers where somebody came between: what is there already stays. $1: ids. */
const KEYS = `insert into customer_keys (kind, value, customer_id) select k.kind, k.value, c.id from customers c cross join lateral (values ('MEMBER', c.member_no), ('PHONE', c.phone), ('EMAIL', c.email)) k(kind, value)
  where c.id = any($1::bigint[]) and k.value is not null order by c.id on conflict do nothing`;

interface Fresh { values: RowValues; sound: { namePinyin: string; nameInitials: string } | null; storeId: string | null; custom: Record<string, unknown> | null }

/** New customers and their directory entries, both by COPY; answers their ids, in order of the file. */
async function putNew(tx: WriteContext, fresh: readonly Fresh[], transferId: string): Promise<string[]> {
  const [next] = await tx.manager.query<{ ids: string }[]>(NEXT_IDS, [fresh.length]);
  const ids = (next?.ids ?? '').split(',');
  let [rows, keys] = ['', ''];
  for (const [i, { values: v, sound, storeId, custom }] of fresh.entries()) {
    const id = ids[i] as string;
    rows += copyLine([id, v.memberNo, v.name, sound?.namePinyin, sound?.nameInitials, v.phone, v.email, v.birthday, v.gender ?? 'UNKNOWN', v.address, v.country, storeId, v.joinedOn, v.channel, custom && JSON.stringify(custom), transferId]);
    if (v.memberNo) keys += copyLine(['MEMBER', v.memberNo, id]);
    if (v.phone) keys += copyLine(['PHONE', v.phone, id]);
    if (v.email) keys += copyLine(['EMAIL', v.email, id]);
  }
  await copyInside(tx, 'customers', NEW_COLUMNS, rows);
  if (!keys) return ids;
  await tx.manager.query('savepoint keys');
  try { await copyInside(tx, 'customer_keys', KEY_COLUMNS, keys); } catch (error) {
    // Somebody else has made a customer of one of these member numbers since they were looked up.
    if ((error as { code?: string }).code !== '23505') throw error;
    await tx.manager.query('rollback to savepoint keys');
    await tx.manager.query(KEYS, [ids]);
  }
  await tx.manager.query('release savepoint keys');
  return ids;
}

/** Fills and updates known customers where the file says something else; answers who changed. */
const UPDATE = `with given as (select * from json_to_recordset($1::json) g(${COLUMNS})), was as (
    select c.* from customers c join given g on g.id = c.id order by c.id for update of c
  ), changed as (
    update customers c set member_no = coalesce(c.member_no, g."memberNo"), name = coalesce(g.name, c.name), name_pinyin = coalesce(g."namePinyin", c.name_pinyin), name_initials = coalesce(g."nameInitials", c.name_initials),
      phone = coalesce(g.phone, c.phone), email = coalesce(g.email, c.email), birthday = coalesce(g.birthday, c.birthday), gender = coalesce(g.gender, c.gender),
      address = coalesce(g.address, c.address), country = coalesce(g.country, c.country), store_id = coalesce(g."storeId", c.store_id),
      joined_on = coalesce(g."joinedOn", c.joined_on), channel = coalesce(g.channel, c.channel),
      custom = case when g.custom is null then c.custom else coalesce(c.custom, '{}') || g.custom end, version = c.version + 1, updated_at = now()
    -- Joined with what was, so that a row's old values are read before it is changed.
    from given g join was w on w.id = g.id where g.id = c.id and (c.member_no, c.name, c.phone, c.email, c.birthday, c.gender, c.address, c.country, c.store_id, c.joined_on, c.channel, c.custom) is distinct from
      (coalesce(c.member_no, g."memberNo"), coalesce(g.name, c.name), coalesce(g.phone, c.phone), coalesce(g.email, c.email), coalesce(g.birthday, c.birthday), coalesce(g.gender, c.gender), coalesce(g.address, c.address),
       coalesce(g.country, c.country), coalesce(g."storeId", c.store_id), coalesce(g."joinedOn", c.joined_on), coalesce(g.channel, c.channel),
       case when g.custom is null then c.custom else coalesce(c.custom, '{}') || g.custom end)
    returning c.*
  ), gone as (delete from customer_keys k using changed n join was w using (id) where k.customer_id = n.id
      and ((k.kind = 'PHONE' and k.value = w.phone and n.phone is distinct from w.phone) or (k.kind = 'EMAIL' and k.value = w.email and n.email is distinct from w.email))
  ), come as (insert into customer_keys (kind, value, customer_id)
    select 'MEMBER', member_no, id from changed where member_no is not null union all select 'PHONE', phone, id from changed where phone is not null union all select 'EMAIL', email, id from changed where email is not null on conflict do nothing)
  select n.id::text, n.version, n.store_id::text "storeId", ${told('w')} was, ${told('n')} "is" from changed n join was w using (id) order by n.id`;

interface Chunk { items: readonly Item[]; /** Whom rows of the file so far were about. */ told: IdSet; /** When the chunk before has said whom its rows are about: the first of the file counts, not the first to be asked. */ before: Promise<unknown>; decided(): void }

async function putChunk(ctx: Context, { items, told, before, decided }: Chunk, own: readonly OwnField[], run: ImportRun): Promise<{ accepted: number; unchanged: number }> {
  const reach = reachOf(ctx.viewer, 'customers:import');
  const within = (storeId: string | null) => covers(reach, storeId);
  let tried: string[] = [];
  return transact(ctx, async (tx) => {
    // A transaction that is tried again was about nobody yet.
    for (const id of tried) told.delete(id);
    tried = [];
    const tell = (id: string): void => { told.add(id); tried.push(id); };
    const found = await tx.manager.query<{ line: number; id: string; storeId: string | null; byNumber: boolean }[]>(FIND, [JSON.stringify(items.map(({ line, values: v }) => ({ line, memberNo: v.memberNo ?? null, phone: v.phone ?? null })))]);
    // Whoever is to be new is met again by the member number alone.
    const known = new Map(found.filter((f) => f.id !== null && (run.options.duplicates !== 'NEW' || f.byNumber)).map((f) => [f.line, f]));
    await before;
    const fresh: Fresh[] = [];
    const again: object[] = [];
    const seen = new Set<string>();
    let skipped = 0;
    for (const item of items) {
      const { line, values: v, storeId } = item;
      const there = known.get(line);
      // Twice in one file: the second time the person is there already.
      const key = v.memberNo ?? v.phone ?? '';
      const isSecond = key !== '' && seen.has(key) && run.options.duplicates !== 'NEW';
      if (key) seen.add(key);
      // Of two rows for one person the first counts, however far apart: else each would undo the other at every import.
      const isTold = there && run.options.duplicates !== 'SKIP' && told.has(there.id);
      if ((isSecond && !there) || isTold) { run.reject(refused(item), 'ROW_TWICE', v.memberNo ? 'memberNo' : 'phone'); continue; }
      if (there && !within(there.storeId)) { run.reject(refused(item), 'STORE_OUT_OF_REACH', 'memberNo'); continue; }
      if (there && run.options.duplicates === 'SKIP') { skipped += 1; continue; }
      const [custom, sound] = [ownValues(own, v), v.name ? soundFor(v.name) : null];
      if (there) tell(there.id);
      if (there) again.push({ line, id: there.id, ...v, custom, ...sound, storeId });
      else if (!within(storeId)) run.reject(refused(item), 'STORE_OUT_OF_REACH', 'store');
      else fresh.push({ values: v, sound, storeId, custom });
    }
    decided();
    if (run.isDryRun) return { accepted: fresh.length + again.length, unchanged: skipped };
    const made = fresh.length ? await putNew(tx, fresh, run.transferId) : [];
    for (const id of made) tell(id);
    const changed = again.length ? await tx.manager.query<Changed[]>(UPDATE, [JSON.stringify(again)]) : [];
    if (made.length) await recordEvent(tx, { kind: 'customer.import-created', resource: 'Customer', after: { customers: made.length, transferId: run.transferId } });
    await recordEvents(tx, changed.map((row) => {
      const sides = sidesOf(nounOf('Customer'), row.was, row.is);
      return { kind: 'customer.updated', resource: 'Customer', resourceId: row.id, customerId: row.id, storeId: row.storeId, version: row.version,
        before: sides.before, after: { ...sides.after, transferId: run.transferId }, private: sides.private as Record<string, unknown> | null };
    }));
    await touchCustomers(tx, made, { kind: 'import', note: run.transferId, areNew: true });
    await touchCustomers(tx, changed.map((row) => row.id), { kind: 'import', note: run.transferId });
    return { accepted: made.length + changed.length, unchanged: skipped + again.length - changed.length };
  });
}

/** What the people of these rows are met again by; a number that is one's phone and another's member number is waited for without need. */
function peopleOf(items: readonly Item[]): ReadonlySet<string> {
  const people = new Set<string>();
  for (const { values: { memberNo, phone, email } } of items) {
    if (memberNo) people.add(memberNo);
    if (phone) people.add(phone);
    if (email) people.add(email);
  }
  return people;
}
function meets(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const key of some) if (others.has(key)) return true;
  return false;
}

interface Changed { id: string; version: number; storeId: string | null; was: Record<string, unknown>; is: Record<string, unknown> }

interface OwnField { key: string; kind: CustomFieldKind; zh: string; en: string; choices: { value: string; zh: string; en: string }[] | null }
const cellOf: Record<CustomFieldKind, CellType> = { TEXT: 'text', NUMBER: 'decimal', DAY: 'day', BOOLEAN: 'boolean', CHOICE: 'choice' };

async function ownFields(ctx: Context): Promise<OwnField[]> {
  return (await ctx.db.read.query<OwnField>(`select key, field_kind kind, label_zh zh, label_en en, case when field_kind = 'CHOICE' then choices end choices from custom_fields order by id`)).rows;
}
/** The chain's own fields as columns of an export. */
export const ownColumns = async (ctx: Context): Promise<ExportColumn[]> => (await ownFields(ctx)).map(({ key, zh, en }) => ({ prop: `custom.${key}`, zh, en }));

/** The cells of the chain's own fields as the row holds them; null where the file says nothing of any. */
function ownValues(own: readonly OwnField[], values: RowValues): Record<string, unknown> | null {
  let held: Record<string, unknown> | null = null;
  for (const { key, kind } of own) {
    const text = values[`custom.${key}`];
    if (text !== null && text !== undefined) (held ??= {})[key] = kind === 'NUMBER' ? Number(text) : kind === 'BOOLEAN' ? text === 'true' : text;
  }
  return held;
}

export const customersImport: ImportKind = {
  kind: 'customers', label: { zh: '顾客', en: 'Customers' }, word: 'customers:import',
  fields: [
    { key: 'memberNo', label: { zh: '会员号', en: 'Member number' }, type: 'text', isNumber: true, maxLength: 60, synonyms: ['member', 'member no', 'member id', 'customer id', 'CustomerID', '会员编号', '会员卡号', '卡号', '顾客编号'] },
    { key: 'name', label: { zh: '姓名', en: 'Name' }, type: 'text', required: true, maxLength: 80, synonyms: ['full name', 'customer name', 'customer', '顾客姓名', '会员姓名', '名字', '客户姓名'] },
    { key: 'phone', label: { zh: '手机', en: 'Phone' }, type: 'phone', synonyms: ['mobile', 'mobile phone', 'telephone', 'cell', '手机号', '手机号码', '电话', '联系电话'] },
    { key: 'email', label: { zh: '邮箱', en: 'E-mail' }, type: 'email', synonyms: ['mail', 'email address', '电子邮箱', '邮件'] },
    { key: 'gender', label: { zh: '性别', en: 'Gender' }, type: 'choice', choices: genders, synonyms: ['sex'] },
    { key: 'birthday', label: { zh: '生日', en: 'Birthday' }, type: 'day', aheadHours: 0, synonyms: ['date of birth', 'birth date', 'dob', '出生日期', '出生年月日'] },
    { key: 'joinedOn', label: { zh: '入会日期', en: 'Joined on' }, type: 'day', aheadHours: 0, synonyms: ['join date', 'joined', 'member since', 'registered', '注册日期', '入会时间', '加入日期'] },
    { key: 'store', label: { zh: '常去门店', en: 'Home store' }, type: 'text', maxLength: 60, synonyms: ['store', 'store code', 'shop', '门店', '门店编号', '所属门店', '店号'] },
    { key: 'channel', label: { zh: '来源渠道', en: 'Channel' }, type: 'text', maxLength: 40, synonyms: ['source', '渠道', '来源'] },
    { key: 'country', label: { zh: '国家', en: 'Country' }, type: 'text', maxLength: 60, synonyms: ['nation', '国家地区'] },
    { key: 'address', label: { zh: '地址', en: 'Address' }, type: 'text', maxLength: 300, synonyms: ['street', '住址', '联系地址'] },
  ],
  async check(ctx) {
    const stores = await storesByName(ctx);
    return (row) => (row.values.store && !stores.has(row.values.store.toLowerCase()) ? { field: 'store', reason: 'STORE_CODE_UNKNOWN' } : null);
  },
  more: async (ctx) => (await ownFields(ctx)).map(({ key, kind, zh, en, choices }) => ({
    key: `custom.${key}`, label: { zh, en }, type: cellOf[kind], ...(kind === 'TEXT' ? { maxLength: 500 } : {}),
    ...(choices ? { choices: Object.fromEntries(choices.flatMap((one) => [one.value, one.zh, one.en].map((text) => [text.toLowerCase(), one.value]))) } : {}),
  })),
  async load(ctx, rows, run) {
    const stores = await storesByName(ctx);
    const own = await ownFields(ctx);
    const sum = { accepted: 0, unchanged: 0 };
    const told = new IdSet();
    let chunk: Item[] = [];
    let before: Promise<unknown> = Promise.resolve();
    // The next rows are read while the database takes in those of two chunks at once, who must not be the same people.
    const underway = new Set<{ people: ReadonlySet<string>; done: Promise<void> }>();
    const put = async (): Promise<void> => {
      const items = chunk;
      chunk = [];
      const people = peopleOf(items);
      for (const other of [...underway]) if (underway.size > 1 || meets(people, other.people)) await other.done;
      const last = before;
      let decided = (): void => {};
      before = new Promise<void>((resolve) => { decided = resolve; });
      const put = putChunk(ctx, { items, told, before: last, decided }, own, run).finally(decided);
      const one = { people, done: put.then((done) => { sum.accepted += done.accepted; sum.unchanged += done.unchanged; underway.delete(one); }) };
      underway.add(one);
      // Heard where it is waited for.
      one.done.catch(() => {});
    };
    try {
      for await (const row of rows) {
        const named = row.values.store;
        const storeId = named ? stores.get(named.toLowerCase()) : run.options.storeId;
        if (storeId === undefined) { run.reject(row, 'STORE_CODE_UNKNOWN', 'store'); continue; }
        chunk.push({ line: row.line, values: row.values, storeId });
        if (chunk.length === CHUNK) await put();
      }
      if (chunk.length) await put();
      await Promise.all([...underway].map((one) => one.done));
    } finally {
      // Nothing goes on behind the back of whoever hears of a failure.
      await Promise.allSettled([...underway].map((one) => one.done));
    }
    return sum;
  },
  undo: (ctx, transferId) => transact(ctx, async (tx) => (await removeUntouched(tx, transferId)) + (await returnValues(tx, transferId))),
};
