// One receipt from a till or a web shop: checked, then taken in by the same statements as a file.
import type { RecordPurchaseInput } from '../../schema/customers/customer.inputs.ts';
import { authorise, type Context } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decimal } from '../core/money.ts';
import { transact } from '../core/transact.ts';
import { customerReasons } from './customers.messages.ts';
import { recordPurchases } from './purchase.service.ts';

const MOST_LINES = 500;
/** Tills' clocks run ahead by minutes, not by days. */
const AHEAD_MS = 24 * 3_600_000;

/** Records a receipt and brings behaviour, tier and segments of its customer up to date. Answers the purchase's key. */
export async function recordPurchase(ctx: Context, input: RecordPurchaseInput): Promise<{ owner: string; id: string }> {
  authorise(ctx, 'customers:import', input.storeId);
  demand(input.lines.length >= 1 && input.lines.length <= MOST_LINES, 'input.lines', customerReasons.LIMIT_RANGE);
  demand(new Date(input.purchasedAt).getTime() <= ctx.clock.now().getTime() + AHEAD_MS, 'input.purchasedAt', 'VALUE_NOT_ALLOWED');
  input.lines.forEach((line, index) => {
    demand(decimal(line.quantity).decimalPlaces() <= 3 && decimal(line.quantity).abs().lessThan(1e9), `input.lines.${index}.quantity`, 'VALUE_NOT_ALLOWED');
    demand(decimal(line.unitPrice).decimalPlaces() <= 4 && decimal(line.unitPrice).abs().lessThan(1e9), `input.lines.${index}.unitPrice`, 'VALUE_NOT_ALLOWED');
  });
  return transact(ctx, async (tx) => {
    const stores = /^[1-9]\d{0,17}$/.test(input.storeId) ? await tx.manager.query<unknown[]>('select 1 from stores where id = $1', [input.storeId]) : [];
    demand(stores.length, 'input.storeId', customerReasons.STORE_NOT_FOUND);
    const result = await recordPurchases(tx, input.lines.map((line, index) => ({
      rowNo: index + 1, storeId: input.storeId, receiptNo: input.receiptNo.trim(), sku: line.sku.trim(), description: line.description ?? null, quantity: line.quantity,
      soldAt: input.purchasedAt, unitPrice: line.unitPrice, customerKey: input.memberNo?.trim() || null, country: input.country ?? null,
      channel: input.channel ?? null, category: line.category?.trim() || null,
    })));
    if (result.rejected.length) throw new AppError('CONFLICT', customerReasons.RECEIPT_OTHER_CUSTOMER);
    const [row] = await tx.manager.query<{ owner: string; id: string }[]>(
      'select customer_id::text "owner", purchase_id::text id from receipt_directory where store_id = $1 and receipt_no = $2', [input.storeId, input.receiptNo.trim()]);
    return row as { owner: string; id: string };
  });
}
