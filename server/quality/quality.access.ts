// Row rules of quality: findings and actions of one's stores, and those one answers for; a ticket's findings are seen with the ticket.
import { defineRowRule } from '../core/read/row-rules.ts';

for (const kept of ['Finding', 'CorrectiveAction', 'RiskAlert']) defineRowRule(kept, { any: [{ store: 'storeId' }, { own: 'ownerId', as: 'employee' }] });
defineRowRule('CorrectivePhoto', { through: 'action' });
defineRowRule('FindingTicket', { through: 'ticket' });
for (const rule of ['RiskRule', 'RiskRuleVersion']) defineRowRule(rule, 'open');
