// Deciding whose fault it was: a person, in shares that sum to 100, with a reason; a later decision takes the place of an earlier one.
import { FaultCause } from '../../../schema/tickets/liability.ts';
import type { DecideLiabilityInput } from '../../../schema/tickets/liability.inputs.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { toDecimalText } from '../../core/money.ts';
import { transact } from '../../core/transact.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { tell } from '../money/compensation.row.ts';
import { ticketToWrite } from '../ticket.row.ts';
import { currentLiability, liveClaims } from './case.facts.ts';
import { liabilityReasons } from './liability.messages.ts';
import { caseWire, dayAt, makeCaseRow, saveCaseRow, still } from './liability.row.ts';
import { faultOfShares, mainCauseOf, type Shares } from './liability.rules.ts';
import { visitOf } from './visit.service.ts';

const FIELDS: Record<FaultCause | 'SUM', string> = { PRODUCT: 'input.productShare', TRANSPORT: 'input.transportShare', INSTALLATION: 'input.installationShare', USE: 'input.useShare', SUM: 'input.productShare' };

/** Decides, once per key. Refused while charge-backs rest on the decision before. Answers the decision's wire id. */
export async function decideLiability(ctx: Context, input: DecideLiabilityInput): Promise<string> {
  authorise(ctx, 'tickets:decide-liability');
  const shares: Shares = { PRODUCT: input.productShare, TRANSPORT: input.transportShare, INSTALLATION: input.installationShare, USE: input.useShare };
  const wrong = faultOfShares(shares);
  demand(!wrong, FIELDS[wrong ?? 'SUM'], wrong === 'SUM' ? liabilityReasons.LIABILITY_SUM : liabilityReasons.LIABILITY_SHARE);
  return transact(still(ctx, input.reason), async (tx) => {
    const ticket = await ticketToWrite(tx, input.ticketId, 'tickets:decide-liability');
    return once(tx, input.idempotencyKey, 'decideLiability', input, async () => {
      const visitId = input.visitId ? await visitOf(tx, ticket, decodeId('SiteVisit', input.visitId), 'input.visitId') : null;
      if ((await liveClaims(tx, ticket)).length) throw new AppError('POLICY', liabilityReasons.LIABILITY_CLAIMED);
      const at = tx.clock.now().toISOString();
      const before = await currentLiability(tx, ticket);
      if (before) await saveCaseRow(tx, 'Liability', before, 'superseded', { supersededAt: at });
      const text = (cause: FaultCause): string => toDecimalText(shares[cause]);
      const made = await makeCaseRow(tx, 'Liability', 'decided', {
        customerId: ticket.customerId, ticketId: ticket.id, storeId: ticket.storeId, visitId, productShare: text(FaultCause.PRODUCT), transportShare: text(FaultCause.TRANSPORT), installationShare: text(FaultCause.INSTALLATION),
        useShare: text(FaultCause.USE), mainCause: mainCauseOf(shares), reason: input.reason.trim(), decidedById: tx.viewer.employeeId, decidedAt: at, decidedOn: await dayAt(tx, ticket.storeId),
      });
      await tell(tx, ticket, 'liabilityDecided', { liabilityId: caseWire('Liability', made), shares });
      return caseWire('Liability', made);
    });
  });
}
