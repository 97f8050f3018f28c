// What the ledger says when it refuses.
import { defineMessages } from '../../core/messages.ts';

export const ledgerReasons = defineMessages({
  PAYOUT_NOT_PARKED: ['只有停下的付款可以重发', 'Only a parked payout is sent again'],
});
