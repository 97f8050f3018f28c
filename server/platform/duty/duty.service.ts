// Owing: somebody owes something by a time; it is reminded of, handed over with a reason, fulfilled, or missed.
import type { FinishDutyInput, HandOverDutyInput } from '../../../schema/platform/duty.inputs.ts';
import { Duty, DutyState } from '../../../schema/platform/duty.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { usersOf } from '../access/people.service.ts';
import { defineDue, type Hold } from '../due/due.registry.ts';
import { cancelDue, schedule } from '../due/due.service.ts';
import { withVerb } from '../events/event.service.ts';
import { defineAlert } from '../notify/notify.registry.ts';
import { notify } from '../notify/notify.service.ts';
import { dutyReasons } from './duty.messages.ts';
import { dutyKind } from './duty.registry.ts';

const REMIND = 'platform.duty-remind';
const OVERDUE = 'platform.duty-overdue';
defineAlert({ kind: 'platform.duty', digest: { zh: '待办到期', en: 'Duties fall due' } });

export interface NewDuty {
  kind: string;
  title: Label;
  resource: string;
  resourceKey: string;
  storeId: string | null;
  ownerId: string | null;
  dueAt: string;
  /** Minutes before the deadline at which the owner is reminded; none when unsaid. */
  remindMinutes?: number;
}
type About = Pick<NewDuty, 'kind' | 'resource' | 'resourceKey'>;

const openOf = (tx: WriteContext, about: About): Promise<Duty | null> => tx.manager.getRepository(Duty).createQueryBuilder('d').setLock('pessimistic_write')
  .where(`d.kind = :kind and d.resource = :resource and d.resource_key = :resourceKey and d.state = 'OPEN'`, about).getOne();

async function plan(tx: WriteContext, duty: Duty): Promise<void> {
  const now = tx.clock.now().getTime();
  await schedule(tx, [
    { kind: OVERDUE, subject: duty.id, dueAt: new Date(new Date(duty.dueAt).getTime() + 1) },
    ...(duty.remindAt && new Date(duty.remindAt).getTime() > now ? [{ kind: REMIND, subject: duty.id, dueAt: duty.remindAt }] : []),
  ]);
}

/** Makes somebody owe something, or moves what is owed already to the new owner and time. Answers the duty. */
export async function owe(tx: WriteContext, given: NewDuty): Promise<Duty> {
  const { remindMinutes, title, ...rest } = given;
  const remindAt = remindMinutes ? new Date(Date.parse(given.dueAt) - remindMinutes * 60_000).toISOString() : null;
  const held = await openOf(tx, given);
  const at = tx.clock.now().toISOString();
  const values = { ...rest, titleZh: title.zh, titleEn: title.en, remindAt };
  const duty = held
    ? await withVerb(tx, 'duty.moved', () => tx.manager.save(Object.assign(held, values, {
      missedAt: null, version: held.version + 1, updatedAt: at, handoverCount: held.handoverCount + (held.ownerId !== given.ownerId ? 1 : 0),
    })))
    : await withVerb(tx, 'duty.owed', () => tx.manager.save(tx.manager.create(Duty, { ...values, state: DutyState.OPEN, createdAt: at, updatedAt: at } as Partial<Duty>)));
  await plan(tx, duty);
  return duty;
}

async function end(tx: WriteContext, duty: Duty, state: DutyState, outcome: string | null): Promise<Duty> {
  const at = tx.clock.now().toISOString();
  const isLate = at > new Date(duty.dueAt).toISOString();
  const saved = await withVerb(tx, state === DutyState.DONE ? 'duty.done' : 'duty.cancelled', () => tx.manager.save(Object.assign(duty, {
    state, outcome, doneAt: at, version: duty.version + 1, updatedAt: at, ...(state === DutyState.DONE && isLate ? { missedAt: duty.missedAt ?? duty.dueAt } : {}),
  })));
  await cancelDue(tx, [{ kind: REMIND, subject: duty.id }, { kind: OVERDUE, subject: duty.id }]);
  return saved;
}

/** What was owed has been done (or fell away); null when nothing of the kind was open. */
export async function settleDuty(tx: WriteContext, about: About, outcome: string | null, state: DutyState = DutyState.DONE): Promise<Duty | null> {
  const duty = await openOf(tx, about);
  return duty ? end(tx, duty, state, outcome) : null;
}

/** The open duty of a kind about a row, without locking it. */
export const openDuty = (tx: WriteContext, about: About): Promise<Duty | null> => tx.manager.findOneBy(Duty, { ...about, state: DutyState.OPEN });

/** Gives what is owed to somebody else, by the act that moves it (a ticket handed over takes its duties along). */
export async function moveDuty(tx: WriteContext, about: About, ownerId: string | null): Promise<void> {
  const duty = await openOf(tx, about);
  if (!duty || (duty.ownerId ?? null) === ownerId) return;
  await withVerb(tx, 'duty.handed-over', () => tx.manager.save(Object.assign(duty, { ownerId, handoverCount: duty.handoverCount + 1, version: duty.version + 1, updatedAt: tx.clock.now().toISOString() })));
}

/** The duty in hand, open, for who may see it and is its owner or answers for it. */
async function inHand(tx: WriteContext, wire: string, expectedVersion: number): Promise<Duty> {
  const key = decodeId('Duty', wire);
  if (!key || !(await visibleKeys(tx, 'Duty', [key.id])).has(key.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const duty = await changeRow(tx, Duty, key.id, expectedVersion, {});
  const isOwn = tx.viewer.employeeId !== null && duty.ownerId === tx.viewer.employeeId;
  if (!isOwn && !dutyKind(duty.kind).mayManage(tx, duty)) throw new AppError('FORBIDDEN', dutyReasons.DUTY_NOT_YOURS);
  if (duty.state !== DutyState.OPEN) throw new AppError('POLICY', dutyReasons.DUTY_OVER);
  return duty;
}

/** Hands a duty over to a colleague who may do it, with a reason. Answers its id. */
export async function handOverDuty(ctx: Context, input: HandOverDutyInput): Promise<string> {
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', 'VALUE_REQUIRED');
  return transact({ ...ctx, reason }, async (tx) => {
    const duty = await inHand(tx, input.id, input.expectedVersion);
    demand(duty.ownerId !== input.ownerId, 'input.ownerId', dutyReasons.DUTY_SAME_OWNER);
    demand(decodeId('Employee', input.ownerId), 'input.ownerId', 'VALUE_NOT_ALLOWED');
    await dutyKind(duty.kind).demandOwner(tx, duty, input.ownerId);
    await withVerb(tx, 'duty.handed-over', () => tx.manager.save(Object.assign(duty, { ownerId: input.ownerId, handoverCount: duty.handoverCount + 1 })));
    await dutyKind(duty.kind).handed?.(tx, duty);
    await tellOwner(tx, duty, { zh: `转给你：${duty.titleZh}`, en: `Handed to you: ${duty.titleEn}` });
    return duty.id;
  });
}

/** Ends a duty that people end by hand. Answers its id. */
export async function finishDuty(ctx: Context, input: FinishDutyInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const duty = await inHand(tx, input.id, input.expectedVersion);
    if (!dutyKind(duty.kind).byHand) throw new AppError('POLICY', dutyReasons.DUTY_BY_ACT);
    await end(tx, duty, DutyState.DONE, input.outcome.trim());
    return duty.id;
  });
}

async function tellOwner(tx: WriteContext, duty: Duty, title: Label, isLate = false): Promise<void> {
  if (!duty.ownerId) return;
  const kind = dutyKind(duty.kind);
  const matter = (await kind.matter?.(tx, duty)) ?? { matter: `duty:${duty.id}`, again: true };
  await notify(tx, await usersOf(tx, [duty.ownerId]), { ...matter, kind: 'platform.duty', title, link: await kind.link(tx, duty) }, { isLate });
}

const bare = (tx: WriteContext, id: string): Promise<Duty | null> => tx.manager.findOneBy(Duty, { id, state: DutyState.OPEN });
/** The row that it is about first, then the duty: the order in which people write them. */
async function take(tx: WriteContext, id: string): Promise<Hold> {
  const duty = await bare(tx, id);
  if (!duty) return 'gone';
  const hold = await dutyKind(duty.kind).take(tx, duty);
  if (hold !== 'held') return hold;
  return (await tx.manager.query<unknown[]>(`select 1 from duties where id = $1 and state = 'OPEN' for update skip locked`, [id])).length ? 'held' : 'busy';
}

defineDue({
  kind: REMIND, take: (tx, { subject }) => take(tx, subject),
  async run(tx, { subject }, { isLate }) {
    const duty = await bare(tx, subject);
    if (!duty) return 'gone';
    await tellOwner(tx, duty, { zh: `快到期：${duty.titleZh}`, en: `Due soon: ${duty.titleEn}` }, isLate);
    return 'reminded';
  },
});

defineDue({
  kind: OVERDUE, take: (tx, { subject }) => take(tx, subject),
  async run(tx, { subject }, { isLate }) {
    const duty = await bare(tx, subject);
    if (!duty || new Date(duty.dueAt) >= tx.clock.now()) return 'kept';
    const missed = await withVerb(tx, 'duty.missed', () => tx.manager.save(Object.assign(duty, { missedAt: duty.dueAt, version: duty.version + 1, updatedAt: tx.clock.now().toISOString() })));
    await tellOwner(tx, missed, { zh: `已逾期：${duty.titleZh}`, en: `Overdue: ${duty.titleEn}` }, isLate);
    await dutyKind(duty.kind).overdue(tx, missed, { isLate });
    return 'missed';
  },
});
