// Careers: what a step asks for and what somebody has of it, applying, deciding, and the list of those who may rotate.
import { CareerApplication, CareerKind, CareerState, CareerStep, type ApplyForCareerInput, type CareerEvidence, type DecideCareerInput, type RotationEntry, type WithdrawCareerInput } from '../../../schema/staff/career.ts';
import { Employee } from '../../../schema/staff/employee.ts';
import { addDays } from '../../core/clock.ts';
import { authorise, businessDay, type Context, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { sameLabel } from '../../core/language.ts';
import { compareNumbers } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { keyOf, visibleKeys } from '../../core/read/rows.ts';
import { changeRow, lockRow, transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { careerReasons } from './career.messages.ts';
import { askEvidence, defineCareerEvidence, evidenceSource, type Requirement } from './career.registry.ts';
import { ladderInForce } from './ladder.service.ts';
import { rotationList, type Judged } from './rotation.rules.ts';

const AREAS = ['merchandise', 'operations'];
const ask = askEvidence;

// Closed months alone: what still changes is no evidence.
defineCareerEvidence('SCORE', { label: { zh: '绩效均分', en: 'Mean score' }, months: 6 }, async (ctx, employeeId, { months = 6 }) => {
  const rows = await ask<{ id: string; month: string; score: string; mean: string; n: number }>(ctx, `select id, month, trim_scale(round(score, 2))::text score, trim_scale(round(avg(score) over (), 2))::text mean, count(*) over ()::int n from (
    select max(id)::text id, to_char(min(from_on), 'YYYY-MM') "month", sum(score * (until_on - from_on)) / sum(until_on - from_on) score from scorecards where employee_id = $1 and subject_kind = 'PERSON' and period_kind = 'MONTH' and state = 'CLOSED' and score is not null and until_on <= $3::date group by period_id order by min(from_on) desc limit $2) m order by month desc`, [employeeId, months, businessDay(ctx)]);
  // Fewer months than a step asks for are no mean of so many.
  return { value: rows.length === months ? (rows[0]?.mean ?? null) : null, sources: rows.map((one) => ({ noun: 'Scorecard', resource: 'scorecards', id: one.id, label: sameLabel(one.month), value: one.score })) };
});
defineCareerEvidence('TENURE', { label: { zh: '入职月数', en: 'Months since hired' } }, async (ctx, employeeId) => {
  const [row] = await ask<{ months: number }>(ctx, `select (extract(year from a) * 12 + extract(month from a))::int months from employees e, lateral age($2::date, e.hired_on) a where e.id = $1`, [employeeId, businessDay(ctx)]);
  return { value: row ? String(row.months) : null };
});
defineCareerEvidence('IDEAS', { label: { zh: '被采纳的金点子', en: 'Ideas adopted' } }, async (ctx, employeeId) => {
  const rows = await ask<{ id: string; title: string; on: string | null }>(ctx, `select id::text, title, adopted_on::text "on" from ideas where proposer_id = $1 and state = 'ADOPTED' order by ideas.id desc`, [employeeId]);
  return { value: String(rows.length), sources: rows.slice(0, 24).map((one) => ({ noun: 'Idea', resource: 'ideas', id: one.id, label: sameLabel(one.title), value: one.on })) };
});

async function evidenceFor(ctx: Context | WriteContext, employeeId: string, step: CareerStep): Promise<CareerEvidence[]> {
  const list: CareerEvidence[] = [];
  // One after the other: inside a transaction there is one connection.
  for (const one of step.requirements as Requirement[]) {
    const { value = null, sources = [] } = (await evidenceSource(one.kind)?.(ctx, employeeId, one)) ?? {};
    list.push({ kind: one.kind, label: { zh: one.zh, en: one.en }, value, least: one.least, isMet: value !== null && compareNumbers(value, one.least) >= 0, sources });
  }
  return list;
}
/** Only rows that the viewer may open lead anywhere. */
async function inSight(ctx: Context, list: CareerEvidence[]): Promise<CareerEvidence[]> {
  const rows = list.flatMap((one) => one.sources);
  const seen = new Set<string>();
  for (const noun of new Set(rows.map((row) => row.noun))) for (const key of await visibleKeys(ctx, noun, rows.filter((row) => row.noun === noun).map((row) => row.id))) seen.add(`${noun} ${key}`);
  return list.map((one) => ({ ...one, sources: one.sources.filter((row) => seen.has(`${row.noun} ${row.id}`)) }));
}

/** What the step to a position asks for, and what somebody in sight has of it. */
export async function careerEvidence(ctx: Context, employeeId: string, toPosition: string): Promise<CareerEvidence[]> {
  authorise(ctx, 'staff:read-scorecards');
  const id = await keyOf(ctx, 'Employee', employeeId);
  const person = await ctx.db.source.manager.findOneByOrFail(Employee, { id });
  const reach = reachOf(ctx.viewer, 'staff:read-scorecards');
  // Scores are for whoever answers for the store, and for oneself.
  if (!reach.all && id !== ctx.viewer.employeeId && !(person.storeId && reach.storeIds.includes(person.storeId))) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const step = await ctx.db.source.manager.findOneBy(CareerStep, { fromPosition: person.position, toPosition });
  demand(step, 'toPosition', careerReasons.CAREER_STEP);
  return inSight(ctx, await evidenceFor(ctx, id, step));
}

/** Everybody's mean of the closed months of a year, and how many there were. */
async function judgedIn(ctx: Context | WriteContext, year: number): Promise<(Judged & { name: string; nameEn: string | null })[]> {
  return ask<Judged & { name: string; nameEn: string | null }>(ctx, `select e.id::text, e.name, e.name_en "nameEn", e.position, trim_scale(round(avg(m.score), 4))::text score, count(*)::int months from (
      select employee_id, period_id, sum(score * (until_on - from_on)) / sum(until_on - from_on) score from scorecards
      where subject_kind = 'PERSON' and period_kind = 'MONTH' and state = 'CLOSED' and score is not null and employee_id is not null and from_on >= make_date($1, 1, 1) and from_on < make_date($1 + 1, 1, 1) group by 1, 2) m
    join employees e on e.id = m.employee_id and e.left_on is null group by 1, 2, 3, 4 order by 1`, [year]);
}

/** The best tenth of a year: who may apply for a rotation. */
export async function rotationOf(ctx: Context, year: number): Promise<RotationEntry[]> {
  authorise(ctx, 'staff:decide-careers', null);
  demand(year >= 2000 && year <= 2200, 'year', 'INPUT_INVALID');
  const people = await judgedIn(ctx, year);
  return rotationList(people).map(({ id, group, score, place, of }) => {
    const person = people.find((one) => one.id === id);
    return { employeeId: id, name: person?.name ?? '', nameEn: person?.nameEn, group, score, place, of };
  });
}

/** Applies for the next step, or for a rotation, once a key; the evidence is kept as it stands. Answers the application's id. */
export async function applyForCareer(ctx: Context, input: ApplyForCareerInput): Promise<string> {
  authorise(ctx, 'staff:read-scorecards');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'applyForCareer', input, async () => {
    const me = tx.viewer.employeeId ? await lockRow(tx, Employee, tx.viewer.employeeId) : null;
    if (!me) throw new AppError('FORBIDDEN', careerReasons.CAREER_PERSON);
    if (await tx.manager.existsBy(CareerApplication, { employeeId: me.id, state: CareerState.APPLIED })) throw new AppError('POLICY', careerReasons.CAREER_OPEN);
    let evidence: CareerEvidence[];
    const ladderVersionId = input.careerKind === CareerKind.PROMOTION ? await ladderInForce(tx) : null;
    if (input.careerKind === CareerKind.PROMOTION) {
      const step = await tx.manager.findOneBy(CareerStep, { fromPosition: me.position, toPosition: input.target });
      demand(step, 'input.target', careerReasons.CAREER_STEP);
      evidence = await evidenceFor(tx, me.id, step);
    } else {
      demand(AREAS.includes(input.target), 'input.target', careerReasons.CAREER_AREA);
      const year = Number(addDays(`${businessDay(tx).slice(0, 4)}-01-01`, -1).slice(0, 4));
      const own = rotationList(await judgedIn(tx, year)).find((one) => one.id === me.id);
      if (!own) throw new AppError('POLICY', careerReasons.CAREER_NOT_LISTED);
      evidence = [{ kind: 'ROTATION', label: { zh: `${year} 年前 10%`, en: `Best tenth of ${year}` }, value: own.score, least: '0', isMet: true, sources: [] }];
    }
    return (await withVerb(tx, 'careerApplication.applied', () => tx.manager.save(tx.manager.create(CareerApplication, {
      careerKind: input.careerKind, employeeId: me.id, storeId: me.storeId ?? null, target: input.target, motive: input.motive.trim(), evidence: evidence.map(({ label, sources: _sources, ...one }) => ({ ...one, ...label })), isEvidenceMet: evidence.every((one) => one.isMet), ladderVersionId, state: CareerState.APPLIED, appliedAt: tx.clock.now().toISOString(), version: 1,
    } as Partial<CareerApplication>)))).id;
  }));
}

async function openOne(tx: WriteContext, id: string): Promise<CareerApplication> {
  const row = decodeId('CareerApplication', id) && await lockRow(tx, CareerApplication, id);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}

/** Approves or refuses an application with a reason; never one's own. The transfer itself is personnel's. Answers its id. */
export async function decideCareer(ctx: Context, input: DecideCareerInput): Promise<string> {
  authorise(ctx, 'staff:decide-careers');
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', 'VALUE_REQUIRED');
  return transact({ ...ctx, reason }, async (tx) => {
    const row = await openOne(tx, input.id);
    authorise(tx, 'staff:decide-careers', row.storeId ?? null);
    if (row.employeeId === tx.viewer.employeeId) throw new AppError('POLICY', careerReasons.CAREER_OWN);
    if (row.state !== CareerState.APPLIED) throw new AppError('POLICY', careerReasons.CAREER_OVER);
    return (await withVerb(tx, 'careerApplication.decided', () => changeRow(tx, CareerApplication, row.id, input.expectedVersion, { state: input.isApproved ? CareerState.APPROVED : CareerState.REFUSED, decidedById: tx.viewer.employeeId, decidedAt: tx.clock.now().toISOString(), decision: reason }))).id;
  });
}

/** Takes one's own application back. Answers its id. */
export async function withdrawCareer(ctx: Context, input: WithdrawCareerInput): Promise<string> {
  authorise(ctx, 'staff:read-scorecards');
  return transact(ctx, async (tx) => {
    const row = await openOne(tx, input.id);
    if (!tx.viewer.employeeId || row.employeeId !== tx.viewer.employeeId) throw new AppError('FORBIDDEN', careerReasons.CAREER_NOT_MINE);
    if (row.state !== CareerState.APPLIED) throw new AppError('POLICY', careerReasons.CAREER_OVER);
    return (await withVerb(tx, 'careerApplication.withdrawn', () => changeRow(tx, CareerApplication, row.id, input.expectedVersion, { state: CareerState.WITHDRAWN }))).id;
  });
}
