// The life of a ticket: which acts each state allows, and what holds after any history of them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Tier } from '../../schema/customers/customer.ts';
import { NeedClass, TicketLevel, TicketPriority, TicketStatus, WaitingFor } from '../../schema/tickets/kinds.ts';
import { isOwed, levelAbove, lifeAfter, TICKET_ACTS, ticketNumber, ticketStates, usualPriority, type TicketAct, type TicketLife } from '../../server/tickets/ticket-states.rules.ts';

const fresh: TicketLife = { status: TicketStatus.NEW, isOpen: true, waitingFor: null, reopenCount: 0 };
const at = (minute: number): string => new Date(Date.UTC(2026, 1, 13, 7, 52 + minute)).toISOString();

describe('states', () => {
  const allowed: [TicketStatus, TicketAct, TicketStatus | null][] = [
    [TicketStatus.NEW, 'reply', TicketStatus.OPEN], [TicketStatus.NEW, 'hear', TicketStatus.NEW], [TicketStatus.NEW, 'close', null], [TicketStatus.NEW, 'reopen', null],
    [TicketStatus.OPEN, 'wait', TicketStatus.WAITING], [TicketStatus.OPEN, 'resume', null], [TicketStatus.OPEN, 'settle', null], [TicketStatus.OPEN, 'promise', TicketStatus.CALLBACK_DUE],
    [TicketStatus.WAITING, 'resume', TicketStatus.OPEN], [TicketStatus.WAITING, 'resolve', TicketStatus.SOLVED], [TicketStatus.SOLVED, 'close', TicketStatus.CLOSED],
    [TicketStatus.SOLVED, 'escalate', null], [TicketStatus.SOLVED, 'reopen', TicketStatus.OPEN], [TicketStatus.CALLBACK_DUE, 'reply', TicketStatus.CALLBACK_DUE],
    [TicketStatus.CALLBACK_DUE, 'hear', TicketStatus.CALLBACK_DUE], [TicketStatus.CALLBACK_DUE, 'close', null], [TicketStatus.CALLBACK_DUE, 'settle', TicketStatus.CLOSED],
    [TicketStatus.CLOSED, 'reply', null], [TicketStatus.CLOSED, 'reopen', TicketStatus.OPEN], [TicketStatus.CLOSED, 'archive', TicketStatus.ARCHIVED],
    [TicketStatus.ARCHIVED, 'reopen', null], [TicketStatus.ARCHIVED, 'hear', null],
  ];
  test.each(allowed)('B-15 %s, %s leads to %s', (from, act, to) => {
    expect(ticketStates.can(from, act)).toBe(to !== null);
    if (to) expect(ticketStates.next(from, act)).toBe(to);
    else expect(() => ticketStates.next(from, act)).toThrowError(expect.objectContaining({ code: 'POLICY', reason: 'STATE_FORBIDS' }));
  });

  test('the customer’s word ends the wait for her, not the wait for a supplier', () => {
    const waits = (waitingFor: WaitingFor): TicketLife => ({ ...fresh, status: TicketStatus.WAITING, waitingFor });
    expect(lifeAfter(waits(WaitingFor.CUSTOMER), 'hear', at(1))).toMatchObject({ status: 'OPEN', waitingFor: null, unansweredSince: at(1) });
    expect(lifeAfter(waits(WaitingFor.SUPPLIER), 'hear', at(1))).toMatchObject({ status: 'WAITING' });
    expect(lifeAfter(waits(WaitingFor.SUPPLIER), 'hear', at(1))).not.toHaveProperty('waitingFor');
  });

  test('the first answer is noted once; a word after closing opens again and is counted', () => {
    const answered = { ...fresh, ...lifeAfter(fresh, 'reply', at(3)) };
    expect(answered).toMatchObject({ pickedUpAt: at(3), firstRespondedAt: at(3), unansweredSince: null });
    expect(lifeAfter(answered, 'reply', at(9))).not.toHaveProperty('firstRespondedAt');
    const closed = { ...answered, ...lifeAfter({ ...answered, ...lifeAfter(answered, 'resolve', at(10)) }, 'close', at(11)), status: TicketStatus.CLOSED };
    expect(lifeAfter(closed, 'hear', at(20))).toMatchObject({ status: 'OPEN', reopenCount: 1, closedAt: null, unansweredSince: at(20) });
  });

  test('what is solved waits for no answer any more; what she says after it does', () => {
    const unanswered = { ...fresh, ...lifeAfter(fresh, 'hear', at(1)) };
    for (const act of ['resolve', 'promise'] as const) {
      const solved = { ...unanswered, ...lifeAfter(unanswered, act, at(5)) };
      expect([unanswered.unansweredSince, solved.unansweredSince]).toEqual([at(1), null]);
      expect(lifeAfter(solved, 'hear', at(9))).toMatchObject({ status: solved.status, unansweredSince: at(9) });
    }
    expect(lifeAfter(unanswered, 'join', at(2))).toMatchObject({ status: 'CLOSED', unansweredSince: null });
  });

  test('after any history: open means owed, only waiting waits, reopenings are counted one by one, closed has its instant and owes no call', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...TICKET_ACTS), fc.constantFrom(...Object.values(WaitingFor))), { maxLength: 40 }), (history) => {
      let life: TicketLife = fresh;
      let reopened = 0;
      history.forEach(([act, waitingFor], i) => {
        const before = life;
        let patch: Partial<TicketLife>;
        try { patch = lifeAfter(life, act, at(i)); } catch (error) { expect(error).toMatchObject({ code: 'POLICY' }); return; }
        life = { ...life, ...patch, ...(act === 'wait' ? { waitingFor } : {}), ...(act === 'promise' ? { callbackDueAt: at(i + 2880) } : {}) };
        if ((before.status === TicketStatus.CLOSED || before.status === TicketStatus.SOLVED || before.status === TicketStatus.CALLBACK_DUE) && life.status === TicketStatus.OPEN) reopened += 1;
        expect(life.isOpen).toBe(isOwed(life.status));
        expect(Boolean(life.waitingFor)).toBe(life.status === TicketStatus.WAITING);
        expect(life.reopenCount).toBe(reopened);
        expect(Boolean(life.closedAt)).toBe(life.status === TicketStatus.CLOSED || life.status === TicketStatus.ARCHIVED);
        expect(Boolean(life.callbackDueAt)).toBe(life.status === TicketStatus.CALLBACK_DUE);
        // A promised call ends by being made, by opening again, or not at all.
        if (before.status === TicketStatus.CALLBACK_DUE && life.status !== before.status) expect(['settle', 'reopen']).toContain(act);
        if (before.status === TicketStatus.ARCHIVED) expect.fail('an archived ticket moved');
      });
    }), { numRuns: 400 });
  });
});

test('numbers, levels and the usual priority', () => {
  expect(ticketNumber('2026-02-13', 418)).toBe('T-260213-0418');
  expect(ticketNumber('2026-02-13', 12345)).toBe('T-260213-12345');
  expect([levelAbove(TicketLevel.L1), levelAbove(TicketLevel.L2), levelAbove(TicketLevel.L3)]).toEqual(['L2', 'L3', null]);
  expect(usualPriority(NeedClass.ORDINARY, TicketLevel.L1, Tier.REGULAR)).toBe(TicketPriority.NORMAL);
  expect(usualPriority(NeedClass.ORDINARY, TicketLevel.L1, Tier.GOLD)).toBe(TicketPriority.HIGH);
  expect(usualPriority(NeedClass.URGENT, TicketLevel.L2, null)).toBe(TicketPriority.HIGH);
  expect(usualPriority(NeedClass.ORDINARY, TicketLevel.L3, null)).toBe(TicketPriority.TOP);
});
