// What is owed about findings and actions: putting right, doing, verifying, looking again; and whom it is taken to when its time has passed.
import type { Duty } from '../../schema/platform/duty.ts';
import { CorrectiveAction } from '../../schema/quality/corrective-action.ts';
import { Finding, FindingState } from '../../schema/quality/finding.ts';
import { TicketLevel } from '../../schema/tickets/kinds.ts';
import { type Context, reaches, type WriteContext } from '../core/context.ts';
import { defineDue, type Hold } from '../platform/due/due.registry.ts';
import { schedule } from '../platform/due/due.service.ts';
import { defineDuty, type DutyKind } from '../platform/duty/duty.registry.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { moveWithCustomer } from '../customers/merge.service.ts';
import { CHECK_EFFECT, DO, VERIFY } from './action.row.ts';
import { CORRECT, HEAD_OFFICE } from './finding.row.ts';
import { DAYS_TO_HEAD_OFFICE } from './finding.rules.ts';
import { demandOwner, dueAfter, ladderFor } from './quality.people.ts';
import { tellPeople } from './quality.tell.ts';

moveWithCustomer('FindingTicket', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });

const TABLES = { Finding: 'findings', CorrectiveAction: 'corrective_actions' } as const;
/** Locks a row without waiting for it. */
async function take(tx: WriteContext, resource: keyof typeof TABLES, id: string): Promise<Hold> {
  const [row] = await tx.manager.query<{ held: boolean }[]>(
    `select exists (select 1 from (select 1 from ${TABLES[resource]} t where t.id = k.id for no key update skip locked) h) held from ${TABLES[resource]} k where k.id = $1`, [id]);
  return row ? (row.held ? 'held' : 'busy') : 'gone';
}
const findingOf = async (tx: WriteContext, duty: Pick<Duty, 'resource' | 'resourceKey'>): Promise<Finding | null> => {
  if (duty.resource === 'Finding') return tx.manager.findOneBy(Finding, { id: duty.resourceKey });
  const action = await tx.manager.findOneBy(CorrectiveAction, { id: duty.resourceKey });
  return action ? tx.manager.findOneBy(Finding, { id: action.findingId }) : null;
};

/** Takes an overdue finding up the ladder of tickets, each person once for the whole matter; head office comes after some working days. */
async function escalate(tx: WriteContext, finding: Finding, level: TicketLevel, isLate: boolean): Promise<void> {
  const body = { zh: `${finding.titleZh}，负责人应在期限内整改到位。`, en: `${finding.titleEn}: it should have been put right by now.` };
  await tellPeople(tx, await ladderFor(tx, finding.storeId, level), 'quality.overdue', `finding-overdue:${finding.id}`, { zh: `${finding.number} 已逾期`, en: `${finding.number} is overdue` }, { resource: 'Finding', id: finding.id }, { again: false, isLate, body });
  if (level === TicketLevel.L2) await schedule(tx, [{ kind: HEAD_OFFICE, subject: finding.id, dueAt: (await dueAfter(tx, finding.storeId, DAYS_TO_HEAD_OFFICE)).dueAt }]);
}

const base = (resource: keyof typeof TABLES): Omit<DutyKind, 'kind' | 'overdue'> => ({
  byHand: false,
  demandOwner: (tx, _duty, employeeId) => demandOwner(tx, employeeId),
  mayManage: (ctx: Context, duty) => reaches(ctx, 'quality:write', duty.storeId),
  take: (tx, duty) => take(tx, resource, duty.resourceKey),
  matter: async (tx, duty) => ({ matter: `finding:${(await findingOf(tx, duty))?.id ?? duty.resourceKey}`, again: true }),
  link: async (_tx, duty) => ({ resource: duty.resource, id: duty.resourceKey }),
});

defineDuty({
  ...base('Finding'), kind: CORRECT,
  async overdue(tx, duty, { isLate }) {
    const finding = await findingOf(tx, duty);
    if (!finding || (finding.state !== FindingState.OPEN && finding.state !== FindingState.ACTING)) return;
    await withVerb(tx, 'finding.overdue', () => tx.manager.save(Object.assign(finding, { breachedAt: new Date(duty.dueAt).toISOString(), version: finding.version + 1, updatedAt: tx.clock.now().toISOString() })));
    await escalate(tx, finding, TicketLevel.L2, isLate);
  },
});
defineDuty({
  ...base('CorrectiveAction'), kind: DO,
  async overdue(tx, duty, { isLate }) {
    const action = await tx.manager.findOneBy(CorrectiveAction, { id: duty.resourceKey });
    const finding = await findingOf(tx, duty);
    if (!action || !finding) return;
    await withVerb(tx, 'action.overdue', () => tx.manager.save(Object.assign(action, { breachedAt: new Date(duty.dueAt).toISOString(), version: action.version + 1, updatedAt: tx.clock.now().toISOString() })));
    await escalate(tx, finding, TicketLevel.L2, isLate);
  },
});
for (const kind of [VERIFY, CHECK_EFFECT]) {
  defineDuty({
    ...base('CorrectiveAction'), kind,
    async overdue(tx, duty, { isLate }) {
      const finding = await findingOf(tx, duty);
      if (finding) await escalate(tx, finding, TicketLevel.L2, isLate);
    },
  });
}

defineDue({
  kind: HEAD_OFFICE, take: (tx, { subject }) => take(tx, 'Finding', subject),
  async run(tx, { subject }, { isLate }) {
    const finding = await tx.manager.findOneBy(Finding, { id: subject });
    if (!finding || (finding.state !== FindingState.OPEN && finding.state !== FindingState.ACTING)) return 'kept';
    await escalate(tx, finding, TicketLevel.L3, isLate);
    return 'told';
  },
});
