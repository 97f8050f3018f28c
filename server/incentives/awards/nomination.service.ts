// Naming people for awards: named by one person, seconded by another, decided by a third, none of them the person named; what is given is an award that the run of its period pays.
import { AwardNomination, NominationState, type DecideNominationInput, type NominateForAwardInput, type SecondNominationInput, type WithdrawNominationInput } from '../../../schema/incentives/nomination.ts';
import { Employee } from '../../../schema/staff/employee.ts';
import { addDays } from '../../core/clock.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { stateMachine } from '../../core/state-machine.ts';
import { changeRow, lockRow, transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { payReasons } from '../incentives.messages.ts';
import { inScope } from '../run.rules.ts';
import { noteAward } from '../scheme.service.ts';
import { sayStanding } from './standing.rules.ts';
import { namedAwards, periodOf, standings } from './standing.service.ts';

const states = stateMachine<NominationState, 'second' | 'award' | 'decline' | 'withdraw'>({
  PROPOSED: { second: NominationState.SECONDED, decline: NominationState.DECLINED, withdraw: NominationState.WITHDRAWN },
  SECONDED: { award: NominationState.AWARDED, decline: NominationState.DECLINED, withdraw: NominationState.WITHDRAWN },
  AWARDED: {}, DECLINED: {}, WITHDRAWN: {},
}, { PROPOSED: ['已提名', 'Named'], SECONDED: ['已附议', 'Seconded'], AWARDED: ['已授予', 'Awarded'], DECLINED: ['未授予', 'Declined'], WITHDRAWN: ['已撤回', 'Withdrawn'] });

const isPerson = (tx: WriteContext, employeeId: string | null | undefined, userId: string | null | undefined): boolean =>
  Boolean((employeeId && employeeId === tx.viewer.employeeId) || (userId && userId === tx.viewer.userId));

/** A nomination in sight, locked; never in the hands of the person whom it names. */
async function inHand(tx: WriteContext, id: string): Promise<AwardNomination> {
  const isSeen = decodeId('AwardNomination', id) && (await visibleKeys(tx, 'AwardNomination', [id])).has(id);
  const row = isSeen ? await lockRow(tx, AwardNomination, id) : null;
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  if (row.employeeId === tx.viewer.employeeId) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_AWARD);
  return row;
}

/** Names a colleague in sight for an award, once a key; one nomination a person, award and period. Answers its id. */
export async function nominateForAward(ctx: Context, input: NominateForAwardInput): Promise<string> {
  authorise(ctx, 'staff:read');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'nominateForAward', input, async () => {
    const isSeen = decodeId('Employee', input.employeeId) && (await visibleKeys(tx, 'Employee', [input.employeeId])).has(input.employeeId);
    const employee = isSeen ? await tx.manager.findOneBy(Employee, { id: input.employeeId }) : null;
    demand(employee, 'input.employeeId', payReasons.PAY_EMPLOYEE);
    if (employee.id === tx.viewer.employeeId) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_AWARD);
    const kind = (await namedAwards(tx)).find((one) => one.key === input.awardKey && inScope(one.scope, { employeeId: employee.id, storeId: employee.storeId ?? null, position: employee.position, level: employee.level ?? '' }));
    demand(kind, 'input.awardKey', payReasons.PAY_NO_AWARD);
    const today = businessDay(tx);
    const period = periodOf(kind, input.on ?? today);
    demand(period.from <= today, 'input.on', payReasons.PAY_MONTH);
    const standing = (await standings(tx, kind, period)).find((one) => one.employeeId === employee.id);
    const there = await tx.manager.query<unknown[]>(`select 1 from award_nominations where award_key = $1 and period_from = $2 and employee_id = $3 and state not in ('DECLINED', 'WITHDRAWN')`, [kind.key, period.from, employee.id]);
    if (there.length) throw new AppError('CONFLICT', payReasons.PAY_NOMINATED);
    return (await withVerb(tx, 'awardNomination.proposed', () => tx.manager.save(tx.manager.create(AwardNomination, {
      awardKey: kind.key, awardZh: kind.zh, awardEn: kind.en, periodFrom: period.from, periodUntil: period.until, employeeId: employee.id, storeId: employee.storeId ?? null, reason: input.reason.trim(), state: NominationState.PROPOSED,
      nominatorId: tx.viewer.employeeId, nominatorUserId: tx.viewer.userId, nominatorName: tx.viewer.name || tx.viewer.username, standing: standing ? sayStanding(standing, period) : null,
    } as Partial<AwardNomination>)))).id;
  }));
}

/** Stands behind somebody else's nomination of a third: by who leads people there. Answers its id. */
export async function secondNomination(ctx: Context, input: SecondNominationInput): Promise<string> {
  authorise(ctx, 'staff:read-scorecards');
  return transact(ctx, async (tx) => {
    const row = await inHand(tx, input.id);
    if (isPerson(tx, row.nominatorId, row.nominatorUserId)) throw new AppError('FORBIDDEN', payReasons.PAY_SAME_HAND);
    const state = states.next(row.state, 'second');
    await withVerb(tx, 'awardNomination.seconded', () => changeRow(tx, AwardNomination, row.id, input.expectedVersion, { state, seconderId: tx.viewer.employeeId, seconderUserId: tx.viewer.userId, seconderName: tx.viewer.name || tx.viewer.username }));
    return row.id;
  });
}

/** Gives the award or declines it, by who neither named nor seconded. The award is of the period's last day: its run pays it, or a correction when that run is out. Answers its id. */
export async function decideNomination(ctx: Context, input: DecideNominationInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  const reason = input.reason.trim();
  return transact({ ...ctx, reason }, async (tx) => {
    const row = await inHand(tx, input.id);
    if (isPerson(tx, row.nominatorId, row.nominatorUserId) || isPerson(tx, row.seconderId, row.seconderUserId)) throw new AppError('FORBIDDEN', payReasons.PAY_SAME_HAND);
    const state = states.next(row.state, input.isAwarded ? 'award' : 'decline');
    demand(input.isAwarded || !input.amount, 'input.amount', payReasons.PAY_ZERO);
    const awardId = input.isAwarded ? await noteAward(tx, { idempotencyKey: `nomination:${row.id}`, employeeId: row.employeeId, awardKey: row.awardKey, awardedOn: addDays(row.periodUntil, -1), amount: input.amount ?? null, reason: `${row.awardZh}：${row.reason}`.slice(0, 300) }) : null;
    await withVerb(tx, input.isAwarded ? 'awardNomination.awarded' : 'awardNomination.declined', () => changeRow(tx, AwardNomination, row.id, input.expectedVersion, {
      state, decision: reason, deciderUserId: tx.viewer.userId, deciderName: tx.viewer.name || tx.viewer.username, deciderNameEn: tx.viewer.nameEn ?? null, decidedAt: tx.clock.now().toISOString(), ...(awardId ? { awardId, shownToId: row.employeeId } : {}),
    }));
    return row.id;
  });
}

/** Its maker takes it back before it is decided. Answers its id. */
export async function withdrawNomination(ctx: Context, input: WithdrawNominationInput): Promise<string> {
  authorise(ctx, 'staff:read');
  return transact({ ...ctx, ...(input.reason ? { reason: input.reason } : {}) }, async (tx) => {
    const row = await inHand(tx, input.id);
    if (!isPerson(tx, row.nominatorId, row.nominatorUserId)) throw new AppError('FORBIDDEN', payReasons.PAY_NOT_MAKER);
    const state = states.next(row.state, 'withdraw');
    await withVerb(tx, 'awardNomination.withdrawn', () => changeRow(tx, AwardNomination, row.id, input.expectedVersion, { state }));
    return row.id;
  });
}
