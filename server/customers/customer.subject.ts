// One customer as rules judge them in memory: loaded in a few statements for many customers at once.
import type { RuleParams } from '../core/rule-tree/tree.ts';

export interface SubjectBehaviour {
  firstPurchaseOn: string | null; lastPurchaseOn: string | null;
  visits: number; visits30: number; visits90: number; visits180: number; visits365: number;
  spend: string; spend30: string; spend90: string; spend180: string; spend365: string; netSpend: string; returned: string;
  meanBasket: string | null; visitsPerWeek: string | null; returnRate: string | null; daysBetween: string | null; contacts365: number;
}
export interface CustomerSubject {
  id: string; memberNo: string | null; name: string; gender: string; birthday: string | null; country: string | null;
  storeId: string | null; format: string | null; joinedOn: string | null; channel: string | null; tier: string;
  custom: Record<string, unknown>;
  behaviour: SubjectBehaviour | null;
  /** Receipts with a sale. */
  receipts: { businessOn: string; storeId: string; amount: string; band: string; isWeekend: boolean }[];
  /** Sale lines. */
  lines: { purchaseId: string; productId: string; categoryId: string | null; businessOn: string; amount: string }[];
  tags: string[]; consents: string[]; segments: string[];
  rfm: { modelId: string; r: number; f: number; m: number; group: string }[];
  /** What younger modules know of her, by the key of their part. */
  more: Record<string, unknown>;
}

/** Somebody of whom nothing is known yet but that she is there. */
export const BLANK: CustomerSubject = {
  id: '', memberNo: null, name: '', gender: 'UNKNOWN', birthday: null, country: null, storeId: null, format: null, joinedOn: null, channel: null, tier: 'REGULAR',
  custom: {}, behaviour: null, receipts: [], lines: [], tags: [], consents: [], segments: [], rfm: [], more: {},
};

export type RunSql = <T>(text: string, params: unknown[]) => Promise<T[]>;

const parts: { key: string; sql: string }[] = [];
/** Younger modules register what of their own a customer is judged by: a JSON expression over `customers c`. */
export const addSubjectPart = (key: string, sql: string): void => { parts.push({ key, sql }); };

const statement = (): string => `
  select c.id::text id, json_build_object('id', c.id::text, 'memberNo', c.member_no, 'name', c.name, 'gender', c.gender, 'birthday', c.birthday,
    'country', c.country, 'storeId', c.store_id::text, 'format', st.format, 'joinedOn', c.joined_on, 'channel', c.channel, 'tier', c.tier,
    'custom', coalesce(c.custom, '{}'),
    'behaviour', case when b.customer_id is null then null else json_build_object('firstPurchaseOn', b.first_purchase_on, 'lastPurchaseOn', b.last_purchase_on,
      'visits', b.visits, 'visits30', b.visits30, 'visits90', b.visits90, 'visits180', b.visits180, 'visits365', b.visits365,
      'spend', b.spend::text, 'spend30', b.spend30::text, 'spend90', b.spend90::text, 'spend180', b.spend180::text, 'spend365', b.spend365::text,
      'netSpend', b.net_spend::text, 'returned', b.returned::text, 'meanBasket', b.mean_basket::text, 'visitsPerWeek', b.visits_per_week::text,
      'returnRate', b.return_rate::text, 'daysBetween', b.days_between::text, 'contacts365', b.contacts365) end,
    'receipts', coalesce((select json_agg(json_build_object('businessOn', p.business_on, 'storeId', p.store_id::text, 'amount', p.sales_amount::text,
        'band', p.band, 'isWeekend', p.weekday > 5))
      from purchases p where p.customer_id = c.id and p.sale_line_count > 0 and $2), '[]'),
    'lines', coalesce((select json_agg(json_build_object('purchaseId', l.purchase_id::text, 'productId', l.product_id::text, 'categoryId', g.category_id::text,
        'businessOn', p.business_on, 'amount', l.amount::text))
      from purchase_lines l join purchases p on p.customer_id = l.customer_id and p.id = l.purchase_id join products g on g.id = l.product_id
      where l.customer_id = c.id and l.line_kind = 'SALE' and $2), '[]'),
    'tags', coalesce((select json_agg(t.tag_id::text) from customer_tags t where t.customer_id = c.id and (t.expires_at is null or t.expires_at > $3::timestamptz)), '[]'),
    'consents', coalesce((select json_agg(k.channel) from (select distinct on (channel) channel, is_given from consents k where k.customer_id = c.id
      order by channel, given_at desc, id desc) k where k.is_given), '[]'),
    'segments', coalesce((select json_agg(m.segment_id::text) from segment_memberships m where m.customer_id = c.id and m.left_at is null), '[]'),
    'rfm', coalesce((select json_agg(json_build_object('modelId', s.model_id::text, 'r', s.r, 'f', s.f, 'm', s.m, 'group', s.group_key)) from rfm_scores s where s.customer_id = c.id), '[]'),
    'more', json_build_object(${parts.map(({ key, sql }) => `'${key}', ${sql}`).join(', ')})
  ) subject
  from customers c left join customer_behaviour b on b.customer_id = c.id left join stores st on st.id = c.store_id
  where c.id = any($1::bigint[])`;

/** Loads customers for judging in memory; without `history` receipts and lines stay empty (rules that ask for none are judged faster). */
export async function loadSubjects(run: RunSql, ids: readonly string[], now: Date, history = true): Promise<Map<string, CustomerSubject>> {
  const rows = await run<{ id: string; subject: CustomerSubject }>(statement(), [ids, history, now]);
  return new Map(rows.map((row) => [row.id, row.subject]));
}

/** A parameter of a rule as text. */
export const textParam = (params: RuleParams, key: string): string => String(params[key] ?? '');
