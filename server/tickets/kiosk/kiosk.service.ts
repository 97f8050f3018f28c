// Tablets for returns: kept by who configures tickets, let in by their key, and what a customer does at one.
import { createHash, randomBytes } from 'node:crypto';
import { Kiosk, type SaveKioskInput } from '../../../schema/tickets/kiosk.ts';
import { ReturnCase, ReturnRoute, type ReturnReason } from '../../../schema/tickets/return.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { tryWithin } from '../../platform/auth/try-limit.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { seal, unseal } from '../../platform/outgoing/sealed-secret.service.ts';
import { refundableLines } from '../money/refundable.ts';
import { endsOne } from '../portal/find.service.ts';
import { portalReasons } from '../portal/portal.messages.ts';
import { requestReturn } from '../returns/return.service.ts';
import { kioskReasons } from './kiosk.messages.ts';

/** In 15 minutes: look-ups of one kiosk, wrong ones of one number, returns at one kiosk and of one customer. */
export const LIMITS = { looks: 120, wrong: 5, returns: 30, ofCustomer: 5 } as const;
/** By a member number, what was bought in so many days is offered. */
const DAYS = 60;
const NOTED_MS = 600_000;
const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');
const often = (wait: number): AppError => new AppError('RATE_LIMITED', portalReasons.PORTAL_OFTEN, { retryAfter: wait });

/** Makes a kiosk, or changes one under `expectedVersion`. Answers its id. */
export async function saveKiosk(ctx: Context, input: SaveKioskInput): Promise<string> {
  authorise(ctx, 'tickets:configure');
  const { id, expectedVersion, ...values } = input;
  return transact(ctx, async (tx) => {
    if (values.storeId !== undefined) {
      const there = decodeId('Store', values.storeId) && (await tx.manager.query<unknown[]>('select 1 from stores where id = $1', [values.storeId])).length > 0;
      demand(there, 'input.storeId', kioskReasons.KIOSK_STORE);
      authorise(tx, 'tickets:configure', values.storeId);
    }
    if (id) {
      demand(expectedVersion !== undefined, 'input.expectedVersion', kioskReasons.KIOSK_VERSION);
      if (!decodeId('Kiosk', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
      return (await changeRow(tx, Kiosk, id, expectedVersion, values as Partial<Kiosk>)).id;
    }
    for (const name of ['nameZh', 'nameEn', 'storeId'] as const) demand(values[name], `input.${name}`, 'VALUE_REQUIRED');
    return (await tx.manager.save(tx.manager.create(Kiosk, { isActive: true, ...values, version: 1 } as Partial<Kiosk>))).id;
  });
}

/** Makes a new key for a kiosk; the one before it is dead at once. It is answered here and never again. */
export async function renewKioskKey(ctx: Context, id: string, expectedVersion: number): Promise<{ kioskId: string; key: string }> {
  authorise(ctx, 'tickets:configure');
  return transact(ctx, async (tx) => {
    const row = decodeId('Kiosk', id) && (await tx.manager.findOneBy(Kiosk, { id }));
    if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    authorise(tx, 'tickets:configure', row.storeId);
    const key = `kk_${randomBytes(24).toString('base64url')}`;
    await withVerb(tx, 'kiosk.key-renewed', () => changeRow(tx, Kiosk, id, expectedVersion, { keyHash: hashOf(key), keyPrefix: key.slice(0, 9), keyMadeAt: tx.clock.now().toISOString() }));
    return { kioskId: id, key };
  });
}

/** The kiosk of a key; refused alike for a wrong key and a kiosk that is closed. */
export async function kioskOf(ctx: Context, key: string): Promise<Kiosk> {
  const kiosk = /^kk_[\w-]{32}$/.test(key) ? await ctx.db.source.manager.findOneBy(Kiosk, { keyHash: hashOf(key) }) : null;
  if (!kiosk?.isActive) throw new AppError('UNAUTHENTICATED', kioskReasons.KIOSK_KEY);
  const now = ctx.clock.now();
  if (!kiosk.lastUsedAt || now.getTime() - new Date(kiosk.lastUsedAt).getTime() > NOTED_MS) await ctx.db.write.query('update kiosks set last_used_at = $2 where id = $1', [kiosk.id, now]);
  return kiosk;
}

export interface KioskLine { line: string; zh: string; en: string; soldAt: string; quantity: string; left: string; receiptNo: string; isFresh: boolean }
const placeOf = (kiosk: Kiosk): string => `kiosk line:${kiosk.id}`;

const BY_RECEIPT = `select customer_id::text customer, purchase_id::text purchase, receipt_no "receiptNo" from receipt_directory where store_id = $1 and receipt_no = $2`;
const BY_MEMBER = `
  select p.customer_id::text customer, p.id::text purchase, p.receipt_no "receiptNo" from purchases p
  where p.customer_id = $1 and p.purchased_at > $2::timestamptz - make_interval(days => $3::int) order by p.purchased_at desc limit 20`;
const MEMBER = `
  select coalesce(m.id, c.id)::text id, array_remove(array[c.phone, m.phone], null) phones from customer_keys k join customers c on c.id = k.customer_id left join customers m on m.id = c.merged_into_id
  where k.kind = 'MEMBER' and k.value = $1 and not c.is_stand_in limit 1`;
interface Receipt { customer: string; purchase: string; receiptNo: string }

/** Receipts behind what was scanned: a receipt of this store by its number, or a member's own by her number and the end of her phone. */
async function receiptsOf(ctx: Context, kiosk: Kiosk, asked: { receiptNo: string | null; memberNo: string | null; digits: string | null }): Promise<Receipt[]> {
  const name = asked.receiptNo ? `r:${kiosk.storeId}:${asked.receiptNo}` : `m:${asked.memberNo}`;
  const looks = await tryWithin(ctx.db, 'kl', kiosk.id, LIMITS.looks);
  if (!looks.isAllowed) throw often(looks.wait);
  const wrong = await tryWithin(ctx.db, 'kw', name, LIMITS.wrong);
  if (!wrong.isAllowed) throw often(wrong.wait);
  let receipts: Receipt[] = [];
  if (asked.receiptNo) receipts = (await ctx.db.write.query<Receipt>(BY_RECEIPT, [kiosk.storeId, asked.receiptNo])).rows;
  else if (asked.memberNo && asked.digits) {
    const { rows: [member] } = await ctx.db.write.query<{ id: string; phones: string[] }>(MEMBER, [asked.memberNo]);
    const isRight = endsOne(member?.phones.length ? member.phones : ['000000000'], asked.digits) && Boolean(member?.phones.length);
    if (member && isRight) receipts = (await ctx.db.write.query<Receipt>(BY_MEMBER, [member.id, ctx.clock.now(), DAYS])).rows;
  }
  if (receipts.length) await wrong.undo();
  return receipts;
}

/** What may be returned of what was scanned; each line under a seal that this kiosk alone can use. `ctx` is the system's. */
export async function kioskLines(ctx: Context, kiosk: Kiosk, asked: { receiptNo: string | null; memberNo: string | null; digits: string | null }): Promise<KioskLine[]> {
  const lines: KioskLine[] = [];
  for (const one of await receiptsOf(ctx, kiosk, asked)) {
    for (const row of await refundableLines(ctx, one.customer, { purchaseId: one.purchase })) {
      if (Number(row.left) <= 0) continue;
      lines.push({
        line: seal(ctx.db, placeOf(kiosk), JSON.stringify([one.customer, row.id, asked.receiptNo ? one.receiptNo : null])), zh: row.nameZh, en: row.nameEn ?? row.nameZh,
        soldAt: new Date(row.soldAt).toISOString(), quantity: row.quantity, left: row.left, receiptNo: one.receiptNo, isFresh: row.isFresh,
      });
    }
  }
  // One answer for what is not there, is another's, and has come back already.
  if (!lines.length) throw new AppError('NOT_FOUND', kioskReasons.KIOSK_NOTHING);
  return lines.slice(0, 60);
}

export interface Slip { number: string; state: string; refundAmount: string; isRoutine: boolean; reviewDueAt: string | null; zh: string; en: string }

/** Asks for a return by the route of the kiosk, once per key: the rules decide it, or a person does. Answers the slip. */
export async function returnAtKiosk(ctx: Context, kiosk: Kiosk, asked: { key: string; line: string; reason: ReturnReason; hasPackaging: boolean; remark: string | null }): Promise<Slip> {
  const [customer, line, receiptNo] = ((): [string, string, string | null] => {
    try { return JSON.parse(unseal(ctx.db, placeOf(kiosk), asked.line)) as [string, string, string | null]; } catch { throw new AppError('VALIDATION', kioskReasons.KIOSK_LINE); }
  })();
  for (const [kind, name, most] of [['kr', kiosk.id, LIMITS.returns], ['kc', `${customer}`, LIMITS.ofCustomer]] as const) {
    const tried = await tryWithin(ctx.db, kind, name, most);
    if (!tried.isAllowed) throw often(tried.wait);
  }
  const wire = await requestReturn(ctx, {
    idempotencyKey: `kiosk:${kiosk.id}:${asked.key}`, customerId: customer, storeId: kiosk.storeId, purchaseLineId: encodeId('PurchaseLine', { owner: customer, id: line }), reason: asked.reason, route: ReturnRoute.KIOSK,
    hasPackaging: asked.hasPackaging, remark: asked.remark, ...(receiptNo ? { receiptNo } : {}),
  });
  const key = decodeId('ReturnCase', wire);
  const row = await ctx.db.source.manager.findOneByOrFail(ReturnCase, { customerId: key?.owner ?? '0', id: key?.id ?? '0' });
  const { rows: [told] } = await ctx.db.write.query<{ number: string; zh: string; en: string | null }>(
    'select t.number, p.name zh, p.name_en en from tickets t, products p where t.customer_id = $1 and t.id = $2 and p.id = $3', [row.customerId, row.ticketId, row.productId]);
  return {
    number: told?.number ?? '', state: row.state, refundAmount: row.refundAmount, isRoutine: row.isRoutine, reviewDueAt: row.reviewDueAt ? new Date(row.reviewDueAt).toISOString() : null, zh: told?.zh ?? '', en: told?.en ?? told?.zh ?? '',
  };
}
