// The manifest of messages: every module's words, loaded before the first screen.
import './customers/analyses.messages.ts';
import './customers/customers.messages.ts';
import './customers/segments.messages.ts';
import './home/home.messages.ts';
import './layout/layout.messages.ts';
import './platform/event.messages.ts';
import './platform/platform.messages.ts';
import './products/products.messages.ts';
import './settings/settings.messages.ts';
import './shared/rights.messages.ts';
import './shared/shared.messages.ts';
import './staff/staff.messages.ts';
import './tickets/board.messages.ts';
import './tickets/intake.messages.ts';
import './tickets/ticket-page.messages.ts';
import './tickets/tickets.messages.ts';
import './transfer/transfer.messages.ts';
