// The inputs of a run: people in scope, their figures and awards, taken once and kept with a hash; from here on reckoning asks nothing else.
import { createHash } from 'node:crypto';
import type { IncentiveScheme, IncentiveSchemeVersion } from '../../schema/incentives/scheme.ts';
import { VersionState } from '../../schema/platform/calendar.ts';
import { canonicalJson, sha256 } from '../core/canonical.ts';
import { daysBetween, addDays } from '../core/clock.ts';
import { businessDay, type Context } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { readScheme, CARE_SPENT, type ReadScheme } from './content.rules.ts';
import { paidStaff } from './figures/staff.service.ts';
import { namesIn, type Names, type PayName, type Span } from './formula.rules.ts';
import { figureKey, type Figure } from './formula-value.rules.ts';
import { payReasons } from './incentives.messages.ts';
import { payNames, readFigures } from './names.registry.ts';
import './names.sources.ts';
import { reckon, reckoning, statementBytes, type NamedAward, type PersonInput, type ReckonedStatement, type RunInput } from './run.rules.ts';

export interface Month { from: string; until: string; days: number; endsQuarter: boolean; quarterFrom: string; yearFrom: string }
/** Everything that statements are reckoned from beside the people: kept with the run. */
export interface Head { period: RunInput['period']; scheme: RunInput['scheme']; content: unknown; names: PayName[] }
export interface Snapshot { head: Head; people: PersonInput[] }

/** The calendar month that holds a day. */
export function monthOf(day: string): Month {
  const from = `${day.slice(0, 8)}01`;
  const until = `${addDays(from, 31).slice(0, 8)}01`;
  const month = Number(from.slice(5, 7));
  const quarterMonth = month - ((month - 1) % 3);
  return { from, until, days: daysBetween(from, until), endsQuarter: month % 3 === 0, quarterFrom: `${from.slice(0, 5)}${String(quarterMonth).padStart(2, '0')}-01`, yearFrom: `${from.slice(0, 4)}-01-01` };
}

/** The version in force at the end of a month (now, while it lasts); POLICY when there is none. */
export async function versionFor(ctx: Context, scheme: Pick<IncentiveScheme, 'id' | 'isArchived'>, month: Month): Promise<Pick<IncentiveSchemeVersion, 'id' | 'number' | 'content' | 'effectiveFrom'>> {
  const { zone } = ctx.db.settings;
  const { rows: [row] } = await ctx.db.write.query<{ id: string; number: number; content: unknown; effectiveFrom: string }>(
    `select id::text, number, content, to_json(effective_from) #>> '{}' "effectiveFrom" from incentive_scheme_versions
     where scheme_id = $1 and state <> $4 and effective_from < least($2::date::timestamp at time zone $5, $3::timestamptz + interval '1 millisecond') order by effective_from desc, number desc limit 1`,
    [scheme.id, month.until, ctx.clock.now(), VersionState.DRAFT, zone]);
  if (!row || scheme.isArchived) throw new AppError('POLICY', payReasons.PAY_NOT_IN_FORCE);
  return row;
}

/** The figures that a scheme needs, by the days they are taken over. */
export function needsOf(scheme: ReadScheme): Map<Span, Set<string>> {
  const needs = new Map<Span, Set<string>>([['PERIOD', new Set()], ['QUARTER', new Set()], ['YEAR_BEFORE', new Set()]]);
  const add = (name: string, span: Span): void => { needs.get(span)?.add(name); };
  for (const tree of scheme.formulas.values()) for (const { name, span } of namesIn(tree)) add(name, span);
  for (const one of scheme.content.components) {
    if (one.minSample) add(one.minSample.name, 'PERIOD');
    if (one.kind === 'CARE_BUDGET') add(CARE_SPENT, 'PERIOD');
    const tree = one.kind === 'TIERS' && one.isRunning ? scheme.formulas.get(`${one.key}.on`) : null;
    if (tree?.op === 'name') add(tree.name, 'YEAR_BEFORE');
  }
  return needs;
}

const AWARDS = `select id::text, employee_id::text employee, award_key key, amount::text, reason, awarded_on::text "day" from incentive_awards where not is_withdrawn and awarded_on >= $1::date and awarded_on < $2::date order by incentive_awards.id`;

/** Takes the inputs of everybody in scope for a month, as known at `asOf`. `only` narrows them to some people. */
export async function takeSnapshot(ctx: Context, scheme: RunInput['scheme'], content: unknown, month: Month, asOf: string, only?: ReadonlySet<string>): Promise<Snapshot> {
  const catalogue = payNames();
  const read = readScheme(content, catalogue);
  const staff = await paidStaff(ctx, read.content.scope, month, only);
  const ids = staff.map((one) => one.employeeId);
  const figures = new Map<string, Record<string, Figure>>(ids.map((id) => [id, {}]));
  const used = new Set<string>();
  for (const [span, names] of needsOf(read)) {
    for (const name of names) used.add(name);
    const from = { PERIOD: month.from, QUARTER: month.quarterFrom, YEAR_BEFORE: month.yearFrom }[span];
    const until = span === 'YEAR_BEFORE' ? month.from : month.until;
    if (!names.size || from >= until) continue;
    for (const [id, found] of await readFigures(ctx, { names: [...names].sort(), employeeIds: ids, from, until, asOf })) for (const [name, figure] of Object.entries(found)) (figures.get(id) as Record<string, Figure>)[figureKey(name, span)] = figure;
  }
  const { rows: awards } = await ctx.db.read.query<NamedAward & { employee: string; day: string }>(AWARDS, [month.quarterFrom, month.until]);
  const quarterly = new Set(read.content.components.filter((one) => one.when === 'QUARTER_END').map((one) => one.key));
  const given = new Map<string, NamedAward[]>();
  for (const { employee, day, id, key, amount, reason } of awards) if (quarterly.has(key) ? month.endsQuarter : day >= month.from) given.set(employee, [...given.get(employee) ?? [], { id, key, amount, reason }]);
  return {
    head: { period: { from: month.from, until: month.until, days: month.days, endsQuarter: month.endsQuarter }, scheme, content, names: [...used].sort().flatMap((name) => catalogue.get(name) ?? []) },
    people: staff.map((one) => ({ ...one, figures: figures.get(one.employeeId) ?? {}, awards: given.get(one.employeeId) ?? [] })),
  };
}

const namesOf = (head: Head): Names => new Map(head.names.map((one) => [one.key, one]));
/** Statements of a snapshot: a function of it alone. */
export const reckonSnapshot = ({ head, people }: Snapshot): ReckonedStatement[] => reckon(readScheme(head.content, namesOf(head)), { period: head.period, scheme: head.scheme, people }, namesOf(head));

/** The same part by part, each when it is asked for: so that others are served, and the database writes, between them. */
export function* reckonedParts({ head, people }: Snapshot): Generator<ReckonedStatement[]> {
  const parts = reckoning(readScheme(head.content, namesOf(head)), { period: head.period, scheme: head.scheme, people }, namesOf(head));
  for (let at = 0; at < parts.people.length; at += PART) yield parts.people.slice(at, at + PART).map(parts.of);
}
/** People reckoned in one go. */
const PART = 25;

/** Hash of all inputs, in order of people; `texts` are theirs, where somebody has written them already. */
export function inputHashOf({ head, people }: Snapshot, texts?: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256').update(canonicalJson(head));
  for (const one of [...people].sort((a, b) => Number(a.employeeId) - Number(b.employeeId))) hash.update('\n').update(texts?.get(one.employeeId) ?? canonicalJson(one));
  return hash.digest('hex');
}
export const statementHash = (one: ReckonedStatement): string => sha256(statementBytes(one));
export const resultHashOf = (statements: readonly ReckonedStatement[]): string => sha256(statements.map(statementHash).join('\n'));

/** The snapshot that a run keeps. */
export async function storedSnapshot(ctx: Context, runId: string): Promise<Snapshot> {
  const { rows: [run] } = await ctx.db.write.query<{ head: Head | null }>('select head from incentive_runs where id = $1', [runId]);
  if (!run?.head) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows } = await ctx.db.write.query<{ input: PersonInput }>('select input from incentive_inputs where run_id = $1 order by employee_id', [runId]);
  return { head: run.head, people: rows.map((row) => row.input) };
}

/** A month that has begun, of a day that was sent. */
export function beganMonth(ctx: Context, day: string, path: string): Month {
  const month = monthOf(day);
  demand(month.from <= businessDay(ctx), path, payReasons.PAY_MONTH);
  return month;
}
