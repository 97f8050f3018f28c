// What a receipt's line is, and which codes are charges rather than goods: the two rules of the purchase import.
import { LineKind } from '../../schema/customers/purchase.ts';
import { decimal, type Numeric } from '../core/money.ts';

/** A receipt cancels an earlier one when its number is C and digits only; store prefixes such as C01-0007 do not. */
export const CANCELLING_RECEIPT = '^[Cc][0-9]+$';

/** Codes of up to four capital letters with at most one digit (POST, C2), or of several words (BANK CHARGES), are charges. */
export const SERVICE_CODE = '^([A-Z]{1,4}[0-9]?|[A-Z]+( [A-Z]+)+)$';

const cancelling = new RegExp(CANCELLING_RECEIPT);
const service = new RegExp(SERVICE_CODE);

/** SALE, RETURN or OTHER, from the receipt's number, the quantity and the price of one. */
export function lineKindOf(receiptNo: string, quantity: Numeric, unitPrice: Numeric): LineKind {
  if (cancelling.test(receiptNo) || decimal(quantity).isNegative()) return LineKind.RETURN;
  return decimal(quantity).greaterThan(0) && decimal(unitPrice).greaterThan(0) ? LineKind.SALE : LineKind.OTHER;
}

/** Is a new product of this code a charge? People may correct it afterwards. */
export const isServiceCode = (sku: string): boolean => service.test(sku);

/** The same rule as SQL, for rows by the hundred thousand. */
export const lineKindSql = (receiptNo: string, quantity: string, unitPrice: string): string =>
  `case when ${receiptNo} ~ '${CANCELLING_RECEIPT}' or ${quantity} < 0 then 'RETURN' when ${quantity} > 0 and ${unitPrice} > 0 then 'SALE' else 'OTHER' end`;
