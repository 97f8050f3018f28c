// Row rules of the review of tickets: samplers see all; a reviewer her own sheets; agents and stores what is final of theirs.
import { defineRowRule } from '../../core/read/row-rules.ts';
import { keepPresenceQuiet } from '../../platform/outbox/presence.service.ts';

defineRowRule('TicketSample', { all: 'quality:sample' });
defineRowRule('SampledTicket', { any: [{ all: 'quality:sample' }, { store: 'shownStoreId', word: 'quality:write' }, { own: 'shownAgentId', as: 'employee' }] });
defineRowRule('TicketReview', { any: [{ all: 'quality:sample' }, { own: 'reviewerId', as: 'employee' }] });
defineRowRule('Calibration', 'open');

// Who looks at a sheet just now would give away who reviews it.
for (const noun of ['SampledTicket', 'TicketReview']) keepPresenceQuiet(noun);
