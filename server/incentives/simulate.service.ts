// What if: a scheme on months that are past, and one's own statement with other figures; nothing is ever kept.
import { Statement } from '../../schema/incentives/run.ts';
import type { IncentiveScheme } from '../../schema/incentives/scheme.ts';
import type { FigureInput, LineDifference, RunDifference, SchemeSimulation, SimulatedGroup, SimulateSchemeInput, StatementEstimate, StatementFigure } from '../../schema/incentives/run.inputs.ts';
import { canonicalJson } from '../core/canonical.ts';
import { authorise, type Context } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import type { Label } from '../core/language.ts';
import { addMoney, decimal, subtractMoney, toDecimalText, type Numeric } from '../core/money.ts';
import { decodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import type { Figure } from './formula-value.rules.ts';
import type { Unit } from './units.rules.ts';
import { payReasons } from './incentives.messages.ts';
import { namesOf } from './run-compare.service.ts';
import { schemeById } from './run.service.ts';
import { fitScheme } from './scheme.service.ts';
import type { ReckonedStatement } from './run.rules.ts';
import { fairnessOf, type PaidPerson } from './whatif/fairness.rules.ts';
import { beganMonth, monthOf, reckonSnapshot, storedSnapshot, takeSnapshot, versionFor, type Snapshot } from './snapshot.service.ts';

interface Row { employeeId: string; month: string; storeId: string | null; position: string; before: string | null; same: string | null; after: string | null; lines: LineDifference[] }

/** The lines in which two statements of a person differ. */
function lineDifferences(before: ReckonedStatement | undefined, after: ReckonedStatement | undefined): LineDifference[] {
  const keys = [...new Set([...before?.lines ?? [], ...after?.lines ?? []].map((line) => line.key))];
  return keys.map((key) => {
    const [a, b] = [before?.lines.find((line) => line.key === key), after?.lines.find((line) => line.key === key)];
    return { key, label: (b ?? a)?.label ?? { zh: key, en: key }, before: a?.amount ?? null, after: b?.amount ?? null, difference: subtractMoney(b?.amount ?? '0', a?.amount ?? '0') };
  }).filter((one) => one.difference !== '0.00');
}

/** What the version in force would have paid; a scheme that did not hold yet paid nobody. */
async function inForce(ctx: Context, scheme: IncentiveScheme, named: Snapshot['head']['scheme'], month: string, asOf: string): Promise<Snapshot> {
  try {
    return await takeSnapshot(ctx, named, (await versionFor(ctx, scheme, monthOf(month))).content, monthOf(month), asOf);
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== payReasons.PAY_NOT_IN_FORCE) throw error;
    return { head: { period: monthOf(month), scheme: named, content: NOTHING, names: [] }, people: [] };
  }
}
const NOTHING = { components: [{ key: 'nothing', zh: '无', en: 'Nothing', kind: 'FIXED', amount: '0.00' }] };

async function tryMonth(ctx: Context, schemeId: string, month: string, tried: unknown): Promise<Row[]> {
  const scheme = await schemeById(ctx, schemeId);
  const named = { key: scheme.key, number: 0, nameZh: scheme.nameZh, nameEn: scheme.nameEn, since: null };
  const asOf = ctx.clock.now().toISOString();
  // Beside what was really reckoned where the month has a run; otherwise beside what the version in force would pay.
  const { rows: [run] } = await ctx.db.read.query<{ id: string }>('select id::text from incentive_runs where scheme_id = $1 and period_from = $2 and head is not null', [schemeId, month]);
  const stored: Snapshot = run ? await storedSnapshot(ctx, run.id) : await inForce(ctx, scheme, named, month, asOf);
  const fresh = await takeSnapshot(ctx, named, tried, monthOf(month), asOf);
  const before = new Map(reckonSnapshot(stored).map((one) => [one.employeeId, one]));
  const after = new Map(reckonSnapshot(fresh).map((one) => [one.employeeId, one]));
  // What the rules of that month would pay by what is known today: the part of a difference that no scheme makes.
  const same = !run ? before : canonicalJson(stored.head.content) === canonicalJson(tried) ? after : new Map(reckonSnapshot(await takeSnapshot(ctx, named, stored.head.content, monthOf(month), asOf)).map((one) => [one.employeeId, one]));
  const people = new Map([...stored.people, ...fresh.people].map((one) => [one.employeeId, one]));
  return [...people.values()].map(({ employeeId, storeId, position }) => ({
    employeeId, month, storeId, position, before: before.get(employeeId)?.total ?? null, same: same.get(employeeId)?.total ?? null, after: after.get(employeeId)?.total ?? null, lines: lineDifferences(before.get(employeeId), after.get(employeeId)),
  }));
}

/** Rows by what they have in common: looked through once, however many there are. */
function together<K>(rows: readonly Row[], keyOf: (row: Row) => K): Map<K, Row[]> {
  const found = new Map<K, Row[]>();
  for (const row of rows) { const own = found.get(keyOf(row)); if (own) own.push(row); else found.set(keyOf(row), [row]); }
  return found;
}

function groups(rows: readonly Row[], keyOf: (row: Row) => string | null, labels: (key: string | null) => Label): SimulatedGroup[] {
  return [...together(rows, keyOf)].map(([key, own]) => {
    const [before, after] = [addMoney('0.00', ...own.map((row) => row.before ?? '0')), addMoney('0.00', ...own.map((row) => row.after ?? '0'))];
    return { key, label: labels(key), people: new Set(own.map((row) => row.employeeId)).size, before, after, difference: subtractMoney(after, before) };
  }).sort((a, b) => String(a.key).localeCompare(String(b.key), 'en', { numeric: true }));
}

/** What each person has in all months together, where they were last; none on a side on which they are in no month. */
function sidesOf(byPerson: ReadonlyMap<string, readonly Row[]>): PaidPerson[] {
  const sum = (own: readonly Row[], side: 'before' | 'after'): string | null => (own.every((row) => row[side] === null) ? null : addMoney('0.00', ...own.map((row) => row[side] ?? '0')));
  return [...byPerson.values()].map((own) => ({ storeId: own.at(-1)?.storeId ?? null, position: own.at(-1)?.position ?? '', before: sum(own, 'before'), after: sum(own, 'after') }));
}

/** Tries a scheme on past months: what it costs, who wins and who loses. For who writes schemes, and for who puts them in force. Nothing is kept. */
export async function simulateScheme(ctx: Context, input: SimulateSchemeInput): Promise<SchemeSimulation> {
  authorise(ctx, ctx.viewer.reaches.has('incentives:approve') ? 'incentives:approve' : 'incentives:write');
  demand(input.months >= 1 && input.months <= 12, 'input.months', payReasons.PAY_MONTHS);
  await schemeById(ctx, input.schemeId);
  let tried = input.content;
  if (tried === undefined || tried === null) {
    const { rows: [latest] } = await ctx.db.read.query<{ content: unknown }>('select content from incentive_scheme_versions where scheme_id = $1 order by number desc limit 1', [input.schemeId]);
    tried = latest?.content;
  }
  fitScheme(tried, 'input.content');
  const rows: Row[] = [];
  let month = beganMonth(ctx, input.from, 'input.from').from;
  for (let i = 0; i < input.months; i += 1) {
    beganMonth(ctx, month, 'input.months');
    rows.push(...(await tryMonth(ctx, input.schemeId, month, tried)));
    month = monthOf(month).until;
  }
  const { rows: stores } = await ctx.db.read.query<{ id: string; zh: string; en: string }>('select id::text, name_zh zh, name_en en from stores');
  const { rows: posts } = await ctx.db.read.query<{ key: string; zh: string; en: string }>('select key, name_zh zh, name_en en from positions');
  const names = await namesOf(ctx, [...new Set(rows.map((row) => row.employeeId))]);
  const byPerson = together(rows, (row) => row.employeeId);
  const people = [...names].map(([employeeId, { name: employeeName, nameEn: employeeNameEn }]): RunDifference => {
    const own = byPerson.get(employeeId) ?? [];
    const [before, after] = [addMoney('0.00', ...own.map((row) => row.before ?? '0')), addMoney('0.00', ...own.map((row) => row.after ?? '0'))];
    return { employeeId, employeeName, employeeNameEn, before, after, difference: subtractMoney(after, before), lines: own.flatMap((row) => row.lines).slice(0, 60) };
  });
  const byStore = groups(rows, (row) => row.storeId, (key) => stores.find((one) => one.id === key) ?? { zh: '总部', en: 'Head office' });
  const means = byStore.filter((one) => one.people > 0).map((one) => decimal(one.after).dividedBy(one.people));
  const most = means.reduce((a, b) => (b.greaterThan(a) ? b : a), decimal(0));
  const [before, after] = [addMoney('0.00', ...people.map((one) => one.before ?? '0')), addMoney('0.00', ...people.map((one) => one.after ?? '0'))];
  return {
    before, after, difference: subtractMoney(after, before), facts: subtractMoney(addMoney('0.00', ...rows.map((row) => row.same ?? '0')), before), winners: people.filter((one) => !one.difference.startsWith('-') && one.difference !== '0.00').length, losers: people.filter((one) => one.difference.startsWith('-')).length,
    unchanged: people.filter((one) => one.difference === '0.00').length, fairness: most.isZero() ? null : toDecimalText(means.reduce((a, b) => (b.lessThan(a) ? b : a), most).dividedBy(most).toDecimalPlaces(4)),
    byMonth: groups(rows, (row) => row.month.slice(0, 7), (key) => ({ zh: String(key), en: String(key) })), byStore, byPosition: groups(rows, (row) => row.position, (key) => posts.find((one) => one.key === key) ?? { zh: String(key), en: String(key) }),
    fairnessFigures: fairnessOf(sidesOf(byPerson)),
    people: people.sort((a, b) => decimal(b.difference).abs().comparedTo(decimal(a.difference).abs())).slice(0, 200),
  };
}

async function statementSnapshot(ctx: Context, statementId: string): Promise<{ snapshot: Snapshot; employeeId: string }> {
  if (!decodeId('Statement', statementId) || !(await visibleKeys(ctx, 'Statement', [statementId])).has(statementId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const row = await ctx.db.source.manager.findOneByOrFail(Statement, { id: statementId });
  return { snapshot: await storedSnapshot(ctx, row.runId), employeeId: row.employeeId };
}

/** The figures that a statement rests on. */
export async function statementFigures(ctx: Context, statementId: string): Promise<StatementFigure[]> {
  authorise(ctx, 'staff:read-pay');
  const { snapshot, employeeId } = await statementSnapshot(ctx, statementId);
  const figures = snapshot.people.find((one) => one.employeeId === employeeId)?.figures ?? {};
  return snapshot.head.names.map((one) => ({ name: one.key, label: one.label, unit: one.unit, value: figures[one.key]?.value ?? null, above: figures[one.key]?.above ?? null, below: figures[one.key]?.below ?? null }));
}

/** A figure with another value, or with so many more rows that hold; what has no rows to count is refused. */
function changedFigure(figure: Figure | undefined, unit: Unit, { value, more }: FigureInput): Figure {
  demand((value === null || value === undefined) !== (more === null || more === undefined), 'figures', payReasons.PAY_FIGURE);
  const sample = Math.max(figure?.sample ?? 0, 1);
  if (value !== null && value !== undefined) return { ...figure, value: toDecimalText(value), sample };
  const by = more as number;
  const bounded = (least: Numeric, most: Numeric, of: Numeric): string => { const at = decimal(of); return toDecimalText(at.lessThan(least) ? least : at.greaterThan(most) ? most : at); };
  if (unit === 'COUNT') return { ...figure, value: bounded(0, '1000000000', decimal(figure?.value ?? 0).plus(by)), sample };
  demand(unit === 'RATIO' && figure?.above && figure.below && !decimal(figure.below).isZero(), 'figures', payReasons.PAY_FIGURE);
  const above = bounded(0, figure.below, decimal(figure.above).plus(by));
  return { ...figure, above, value: toDecimalText(decimal(above).dividedBy(figure.below).toDecimalPlaces(8)), sample };
}

/** What one statement would have come to with other figures of that person; those of others stay. Nothing is kept. */
export async function estimateStatement(ctx: Context, statementId: string, changed: readonly FigureInput[]): Promise<StatementEstimate> {
  authorise(ctx, 'staff:read-pay');
  const { snapshot, employeeId } = await statementSnapshot(ctx, statementId);
  const units = new Map(snapshot.head.names.map((one) => [one.key, one.unit]));
  demand(changed.length <= 50 && changed.every((one) => units.has(one.name)), 'figures', payReasons.PAY_FIGURE);
  const before = reckonSnapshot(snapshot).find((one) => one.employeeId === employeeId);
  const people = snapshot.people.map((one) => (one.employeeId !== employeeId ? one : { ...one, figures: { ...one.figures, ...Object.fromEntries(changed.map((each) => [each.name, changedFigure(one.figures[each.name], units.get(each.name) as Unit, each)])) } }));
  const after = reckonSnapshot({ head: snapshot.head, people }).find((one) => one.employeeId === employeeId);
  const [a, b] = [before?.total ?? '0.00', after?.total ?? '0.00'];
  return { before: a, after: b, difference: subtractMoney(b, a), lines: lineDifferences(before, after) };
}
