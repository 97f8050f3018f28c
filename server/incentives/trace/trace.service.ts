// From a fact up to the pay that it moved: the lines of statements behind whose figures a row stands, for those who may read those statements.
import { allNouns, nounOf, type NounMeta } from '../../../schema/base.ts';
import type { PayTrace } from '../../../schema/incentives/trace.ts';
import { addDays } from '../../core/clock.ts';
import { authorise, type Context } from '../../core/context.ts';
import { demand } from '../../core/errors.ts';
import { decodeId, keyProp } from '../../core/read/ids.ts';
import { rootNames } from '../../core/read/names.ts';
import { mayRead } from '../../core/read/row-rules.ts';
import { compileRows, visibleKeys } from '../../core/read/rows.ts';
import { allMeasures } from '../../measures/measures.registry.ts';
import { systemContextOf } from '../../platform/jobs/system.service.ts';
import { payReasons } from '../incentives.messages.ts';
import { earliestDay, mayHold, namedBy, type Filter, type RowValues } from './trace.rules.ts';

/** Facts that may stand behind pay: what measures count, and the cards made of them. */
const COUNTED = (): Set<string> => new Set(['Scorecard', ...allMeasures().map((one) => one.noun)]);
/** Lines looked through, the newest first; and those that are answered. */
const LOOKED_AT = 4_000;
const ANSWERED = 40;

interface Fact { noun: NounMeta; key: string; values: RowValues }
const plain = (name: string): string => `"${name}"`;

async function factsBy(ctx: Context, noun: NounMeta, prop: string, key: string): Promise<Fact[]> {
  const column = noun.props.get(prop)?.column as string;
  const { rows } = await ctx.db.read.query<{ key: string; values: RowValues }>(`select t.${plain(noun.props.get(keyProp(noun))?.column ?? 'id')}::text key, to_jsonb(t) "values" from ${noun.table} t where t.${plain(column)} = $1 limit 200`, [key]);
  return rows.map((row) => ({ noun, ...row }));
}

/** What is counted of a row and hangs on it by its id: a ticket's clocks and answers, an audit's failed questions, a finding's actions. */
async function hangingOn(ctx: Context, noun: NounMeta, key: string, counted: ReadonlySet<string>): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const other of allNouns()) {
    if (other.name === noun.name || !counted.has(other.name) || other.name === 'Employee') continue;
    for (const prop of other.props.values()) if (prop.of === noun.name && !prop.hidden) facts.push(...await factsBy(ctx, other, prop.name, key));
  }
  return facts;
}

/** What a row was the source of, told by its noun's name and its key: the findings of an audit, and what hangs on those. */
async function madeBy(ctx: Context, noun: NounMeta, key: string, counted: ReadonlySet<string>): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const other of allNouns()) {
    const [resource, source] = [other.props.get('sourceResource')?.column, other.props.get('sourceKey')?.column];
    if (!resource || !source || !counted.has(other.name)) continue;
    const { rows } = await ctx.db.read.query<{ key: string; values: RowValues }>(`select t.${plain(other.props.get(keyProp(other))?.column ?? 'id')}::text key, to_jsonb(t) "values" from ${other.table} t where t.${plain(source)} = $1 and t.${plain(resource)} = $2 limit 200`, [key, noun.name]);
    for (const row of rows) facts.push({ noun: other, ...row }, ...await hangingOn(ctx, other, row.key, counted));
  }
  return facts;
}

/** The row itself, what is counted of it, and what came of it. */
async function factsOf(ctx: Context, noun: NounMeta, key: string): Promise<Fact[]> {
  const counted = COUNTED();
  const own = counted.has(noun.name) ? await factsBy(ctx, noun, keyProp(noun), key) : [];
  return [...own, ...await hangingOn(ctx, noun, key, counted), ...await madeBy(ctx, noun, key, counted)];
}

interface Line { id: string; statement: string; month: string; zh: string; en: string; amount: string; employee: string; name: string; nameEn: string | null; store: string | null; out: boolean; lists: { resource: string; filter: Filter }[] }

/** Lines that this viewer may read, of people and stores that the facts name, with the lists of those nouns that stand behind them. */
async function linesFor(ctx: Context, facts: readonly Fact[]): Promise<Line[]> {
  const named = facts.map((fact) => namedBy(fact.noun, fact.values));
  const [employees, stores] = [[...new Set(named.flatMap((one) => one.employees))], [...new Set(named.flatMap((one) => one.stores))]];
  const since = facts.flatMap((fact) => earliestDay(fact.noun, fact.values) ?? []).sort()[0];
  const resources = [...new Set(facts.map((fact) => rootNames(fact.noun)?.many ?? ''))];
  let lists = '';
  const found = compileRows(ctx, 'StatementLine', null, (level, binder) => {
    const at = level.column('explanation');
    lists = `(select jsonb_agg(distinct jsonb_build_object('resource', r -> 'resource', 'filter', r -> 'filter')) from jsonb_path_query(${at}, 'strict $.**.rows', silent => true) r where r ->> 'resource' = any(${binder.constant(resources, 'text[]')}))`;
    return [
      `(${level.column('employeeId')} = any(${binder.constant(employees, 'bigint[]')}) or ${level.column('storeId')} = any(${binder.constant(stores, 'bigint[]')}))`,
      `${lists} is not null`, ...(since ? [`exists (select 1 from statements p where p.id = ${level.column('statementId')} and p.period_until >= ${binder.constant(addDays(since, -1), 'date')})`] : []),
    ];
  });
  const c = (name: string): string => found.level.column(name);
  const { rows } = await ctx.db.read.query<Line>(`
    select ${c('id')}::text id, s.id::text statement, to_char(s.period_from, 'YYYY-MM') "month", ${c('labelZh')} zh, ${c('labelEn')} en, ${c('amount')}::numeric(20, 2)::text amount, ${c('employeeId')}::text employee, e.name, e.name_en "nameEn", ${c('storeId')}::text store, ${c('isLocked')} "out", ${lists} lists
    from ${found.from} join statements s on s.id = ${c('statementId')} join employees e on e.id = ${c('employeeId')} where ${found.where} order by s.period_from desc, ${c('id')} limit ${LOOKED_AT}`, found.build.binder.values({ args: [], viewer: ctx.viewer, now: ctx.clock.now() }));
  return rows;
}

/** Does the list hold one of these rows? Asked as the chain sees it: so was the figure counted. */
async function holds(chain: Context, noun: NounMeta, filter: Filter, keys: readonly string[]): Promise<boolean> {
  const found = compileRows(chain, noun.name, filter, (level, binder) => [`${level.column(keyProp(noun))} = any(${binder.constant(keys, 'bigint[]')})`]);
  const { rows } = await chain.db.read.query(`select 1 from ${found.from} where ${found.where} limit 1`, found.params);
  return rows.length > 0;
}

/** The lines of pay that a row moved, newest first: those that the viewer may read. Who may read none hears the same as where there are none. */
export async function payTrace(ctx: Context, asked: { noun: string; id: string }): Promise<PayTrace[]> {
  authorise(ctx, 'staff:read-pay');
  const noun = allNouns().find((one) => one.name === asked.noun);
  demand(noun && rootNames(noun), 'noun', payReasons.PAY_NO_TRACE);
  const key = decodeId(noun, asked.id)?.id;
  if (!key || !mayRead(ctx.viewer, nounOf('StatementLine')) || !(await visibleKeys(ctx, noun.name, [key])).has(key)) return [];
  const facts = await factsOf(ctx, noun, key);
  if (!facts.length) return [];
  const chain = systemContextOf(ctx.db, { name: 'pay', clock: ctx.clock });
  const known = new Map<string, boolean>();
  const reaches = async (list: Line['lists'][number]): Promise<boolean> => {
    const own = facts.filter((fact) => rootNames(fact.noun)?.many === list.resource && mayHold(fact.noun, list.filter, fact.values));
    const [first] = own;
    if (!first) return false;
    const slot = JSON.stringify(list);
    const answer = known.get(slot) ?? await holds(chain, first.noun, list.filter, own.map((fact) => fact.key));
    known.set(slot, answer);
    return answer;
  };
  const traces: PayTrace[] = [];
  for (const line of await linesFor(ctx, facts)) {
    let isMoved = false;
    for (const list of line.lists) if (!isMoved) isMoved = await reaches(list);
    if (isMoved) traces.push({ statementId: line.statement, lineId: line.id, month: line.month, label: { zh: line.zh, en: line.en }, amount: line.amount, employeeId: line.employee, employeeName: line.name, employeeNameEn: line.nameEn, isOut: line.out });
    if (traces.length >= ANSWERED) break;
  }
  return traces;
}
