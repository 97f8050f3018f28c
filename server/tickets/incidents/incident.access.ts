// Row rules of incidents: who reads tickets knows of them; which tickets belong is seen with each ticket.
import { defineRowRule } from '../../core/read/row-rules.ts';

defineRowRule('IncidentRule', 'open');
defineRowRule('Incident', 'open');
defineRowRule('IncidentTask', 'open');
defineRowRule('IncidentTicket', { through: 'ticket' });
