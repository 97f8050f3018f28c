// RFM models: their versions, scoring everybody who bought, the grid, comparing two models, and why a customer has a score.
import { RfmMethod, RfmModel } from '../../schema/customers/value.ts';
import type { RfmGrid, RfmMove } from '../../schema/customers/analytics.ts';
import type { SaveRfmModelInput } from '../../schema/customers/rfm.inputs.ts';
import { addDays } from '../core/clock.ts';
import { authorise, businessDay, type Context, reachOf } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { explain, type Explanation } from '../core/explanation.ts';
import { currencyName, toDecimalText } from '../core/money.ts';
import { decodeId } from '../core/read/ids.ts';
import { lockRow, transact } from '../core/transact.ts';
import { customerReasons } from './customers.messages.ts';
import { cutsSchema, groupOf, groupsSchema, SHIPPED_GROUPS, type RfmCuts, type RfmGroup } from './rfm.rules.ts';
import { KNOWN } from './analytics.scope.ts';
import { touchCustomers } from './touch.ts';

const CHUNK = 5_000;

/** Makes the next version of a model (a new key: version 1); the one before is superseded from that day. Answers its id. */
export async function saveRfmModel(ctx: Context, input: SaveRfmModelInput): Promise<string> {
  authorise(ctx, 'customers:write-models');
  demand(input.windowDays === undefined || (input.windowDays >= 0 && input.windowDays <= 36_500), 'input.windowDays', customerReasons.LIMIT_RANGE);
  const groups = groupsSchema.safeParse(input.groups ?? SHIPPED_GROUPS);
  demand(groups.success, 'input.groups', customerReasons.RFM_GROUPS);
  const cuts = input.method === RfmMethod.FIXED ? cutsSchema.safeParse(input.cuts) : null;
  demand(!cuts || cuts.success, 'input.cuts', customerReasons.RFM_CUTS);
  const today = businessDay(ctx);
  const effectiveFrom = input.effectiveFrom ?? today;
  demand(effectiveFrom >= today, 'input.effectiveFrom', customerReasons.EFFECTIVE_PAST);
  return transact(ctx, async (tx) => {
    const versions = await tx.manager.getRepository(RfmModel).createQueryBuilder('m').setLock('pessimistic_write')
      .where('m.key = :key', { key: input.key }).orderBy('m.number', 'DESC').getMany();
    const latest = versions[0];
    // A model published for a later day leaves the one before in force until then.
    const until = effectiveFrom > today ? `${effectiveFrom}T00:00:00.000Z` : tx.clock.now().toISOString();
    if (latest && !latest.supersededAt) await tx.manager.save(Object.assign(latest, { supersededAt: until, version: latest.version + 1 }));
    const saved = await tx.manager.save(tx.manager.create(RfmModel, {
      key: input.key, number: (latest?.number ?? 0) + 1, nameZh: input.nameZh, nameEn: input.nameEn, format: input.format ?? null,
      method: input.method, windowDays: input.windowDays ?? 365, cuts: cuts?.data ?? null, groups: groups.data, effectiveFrom, customerCount: 0,
    }));
    return saved.id;
  });
}

interface ModelRow { id: string; method: RfmMethod; format: string | null; window_days: number; cuts: RfmCuts | null; groups: RfmGroup[]; key: string; number: number; effective_from: string; as_of: string | null; customer_count: number }

/** The model of that id as the database holds it. */
async function modelOf(ctx: Context, id: string): Promise<ModelRow> {
  if (!decodeId('RfmModel', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows: [row] } = await ctx.db.write.query<ModelRow>('select * from rfm_models where id = $1', [id]);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}

/** SQL of the figures that are scored: one row a customer who bought before `asOf`. $1 = asOf, $2 = first day or null, $3 = format or null. */
const FIGURES = `
  select p.customer_id, ($1::date - max(p.business_on)) recency, count(*) frequency, sum(p.sales_amount) money
  from purchases p where p.sale_line_count > 0 and p.business_on < $1::date and ($2::date is null or p.business_on >= $2::date)
    and ($3::text is null or p.store_id in (select id from stores where format = $3)) and ${KNOWN}
  group by p.customer_id`;
const params = (model: ModelRow, asOf: string) => [asOf, model.window_days ? addDays(asOf, -model.window_days) : null, model.format];

/** Cut-offs by nearest rank: the value at rank ceil(k × N ÷ 5). Whole numbers throughout, so no rounding can move a rank. */
async function findCuts(ctx: Context, model: ModelRow, asOf: string): Promise<RfmCuts> {
  const one = (key: string) => `(select array_agg(value order by k) from (
    select k, (select ${key}::text from (select ${key}, row_number() over (order by ${key}) place from f) v where place = (n * k + 4) / 5) as value
    from (select count(*) n from f) c, generate_series(1, 4) k) x) ${key}`;
  const { rows: [row] } = await ctx.db.write.query<Record<'recency' | 'frequency' | 'money', (string | null)[]>>(
    `with f as materialized (${FIGURES}) select ${one('recency')}, ${one('frequency')}, ${one('money')}`, params(model, asOf));
  const plain = (values: (string | null)[] | undefined) => (values ?? []).map((value) => toDecimalText(value ?? '0'));
  return { recency: plain(row?.recency), frequency: plain(row?.frequency), money: plain(row?.money) };
}

/**
 * Scores everybody who bought before `asOf`. QUANTILE: ntile(5), ties in order of the member number as text; PERCENTILE:
 * nearest-rank cut-offs, equal values score equally; FIXED: the model's own. Scores are worked out in one statement beside
 * the table, then put in place some thousand customers at a time.
 */
export async function computeRfm(ctx: Context, modelId: string, asOf?: string, onChunk?: (done: number, total: number) => Promise<void>): Promise<{ customers: number; asOf: string; cuts: RfmCuts | null }> {
  const model = await modelOf(ctx, modelId);
  const day = asOf ?? addDays(businessDay(ctx), 1);
  const cuts = model.method === RfmMethod.QUANTILE ? null : model.method === RfmMethod.FIXED ? cutsSchema.parse(model.cuts) : await findCuts(ctx, model, day);
  const scored = cuts === null
    ? `select f.*, ntile(5) over (order by f.recency desc, coalesce(c.member_no, c.id::text) collate "C") r,
         ntile(5) over (order by f.frequency, coalesce(c.member_no, c.id::text) collate "C") f,
         ntile(5) over (order by f.money, coalesce(c.member_no, c.id::text) collate "C") m from f join customers c on c.id = f.customer_id`
    : `select f.*, ${(['recency', 'frequency', 'money'] as const).map((key, index) => {
      const above = `(select count(*) from unnest($${5 + index}::numeric[]) cut where f.${key} > cut)::int`;
      return key === 'recency' ? `5 - ${above} r` : `1 + ${above} ${key[0]}`;
    }).join(', ')} from f`;
  const total = await transact(ctx, async (tx) => {
    await tx.manager.query('delete from rfm_staging where model_id = $1', [modelId]);
    const [row] = await tx.manager.query<{ n: number }[]>(
      `with f as materialized (${FIGURES}), s as (${scored}), kept as (
         insert into rfm_staging (model_id, customer_id, r, f, m, recency_days, frequency, money)
         select $4::bigint, customer_id, r, f, m, recency, frequency, money from s returning 1
       ) select count(*)::int n from kept`,
      [...params(model, day), modelId, ...(cuts ? [cuts.recency, cuts.frequency, cuts.money] : [])]);
    return row?.n ?? 0;
  });
  await placeScores(ctx, model, total, onChunk);
  await transact(ctx, async (tx) => {
    const row = await lockRow(tx, RfmModel, modelId);
    if (row) await tx.manager.save(Object.assign(row, {
      asOf: day, computedAt: tx.clock.now().toISOString(), customerCount: total, ...(model.method === RfmMethod.PERCENTILE ? { cuts } : {}), version: row.version + 1,
    }));
    await tx.manager.query('delete from rfm_staging where model_id = $1', [modelId]);
  });
  return { customers: total, asOf: day, cuts };
}

/** Group of a score as SQL over r, f and m; keys were checked by the schema, spans are whole numbers. */
function groupSql(groups: readonly RfmGroup[]): string {
  const whens = groupsSchema.parse(groups).map(({ key, when }) => {
    const parts = (['r', 'f', 'm'] as const).flatMap((name) => (when[name] ? [`s.${name} between ${when[name][0]} and ${when[name][1]}`] : []));
    return `when ${parts.join(' and ') || 'true'} then '${key}'`;
  });
  return `case ${whens.join(' ')} else 'other' end`;
}

async function placeScores(ctx: Context, model: ModelRow, total: number, onChunk?: (done: number, total: number) => Promise<void>): Promise<void> {
  let last = '0';
  for (let done = 0; ;) {
    const next = await transact(ctx, async (tx) => {
      const [range] = await tx.manager.query<{ high: string | null; n: number }[]>(
        `select max(customer_id)::text high, count(*)::int n from (select customer_id from rfm_staging where model_id = $1 and customer_id > $2 order by customer_id limit ${CHUNK}) x`,
        [model.id, last]);
      const high = range?.high ?? null;
      // Scores of those who no longer count go with the range they stand in; after the last, all that is left.
      const goneRows = await tx.manager.query<{ customer_id: string }[]>(
        `with gone as (delete from rfm_scores s where model_id = $1 and customer_id > $2 and ($3::bigint is null or customer_id <= $3)
           and not exists (select 1 from rfm_staging t where t.model_id = $1 and t.customer_id = s.customer_id) returning customer_id)
         select customer_id from gone`, [model.id, last, high]);
      const changed = high === null ? [] : await tx.manager.query<{ customer_id: string }[]>(
        `with put as (
           insert into rfm_scores as o (customer_id, model_id, r, f, m, code, group_key, recency_days, frequency, money)
           select s.customer_id, s.model_id, s.r, s.f, s.m, s.r::text || s.f || s.m, ${groupSql(model.groups)}, s.recency_days, s.frequency, s.money
           from rfm_staging s where s.model_id = $1 and s.customer_id > $2 and s.customer_id <= $3 order by s.customer_id
           on conflict (customer_id, model_id) do update set r = excluded.r, f = excluded.f, m = excluded.m, code = excluded.code,
             group_key = excluded.group_key, recency_days = excluded.recency_days, frequency = excluded.frequency, money = excluded.money
           where (o.code, o.group_key, o.recency_days, o.frequency, o.money) is distinct from (excluded.code, excluded.group_key, excluded.recency_days, excluded.frequency, excluded.money)
           returning customer_id)
         select customer_id from put`, [model.id, last, high]);
      await touchCustomers(tx, [...goneRows, ...changed].map((row) => row.customer_id), { kind: 'rfm', note: `${model.key} ${model.number}` });
      return { high, n: range?.n ?? 0 };
    });
    if (next.high === null) return;
    last = next.high;
    done += next.n;
    await onChunk?.(done, total);
  }
}

/** Cells of a model's scores with their customers and money, within the stores the viewer's right reaches. */
export async function rfmGrid(ctx: Context, modelId: string): Promise<RfmGrid> {
  authorise(ctx, 'customers:analyse');
  const model = await modelOf(ctx, modelId);
  const reach = reachOf(ctx.viewer, 'customers:analyse');
  const own = reach.all ? '' : 'and c.store_id = any($2::bigint[])';
  const { rows: cells } = await ctx.db.read.query<RfmGrid['cells'][number] & { low: number; high: number }>(
    `select s.r, s.f, s.m, min(s.group_key) "groupKey", count(*)::int customers, trim_scale(sum(s.money))::text as "value", min(s.recency_days) low, max(s.recency_days) high
     from rfm_scores s join customers c on c.id = s.customer_id where s.model_id = $1 ${own} group by 1, 2, 3 order by 1, 2, 3`,
    [modelId, ...(reach.all ? [] : [[...reach.storeIds]])]);
  return {
    modelId, asOf: model.as_of, cells, customers: cells.reduce((sum, cell) => sum + cell.customers, 0),
    minRecencyDays: cells.length ? Math.min(...cells.map((cell) => cell.low)) : null, maxRecencyDays: cells.length ? Math.max(...cells.map((cell) => cell.high)) : null,
  };
}

/** Where customers stand by two models, side by side: how many went from which group to which. */
export async function rfmCompare(ctx: Context, fromModelId: string, toModelId: string): Promise<RfmMove[]> {
  authorise(ctx, 'customers:analyse');
  for (const id of [fromModelId, toModelId]) if (!decodeId('RfmModel', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const reach = reachOf(ctx.viewer, 'customers:analyse');
  const own = reach.all ? '' : 'where c.store_id = any($3::bigint[])';
  const { rows } = await ctx.db.read.query<RfmMove>(
    `select a.group_key "fromGroup", b.group_key "toGroup", count(*)::int customers
     from (select customer_id, group_key from rfm_scores where model_id = $1) a
     full join (select customer_id, group_key from rfm_scores where model_id = $2) b using (customer_id)
     join customers c on c.id = customer_id ${own} group by 1, 2 order by 3 desc, 1, 2`,
    [fromModelId, toModelId, ...(reach.all ? [] : [[...reach.storeIds]])]);
  return rows;
}

/** Why a customer has this score: each figure with its cut-offs, and the purchases behind them. Null when there is no score. */
export async function explainRfm(ctx: Context, modelId: string, customerId: string): Promise<Explanation | null> {
  const model = await modelOf(ctx, modelId);
  const { rows: [score] } = await ctx.db.read.query<{ r: number; f: number; m: number; code: string; group_key: string; recency_days: number; frequency: number; money: string }>(
    'select * from rfm_scores where model_id = $1 and customer_id = $2', [modelId, customerId]);
  if (!score || !model.as_of) return null;
  const from = model.window_days ? addDays(model.as_of, -model.window_days) : null;
  const rows = { resource: 'purchases', count: score.frequency, filter: { customerId: { eq: customerId }, saleLineCount: { gt: 0 }, businessOn: { lt: model.as_of, ...(from ? { gte: from } : {}) } } };
  const rule = { key: `rfm.${model.key}`, version: model.number, since: model.effective_from };
  const how = model.cuts
    ? (key: keyof RfmCuts) => ({ zh: `分界 ${(model.cuts as RfmCuts)[key].join(' / ')}`, en: `cut-offs ${(model.cuts as RfmCuts)[key].join(' / ')}` })
    : () => ({ zh: '按名次分成五等份，并列按会员号排', en: 'five equal parts by rank, ties in order of the member number' });
  const part = (label: { zh: string; en: string }, value: number, figure: string, unit: { zh: string; en: string }, key: keyof RfmCuts) =>
    explain(label, value, { rule, note: how(key), inputs: [explain({ zh: '数值', en: 'Figure' }, figure, { unit, rows })] });
  const group = model.groups.find((one) => one.key === score.group_key);
  return explain({ zh: `RFM ${score.code}`, en: `RFM ${score.code}` }, group?.key ?? groupOf(model.groups, score.r, score.f, score.m), {
    rule, rows, text: { zh: group?.zh ?? '其他', en: group?.en ?? 'Other' },
    inputs: [
      part({ zh: '最近一次购买 R', en: 'Recency R' }, score.r, String(score.recency_days), { zh: '天前', en: 'days ago' }, 'recency'),
      part({ zh: '购买次数 F', en: 'Frequency F' }, score.f, String(score.frequency), { zh: '张小票', en: 'receipts' }, 'frequency'),
      part({ zh: '购买金额 M', en: 'Money M' }, score.m, toDecimalText(score.money), currencyName(), 'money'),
    ],
  });
}
