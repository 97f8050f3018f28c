// What a receipt's line is, and which codes are charges rather than goods: the two rules of the purchase import.
import { LineKind } from '../../schema/customers/purchase.ts';
import { decimal, type Numeric } from '../core/money.ts';

/** A receipt cancels an earlier one when its number is C and digits only; store prefixes such as C01-0007 do not. */
export const CANCELLING_RECEIPT = '^[Cc][0-9]+$';

/**
 * Codes that tills use for charges and corrections instead of goods: postage, carriage, discount, manual, samples, bank and
 * marketplace fees, donations. A new product of such a code begins as `isService`; people may correct it either way.
 */
export const SERVICE_CODES: readonly string[] = [
  'POST', 'DOT', 'C2', 'D', 'M', 'S', 'B', 'PADS', 'CRUK', 'BANK CHARGES', 'AMAZONFEE', '运费', '邮费', '配送费', '包装费', '手续费', '押金',
];

const cancelling = new RegExp(CANCELLING_RECEIPT);

/** SALE, RETURN or OTHER, from the receipt's number, the quantity and the price of one. */
export function lineKindOf(receiptNo: string, quantity: Numeric, unitPrice: Numeric): LineKind {
  if (cancelling.test(receiptNo) || decimal(quantity).isNegative()) return LineKind.RETURN;
  return decimal(quantity).greaterThan(0) && decimal(unitPrice).greaterThan(0) ? LineKind.SALE : LineKind.OTHER;
}

/** Is a new product of this code a charge? People may correct it afterwards. */
export const isServiceCode = (sku: string): boolean => SERVICE_CODES.includes(sku);

/** The same rule as SQL, for rows by the hundred thousand. */
export const lineKindSql = (receiptNo: string, quantity: string, unitPrice: string): string =>
  `case when ${receiptNo} ~ '${CANCELLING_RECEIPT}' or ${quantity} < 0 then 'RETURN' when ${quantity} > 0 and ${unitPrice} > 0 then 'SALE' else 'OTHER' end`;
