// Row rules of a case: all of it is seen with its ticket.
import { defineRowRule } from '../../core/read/row-rules.ts';

for (const hanging of ['SiteVisit', 'Liability', 'Remedy', 'ChargeBack']) defineRowRule(hanging, { through: 'ticket' });
