// Files of results that other systems keep: sales by person, letters of praise, ratings, quotas.
import { type Context, covers, reachOf } from '../../core/context.ts';
import { transact } from '../../core/transact.ts';
import { behindSavepoint, recordEvent } from '../../platform/events/event.service.ts';
import type { ImportKind, ParsedRow } from '../../platform/transfer/kind.registry.ts';
import { addLine, beginResult, isDiscount, type GatheredResult, type ResultLine } from './result.rules.ts';

const BATCH = 2_000;
/** Words that people write for the usual ones. */
const INDICATORS: Readonly<Record<string, string>> = {
  销售: 'sale', 订单: 'sale', 表扬: 'praise', 表扬信: 'praise', 差评: 'bad-review', 态度: 'attitude', 能力: 'ability', 效率: 'efficiency', 协作: 'teamwork', 团队协作: 'teamwork', 指标: 'quota', 定额: 'quota',
};

interface Placed { employeeId: string; from: string; until: string | null; storeId: string | null }
interface Lookup { people: Map<string, string>; stores: Map<string, string>; places: Map<string, Placed[]> }

async function lookup(ctx: Context): Promise<Lookup> {
  const { rows: people } = await ctx.db.write.query<{ id: string; no: string }>('select id::text, employee_no no from employees');
  const { rows: stores } = await ctx.db.write.query<{ id: string; code: string; zh: string; en: string }>('select id::text, code, name_zh zh, name_en en from stores');
  const { rows: placed } = await ctx.db.write.query<Placed>('select employee_id::text "employeeId", from_on::text "from", until_on::text "until", store_id::text "storeId" from placements order by from_on');
  const places = new Map<string, Placed[]>();
  for (const one of placed) places.set(one.employeeId, [...(places.get(one.employeeId) ?? []), one]);
  return { people: new Map(people.map((one) => [one.no.toLowerCase(), one.id])), stores: new Map(stores.flatMap((one) => [[one.code.toLowerCase(), one.id], [one.zh, one.id], [one.en.toLowerCase(), one.id]])), places };
}

/** The store where a person worked on a day; the nearest placement where the day lies outside all of them. */
function storeOn({ places }: Lookup, employeeId: string, day: string): string | null {
  const all = places.get(employeeId) ?? [];
  return (all.findLast((one) => one.from <= day && (one.until === null || one.until > day)) ?? all.findLast((one) => one.from <= day) ?? all[0])?.storeId ?? null;
}

/** A row as a line, or what is wrong with it. */
function lineOf(row: ParsedRow, known: Lookup, fallbackStore: string | null, allowed: (storeId: string | null) => boolean): ResultLine | { field: string; reason: string } {
  const v = row.values;
  const said = (v.indicator as string).trim();
  const indicator = INDICATORS[said] ?? said.toLowerCase().replaceAll(/[\s_]+/g, '-');
  const employeeId = v.employeeNo ? known.people.get(v.employeeNo.toLowerCase()) : null;
  if (employeeId === undefined) return { field: 'employeeNo', reason: 'EMPLOYEE_UNKNOWN' };
  const named = v.store ? known.stores.get(v.store.toLowerCase()) : undefined;
  if (v.store && !named) return { field: 'store', reason: 'STORE_CODE_UNKNOWN' };
  if (!employeeId && !named && !fallbackStore) return { field: 'employeeNo', reason: 'RESULT_OF_NOBODY' };
  const storeId = named ?? (employeeId ? storeOn(known, employeeId, v.occurredOn as string) : fallbackStore);
  if (!allowed(storeId)) return { field: 'employeeNo', reason: 'STORE_OUT_OF_REACH' };
  if (!isDiscount(v.discount ?? null)) return { field: 'discount', reason: 'DISCOUNT_RANGE' };
  return {
    indicator, reference: v.reference as string, employeeId, storeId, occurredOn: v.occurredOn as string, amount: v.amount ?? null, quantity: v.quantity ?? null, unitPrice: v.unitPrice ?? null, discount: v.discount ?? null,
    bestAmount: v.bestAmount ?? null, party: v.party ?? null, promisedOn: v.promisedOn ?? null, finishedOn: v.finishedOn ?? null, note: v.note ?? null,
  };
}

const COLUMNS = 'indicator text, reference text, employee_id bigint, store_id bigint, occurred_on date, amount numeric, gross_amount numeric, best_amount numeric, party text, promised_on date, finished_on date, is_on_time boolean, is_top_two boolean, note text';
const names = COLUMNS.split(', ').map((one) => one.split(' ')[0] as string);
const facts = names.slice(2);
/** $1 rows, $2 transfer, $3 whether rows that say something else now are written over. Answers what became of them. */
const PUT = `
  with given as (select * from json_to_recordset($1::json) r(${COLUMNS})),
  there as (select g.indicator, g.reference, row(${facts.map((one) => `w.${one}`).join(', ')}) is distinct from row(${facts.map((one) => `g.${one}${/amount/.test(one) ? '::numeric(20,8)' : ''}`).join(', ')}) differs from given g join work_results w using (indicator, reference)),
  put as (
    insert into work_results (${names.join(', ')}, transfer_id) select ${names.map((one) => `g.${one}`).join(', ')}, $2::bigint from given g
    where not exists (select 1 from there t where t.indicator = g.indicator and t.reference = g.reference and (not t.differs or not $3))
    on conflict (indicator, reference) do update set ${facts.map((one) => `${one} = excluded.${one}`).join(', ')}, updated_at = now(), version = work_results.version + 1 returning 1
  ) select (select count(*) from put)::int put, coalesce((select array_agg(indicator || ' ' || reference) from there where not differs), '{}') same, coalesce((select array_agg(indicator || ' ' || reference) from there where differs and not $3), '{}') refused`;

const rowOf = (one: GatheredResult) => ({
  indicator: one.indicator, reference: one.reference, employee_id: one.employeeId, store_id: one.storeId, occurred_on: one.occurredOn, amount: one.amount, gross_amount: one.grossAmount, best_amount: one.bestAmount,
  party: one.party, promised_on: one.promisedOn, finished_on: one.finishedOn, is_on_time: one.isOnTime, is_top_two: one.isTopTwo, note: one.note,
});

export const resultsImport: ImportKind = {
  kind: 'results', label: { zh: '业绩记录', en: 'Results of work' }, word: 'staff:import', isStaged: true,
  fields: [
    { key: 'indicator', label: { zh: '指标', en: 'Indicator' }, type: 'text', required: true, maxLength: 40, synonyms: ['kind', 'metric', '类型', '指标名'] },
    { key: 'reference', label: { zh: '单号', en: 'Reference' }, type: 'text', required: true, maxLength: 80, synonyms: ['order id', 'order_id', 'order no', 'number', 'id', '订单号', '编号'] },
    { key: 'employeeNo', label: { zh: '工号', en: 'Employee number' }, type: 'text', maxLength: 20, synonyms: ['employee id', 'employee_id', 'salesperson', 'salesperson_id', '员工编号', '员工号'] },
    { key: 'store', label: { zh: '门店', en: 'Store' }, type: 'text', maxLength: 60, synonyms: ['store code', 'shop', '门店编号'] },
    { key: 'occurredOn', label: { zh: '日期', en: 'Day' }, type: 'day', required: true, synonyms: ['order_date', 'order date', 'date', 'quota_date', '下单日期'] },
    { key: 'amount', label: { zh: '数值', en: 'Amount' }, type: 'decimal', synonyms: ['value', 'score', 'rating', 'quota', 'sales_quota', '金额', '分数'] },
    { key: 'quantity', label: { zh: '数量', en: 'Quantity' }, type: 'decimal', synonyms: ['qty', '件数'] },
    { key: 'unitPrice', label: { zh: '单价', en: 'Unit price' }, type: 'decimal', synonyms: ['unit_price', 'price', '价格'] },
    { key: 'discount', label: { zh: '折扣（0–1）', en: 'Discount (0 to 1)' }, type: 'decimal', synonyms: ['discount', '折扣'] },
    { key: 'bestAmount', label: { zh: '满分', en: 'Best mark' }, type: 'decimal', synonyms: ['scale', 'best', 'max', '最高分'] },
    { key: 'party', label: { zh: '对方', en: 'Party' }, type: 'text', maxLength: 80, synonyms: ['customer', 'customer_id', 'customer id', '客户', '顾客'] },
    { key: 'promisedOn', label: { zh: '约定日期', en: 'Promised on' }, type: 'day', synonyms: ['required_date', 'required date', 'due', '应完成日期'] },
    { key: 'finishedOn', label: { zh: '完成日期', en: 'Finished on' }, type: 'day', synonyms: ['shipped_date', 'shipped date', 'done', '发货日期'] },
    { key: 'note', label: { zh: '备注', en: 'Note' }, type: 'text', maxLength: 400, synonyms: ['remark', 'comment', '说明'] },
  ],
  async check(ctx, options) {
    const known = await lookup(ctx);
    const reach = reachOf(ctx.viewer, 'staff:import');
    return (row) => { const line = lineOf(row, known, options.storeId, (id) => covers(reach, id)); return 'reason' in line ? line : null; };
  },
  async load(ctx, rows, run) {
    const known = await lookup(ctx);
    const reach = reachOf(ctx.viewer, 'staff:import');
    const gathered = new Map<string, { result: GatheredResult; row: ParsedRow; lines: number }>();
    for await (const row of rows) {
      const line = lineOf(row, known, run.options.storeId, (id) => covers(reach, id));
      if ('reason' in line) { run.reject(row, line.reason, line.field); continue; }
      const slot = `${line.indicator} ${line.reference}`;
      const there = gathered.get(slot);
      if (!there) { gathered.set(slot, { result: beginResult(line), row, lines: 1 }); continue; }
      if (addLine(there.result, line)) there.lines += 1; else run.reject(row, 'RESULT_OTHER_FACTS', 'reference');
    }
    let accepted = 0; let unchanged = 0; let done = 0;
    const all = [...gathered.entries()];
    const lines = all.reduce((sum, [, one]) => sum + one.lines, 0);
    for (let at = 0; at < all.length && !(await run.isCancelled()); at += BATCH) {
      const part = all.slice(at, at + BATCH);
      await transact(ctx, async (tx) => {
        const values = [JSON.stringify(part.map(([, one]) => rowOf(one.result))), run.transferId, run.options.duplicates === 'MERGE'];
        const [answer] = await behindSavepoint(tx, () => tx.manager.query<{ put: number; same: string[]; refused: string[] }[]>(PUT, values), run.isDryRun);
        const refused = new Set(answer?.refused);
        for (const [slot, one] of part) if (refused.has(slot)) run.reject(one.row, 'ROW_DUPLICATE', 'reference');
        // Counted are lines of the file; all lines of a number share its fate.
        const same = new Set(answer?.same);
        for (const [slot, one] of part) if (same.has(slot)) unchanged += one.lines; else if (!refused.has(slot)) accepted += one.lines;
        if (!run.isDryRun && answer?.put) await recordEvent(tx, { kind: 'work-result.imported', resource: 'WorkResult', after: { results: answer.put, transferId: run.transferId } });
      });
      done += part.reduce((sum, [, one]) => sum + one.lines, 0);
      await run.progress(done, lines);
    }
    return { accepted, unchanged };
  },
  undo: (ctx, transferId) => transact(ctx, async (tx) => {
    const [row] = await tx.manager.query<{ n: number }[]>('with gone as (delete from work_results where transfer_id = $1::bigint returning 1) select count(*)::int n from gone', [transferId]);
    await recordEvent(tx, { kind: 'work-result.import-undone', resource: 'WorkResult', after: { results: row?.n ?? 0, transferId } });
    return row?.n ?? 0;
  }),
};
