// States are said in words: no refusal bears a raw name, and the server calls a state as the console does.
import { describe, expect, test } from 'vitest';
import { words as english } from '../../admin/words.en.ts';
import { words as chinese } from '../../admin/words.zh.ts';
import { AppError } from '../../server/core/errors.ts';
import type { StateMachine } from '../../server/core/state-machine.ts';
import { runStates } from '../../server/incentives/run.store.ts';
import { actionStates } from '../../server/quality/action.rules.ts';
import { auditStates, visitStates as auditVisits } from '../../server/quality/audits/audit-states.rules.ts';
import { findingStates } from '../../server/quality/finding.rules.ts';
import { incidentStates } from '../../server/tickets/incidents/incident.rules.ts';
import { chargeStates, remedyStates, visitStates } from '../../server/tickets/liability/liability.rules.ts';
import { returnStates } from '../../server/tickets/returns/return.rules.ts';
import { ticketStates } from '../../server/tickets/ticket-states.rules.ts';
import { trainingStates } from '../../server/training/records/record.rules.ts';
import { RunState } from '../../schema/incentives/run.ts';
import { AuditVisitState } from '../../schema/quality/audit-programme.ts';
import { AuditState } from '../../schema/quality/audit.ts';
import { ActionState } from '../../schema/quality/corrective-action.ts';
import { FindingState } from '../../schema/quality/finding.ts';
import { IncidentState } from '../../schema/tickets/incident.ts';
import { TicketStatus } from '../../schema/tickets/kinds.ts';
import { ChargeState, RemedyState, VisitState } from '../../schema/tickets/liability.ts';
import { ReturnState } from '../../schema/tickets/return.ts';
import { TrainingState } from '../../schema/training/record.ts';

const said = (words: unknown, key: string): unknown => (words as Record<string, string>)[key];
const machines: [string, StateMachine<never, never>, object][] = [
  ['ticketStatus', ticketStates as never, TicketStatus], ['returnState', returnStates as never, ReturnState], ['visitState', visitStates as never, VisitState], ['remedyState', remedyStates as never, RemedyState],
  ['chargeState', chargeStates as never, ChargeState], ['incidentState', incidentStates as never, IncidentState], ['trainingState', trainingStates as never, TrainingState], ['actionState', actionStates as never, ActionState],
  ['findingState', findingStates as never, FindingState], ['auditState', auditStates as never, AuditState], ['auditVisitState', auditVisits as never, AuditVisitState], ['runState', runStates as never, RunState],
];

describe.each(machines)('%s', (name, machine, states) => {
  test('every state is called the same by the server and the console, in both languages', () => {
    for (const state of Object.values(states)) {
      const { zh, en } = machine.words(state as never);
      expect([state, zh, en]).toEqual([state, said(chinese, `${name}.${state}`), said(english, `${name}.${state}`)]);
    }
  });
  test('a refusal says the state in words', () => {
    for (const state of Object.values(states)) {
      const refusal = machine.forbids(state as never);
      expect(refusal).toBeInstanceOf(AppError);
      for (const locale of ['zh', 'en'] as const) expect(refusal.say(locale)).not.toMatch(/[A-Z]{3,}|\[object/);
      expect(refusal.say('zh')).toMatch(/现在的状态是「\p{Script=Han}+」，不能这样做/u);
    }
  });
});
