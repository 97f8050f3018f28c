// Row rules of tickets: those of one's stores, and those one has in hand; what hangs on a ticket is seen with it.
import { defineRowRule } from '../core/read/row-rules.ts';

defineRowRule('Ticket', { any: [{ store: 'storeId' }, { own: 'assigneeId', as: 'employee' }] });
for (const hanging of ['TicketEvent', 'TicketNote', 'TicketFile', 'PortalLink', 'RemoteDiagnosis', 'DiagnosisShot', 'TicketTask', 'TicketLink', 'Callback', 'PlannedReply', 'Clock', 'Compensation', 'ReturnCase', 'PlaybookUse', 'PlaybookTick']) defineRowRule(hanging, { through: 'ticket' });
for (const kept of ['IntakeChannel', 'IntakeMessage', 'Kiosk']) defineRowRule(kept, { all: 'tickets:configure' });
defineRowRule('TicketCategory', 'open');
defineRowRule('OnCall', 'open');
defineRowRule('AgentSkill', 'open');
defineRowRule('TicketDesk', 'open');
defineRowRule('TicketGate', 'open');
defineRowRule('SlaPolicy', 'open');
defineRowRule('SlaPolicyVersion', 'open');
defineRowRule('Playbook', 'open');
defineRowRule('PlaybookVersion', 'open');
