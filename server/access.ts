// Manifest of the modules' row rules and searches.
import '../schema/entities.ts';
import './platform/platform.access.ts';
import './staff/staff.access.ts';
import './customers/customers.access.ts';
import './customers/customers.search.ts';
import './tickets/clocks/clock.listener.ts';
import './tickets/tickets.access.ts';
import './tickets/ticket-credit.service.ts';
import './tickets/playbooks/playbook.listener.ts';
import './tickets/incidents/incident.listener.ts';
import './tickets/incidents/incident.access.ts';
import './tickets/tickets.customers.ts';
import './tickets/money/money.listener.ts';
import './tickets/returns/return.listener.ts';
import './tickets/tickets.search.ts';
