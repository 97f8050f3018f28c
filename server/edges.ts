// Manifest of the modules' edges, oldest first.
import '../schema/entities.ts';
import './platform/platform.edges.ts';
import './forms/forms.edges.ts';
import './staff/staff.edges.ts';
import './training/training.edges.ts';
import './customers/customers.edges.ts';
import './tickets/tickets.edges.ts';
import './tickets/incidents/incident.edges.ts';
import './voice/voice.edges.ts';
import './quality/quality.edges.ts';
import './quality/training.requirement.ts';
import './tickets/liability/liability.edges.ts';
import './quality/audits/audits.edges.ts';
import './quality/ticket-quality/ticket-quality.edges.ts';
import './incentives/incentives.edges.ts';
