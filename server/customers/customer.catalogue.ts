// The fields that rules may say of customers: profile, behaviour, purchases, tags, consents, RFM, tier, segments. Younger modules add theirs.
import type { Gender, Tier } from '../../schema/customers/customer.ts';
import type { StoreFormat } from '../../schema/staff/organisation.ts';
import { createCatalogue, type ParamDefinition } from '../core/rule-tree/catalogue.ts';
import { both, type Label } from '../core/language.ts';
import { decimal } from '../core/money.ts';
import { definePurchaseFields } from './customer.catalogue.purchases.ts';
import { textParam, type CustomerSubject, type SubjectBehaviour } from './customer.subject.ts';

const profile = both('资料', 'Profile');
const behaviour = both('消费行为', 'Behaviour');
const value = both('价值', 'Value');
const ORDERS = 'customers:read-orders';
const labels = (of: Record<string, Label>) => Object.entries(of).map(([key, label]) => ({ value: key, label }));

/** Rules about customers speak of these fields. SQL stands over `customers c`. */
export const customerCatalogue = createCatalogue<CustomerSubject>({
  noun: both('人', 'people'), alias: 'c',
  joins: { b: 'left join customer_behaviour b on b.customer_id = c.id', st: 'left join stores st on st.id = c.store_id' },
  pastJoins: ['b'],
});

const genders: Record<Gender, Label> = { FEMALE: both('女', 'female'), MALE: both('男', 'male'), UNKNOWN: both('未知', 'unknown') };
const tiers: Record<Tier, Label> = { GOLD: both('金卡', 'gold'), SILVER: both('银卡', 'silver'), REGULAR: both('普通', 'regular'), NEW: both('新客', 'new') };
const formats: Record<StoreFormat, Label> = { SUPERMARKET: both('超市', 'supermarket'), ECOMMERCE: both('电商', 'e-commerce'), HOME: both('家居', 'home') };
const age = (birthday: string | null, today: string): number | null =>
  (birthday ? Number(today.slice(0, 4)) - Number(birthday.slice(0, 4)) - (today.slice(5) < birthday.slice(5) ? 1 : 0) : null);

customerCatalogue
  .defineField({ key: 'name', type: 'text', label: both('姓名', 'name'), group: profile, sql: () => 'c.name', read: (c) => c.name })
  .defineField({ key: 'memberNo', type: 'text', label: both('会员号', 'member number'), group: profile, sql: () => 'c.member_no', read: (c) => c.memberNo })
  .defineField({ key: 'gender', type: 'enum', label: both('性别', 'gender'), group: profile, options: labels(genders), sql: () => 'c.gender', read: (c) => c.gender })
  .defineField({ key: 'birthMonth', type: 'number', label: both('生日月份', 'birthday month'), unit: both('月', ''), group: profile, right: 'customers:birthday',
    sql: () => 'extract(month from c.birthday)', read: (c) => (c.birthday ? Number(c.birthday.slice(5, 7)) : null) })
  .defineField({ key: 'birthdayThisMonth', type: 'boolean', label: both('本月过生日', 'birthday this month'), group: profile, right: 'customers:birthday', ops: ['equals'],
    sql: (a) => `coalesce(extract(month from c.birthday) = extract(month from ${a.param(a.env.today, 'date')}), false)`,
    read: (c, _p, env) => c.birthday?.slice(5, 7) === env.today.slice(5, 7),
    phrases: { 'equals:true': both('[本月]过生日', 'whose birthday [is this month]'), 'equals:false': both('[本月不]过生日', 'whose birthday [is not this month]') } })
  .defineField({ key: 'age', type: 'number', label: both('年龄', 'age'), unit: both('岁', 'year|years'), group: profile, right: 'customers:birthday',
    // Whole years; someone born on 29 February grows older on 1 March.
    sql: (a) => { const today = a.param(a.env.today, 'date'); return `extract(year from ${today}) - extract(year from c.birthday) - (to_char(${today}, 'MM-DD') < to_char(c.birthday, 'MM-DD'))::int`; },
    read: (c, _p, env) => age(c.birthday, env.today) })
  .defineField({ key: 'country', type: 'text', label: both('国家', 'country'), group: profile, sql: () => 'c.country', read: (c) => c.country })
  .defineField({ key: 'store', type: 'enum', source: 'store', cast: 'bigint', label: both('归属门店', 'home store'), group: profile, sql: () => 'c.store_id', read: (c) => c.storeId })
  .defineField({ key: 'format', type: 'enum', label: both('门店业态', 'store format'), group: profile, joins: ['st'], options: labels(formats), sql: () => 'st.format', read: (c) => c.format })
  .defineField({ key: 'joinedOn', type: 'date', label: both('入会日期', 'joining day'), group: profile, sql: () => 'c.joined_on', read: (c) => c.joinedOn })
  .defineField({ key: 'channel', type: 'text', label: both('来源渠道', 'channel'), group: profile, sql: () => 'c.channel', read: (c) => c.channel })
  .defineField({ key: 'tier', type: 'enum', label: both('等级', 'tier'), group: value, options: labels(tiers), sql: () => 'c.tier', read: (c) => c.tier })
  // No file of customers brings consents along: whoever is new has given none.
  .defineField({ key: 'consents', type: 'set', ofPast: true, label: both('同意联系的渠道', 'channels agreed to'), group: profile,
    options: labels({ SMS: both('短信', 'text message'), EMAIL: both('邮件', 'e-mail'), PHONE: both('电话', 'phone'), WECOM: both('企业微信', 'WeCom') }),
    member: (_a, matches) => `exists (select 1 from consents k where k.customer_id = c.id and k.is_given and ${matches('k.channel')}
      and not exists (select 1 from consents n where n.customer_id = c.id and n.channel = k.channel and (n.given_at, n.id) > (k.given_at, k.id)))`,
    read: (c) => c.consents })
  .defineField({ key: 'tags', type: 'set', source: 'tag', cast: 'bigint', label: both('标签', 'tags'), group: profile,
    member: (a, matches) => `exists (select 1 from customer_tags t where t.customer_id = c.id and (t.expires_at is null or t.expires_at > ${a.param(a.env.now.toISOString(), 'text')}::timestamptz) and ${matches('t.tag_id')})`,
    read: (c) => c.tags, phrases: { hasAny: both('[带有]{value}标签', '[tagged] {value}'), hasNone: both('[不带]{value}标签', '[not tagged] {value}') } })
  .defineField({ key: 'segments', type: 'reference', source: 'segment', cast: 'bigint', label: both('分群', 'segment'), group: value, right: 'segments:read',
    // "In any" and "in none" would ask for the segment itself as well: each run would undo the one before.
    ops: ['in', 'notIn'],
    member: (_a, matches) => `exists (select 1 from segment_memberships m where m.customer_id = c.id and m.left_at is null and ${matches('m.segment_id')})`,
    read: (c) => c.segments });

// Fields of the chain's own, by the kind they were declared with; the builder offers only those of the kind.
const custom = (kind: string): readonly ParamDefinition[] => [{ key: 'field', type: 'reference', source: `customField:${kind}`, label: both('字段', 'field') }];
const plainText = (param: string) => `case when jsonb_typeof(c.custom -> ${param}) = 'string' then c.custom ->> ${param} end`;
customerCatalogue
  .defineField({ key: 'custom.text', type: 'text', label: both('{field}', '{field}'), group: profile, params: custom('TEXT'),
    sql: (a) => plainText(a.param(a.params.field, 'text')), read: (c, p) => { const held = c.custom[textParam(p, 'field')]; return typeof held === 'string' ? held : null; } })
  .defineField({ key: 'custom.choice', type: 'text', label: both('{field}', '{field}'), group: profile, params: custom('CHOICE'),
    sql: (a) => plainText(a.param(a.params.field, 'text')), read: (c, p) => { const held = c.custom[textParam(p, 'field')]; return typeof held === 'string' ? held : null; } })
  .defineField({ key: 'custom.number', type: 'number', label: both('{field}', '{field}'), group: profile, params: custom('NUMBER'),
    sql: (a) => { const key = a.param(a.params.field, 'text'); return `case when jsonb_typeof(c.custom -> ${key}) = 'number' then (c.custom ->> ${key})::numeric end`; },
    read: (c, p) => { const held = c.custom[textParam(p, 'field')]; return typeof held === 'number' ? held : null; } })
  .defineField({ key: 'custom.day', type: 'date', label: both('{field}', '{field}'), group: profile, params: custom('DAY'),
    sql: (a) => { const key = a.param(a.params.field, 'text'); return `case when c.custom ->> ${key} ~ '^\\d{4}-\\d{2}-\\d{2}$' then (c.custom ->> ${key})::date end`; },
    read: (c, p) => { const held = c.custom[textParam(p, 'field')]; return typeof held === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(held) ? held : null; } })
  .defineField({ key: 'custom.flag', type: 'boolean', label: both('{field}', '{field}'), group: profile, params: custom('BOOLEAN'),
    sql: (a) => { const key = a.param(a.params.field, 'text'); return `case when jsonb_typeof(c.custom -> ${key}) = 'boolean' then (c.custom ->> ${key})::boolean end`; },
    read: (c, p) => { const held = c.custom[textParam(p, 'field')]; return typeof held === 'boolean' ? held : null; } });

const times = both('次', 'time|times');
const yuan = both('元', 'yuan');
const days = both('天', 'day|days');
type Figure = keyof SubjectBehaviour;
const snake = (key: string) => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const figure = (key: Figure, type: 'number' | 'money', label: Label, unit: Label, whenNone: 0 | null = 0) => customerCatalogue.defineField({
  key, type, label, unit, group: behaviour, right: ORDERS, joins: ['b'],
  // Counts are compared as whole numbers, and plainly: so their indexes serve.
  ...(/^visits\d*$/.test(key) ? { cast: 'integer' as const } : {}), ...(whenNone === null ? {} : { whenNone }),
  sql: () => `b.${snake(key)}`, read: (c) => c.behaviour?.[key] ?? whenNone,
  evidence: (c) => ({ rows: { resource: 'purchases', filter: { customerId: { eq: c.id }, saleLineCount: { gt: 0 } } } }),
});
for (const window of [30, 90, 180, 365] as const) {
  figure(`spend${window}`, 'money', both(`近 ${window} 天消费`, `spend in the last ${window} days`), yuan);
  figure(`visits${window}`, 'number', both(`近 ${window} 天购买次数`, `purchases in the last ${window} days`), times);
}
figure('spend', 'money', both('累计消费', 'spend ever'), yuan);
figure('netSpend', 'money', both('累计消费（扣退货）', 'spend ever less returns'), yuan);
figure('returned', 'money', both('累计退货金额', 'returns ever'), yuan);
figure('visits', 'number', both('累计购买次数', 'purchases ever'), times);
figure('meanBasket', 'money', both('平均每单金额', 'mean basket'), yuan, null);
figure('visitsPerWeek', 'number', both('近 90 天平均每周到店', 'weekly visits over the last 90 days'), times);
figure('returnRate', 'number', both('退货率', 'return rate'), both('', ''), null);
figure('daysBetween', 'number', both('平均购买间隔', 'mean days between purchases'), days, null);
customerCatalogue
  .defineField({ key: 'contactsPerMonth', type: 'number', label: both('近 12 个月平均每月互动', 'monthly contacts over the last 12 months'), unit: times, group: behaviour, right: ORDERS, joins: ['b'],
    // Compared as a year's contacts: three a month are 36, and nothing is rounded. The index is on this very expression.
    bind: (monthly) => decimal(monthly).times(12).toFixed(), sql: () => 'b.contacts365::numeric', whenNone: 0, read: (c) => decimal(c.behaviour?.contacts365 ?? 0).dividedBy(12),
    evidence: (c) => ({ rows: { resource: 'purchases', filter: { customerId: { eq: c.id }, saleLineCount: { gt: 0 } }, count: c.behaviour?.contacts365 ?? 0 } }) })
  .defineField({ key: 'lastPurchaseOn', type: 'date', label: both('最近一次购买', 'last purchase'), group: behaviour, right: ORDERS, joins: ['b'], sql: () => 'b.last_purchase_on', read: (c) => c.behaviour?.lastPurchaseOn })
  .defineField({ key: 'firstPurchaseOn', type: 'date', label: both('首次购买', 'first purchase'), group: behaviour, right: ORDERS, joins: ['b'], sql: () => 'b.first_purchase_on', read: (c) => c.behaviour?.firstPurchaseOn })
  .defineField({ key: 'idleDays', type: 'days', label: both('未购买天数', 'days without a purchase'), unit: days, group: behaviour, right: ORDERS, joins: ['b'],
    sql: (a) => `${a.param(a.env.today, 'date')} - b.last_purchase_on`,
    read: (c, _p, env) => (c.behaviour?.lastPurchaseOn ? Math.round((Date.parse(env.today) - Date.parse(c.behaviour.lastPurchaseOn)) / 86_400_000) : null) });

const model: readonly ParamDefinition[] = [{ key: 'model', type: 'reference', source: 'rfmModel', cast: 'bigint', label: both('模型', 'model') }];
for (const [key, label] of [['r', both('RFM 最近 R', 'RFM recency')], ['f', both('RFM 频次 F', 'RFM frequency')], ['m', both('RFM 金额 M', 'RFM money')]] as const) {
  customerCatalogue.defineField({ key: `rfm.${key}`, type: 'number', label, unit: both('分', 'point|points'), group: value, right: ORDERS, params: model, ofPast: true,
    sql: (a) => `(select s.${key} from rfm_scores s where s.customer_id = c.id and s.model_id = ${a.param(a.params.model, 'bigint')})`,
    read: (c, p) => c.rfm.find((score) => score.modelId === textParam(p, 'model'))?.[key] ?? null });
}
customerCatalogue.defineField({ key: 'rfm.group', type: 'enum', source: 'rfmGroup', label: both('RFM 分组', 'RFM group'), group: value, right: ORDERS, params: model, ofPast: true,
  sql: (a) => `(select s.group_key from rfm_scores s where s.customer_id = c.id and s.model_id = ${a.param(a.params.model, 'bigint')})`,
  read: (c, p) => c.rfm.find((score) => score.modelId === textParam(p, 'model'))?.group ?? null });

definePurchaseFields(customerCatalogue);
