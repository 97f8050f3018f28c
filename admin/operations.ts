// The manifest of operations: every module registers its resources here, before the first request.
import './audits/audits.operations.ts';
import './calendars/calendars.operations.ts';
import './customers/customers.operations.ts';
import './people/people.operations.ts';
import './platform/platform.operations.ts';
import './playbooks/playbooks.operations.ts';
import './products/products.operations.ts';
import './promises/promises.operations.ts';
import './service-settings/service-settings.operations.ts';
import './quality/quality.operations.ts';
import './settings/settings.operations.ts';
import './staff/staff.operations.ts';
import './ticket-money/desk.operations.ts';
import './ticket-diagnosis/diagnosis.operations.ts';
import './tickets/tickets.operations.ts';
import './transfer/transfer.operations.ts';
import './webhooks/webhooks.operations.ts';
