// Whose ticket it is: the customer found by id, member number or whole phone number, and what she may be said to have bought.
import type { OpenTicketInput } from '../../schema/tickets/ticket.inputs.ts';
import type { Tier } from '../../schema/customers/customer.ts';
import { reachOf, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { phoneOf } from '../core/phone.ts';
import { standInOf } from '../customers/stand-in.service.ts';
import { ticketReasons } from './tickets.messages.ts';

export interface FoundCustomer { id: string; storeId: string | null; tier: Tier | null; name: string; phone: string | null; isStandIn: boolean }

const BY_KEY = `
  select coalesce(m.id, c.id)::text id, coalesce(m.store_id, c.store_id)::text "storeId", coalesce(m.tier, c.tier) tier, coalesce(m.name, c.name) name,
    coalesce(m.phone, c.phone) phone, c.is_stand_in "isStandIn"
  from customers c left join customers m on m.id = c.merged_into_id where c.id = any($1::bigint[]) order by c.id`;

/** The customer of a new ticket, or null when nobody is named. A member number or a whole phone is proof enough, wherever her home store is. */
export async function findCustomer(tx: WriteContext, input: Pick<OpenTicketInput, 'customerId' | 'memberNo' | 'phone' | 'contactName'>): Promise<FoundCustomer | null> {
  const load = (ids: readonly string[]) => tx.manager.query<FoundCustomer[]>(BY_KEY, [ids]);
  if (input.customerId) {
    const key = decodeId('Customer', input.customerId)?.id;
    if (!key || !(await visibleKeys(tx, 'Customer', [key])).has(key)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    return (await load([key]))[0] ?? null;
  }
  const keysOf = async (kind: string, value: string) => (await tx.manager.query<{ id: string }[]>('select customer_id::text id from customer_keys where kind = $1 and value = $2', [kind, value])).map((row) => row.id);
  if (input.memberNo?.trim()) {
    const [found] = await load(await keysOf('MEMBER', input.memberNo.trim()));
    demand(found, 'input.memberNo', ticketReasons.TICKET_MEMBER_UNKNOWN);
    return found;
  }
  const phone = input.phone ? phoneOf(input.phone) : null;
  if (!phone) return null;
  const found = (await load(await keysOf('PHONE', phone))).filter((one, i, all) => all.findIndex((other) => other.id === one.id) === i);
  // A number that a family shares: the one who says her name, else nobody rather than the wrong one.
  return found.length === 1 ? (found[0] ?? null) : (found.find((one) => one.name === input.contactName?.trim()) ?? null);
}

/** The store that answers for a new ticket: as said, else the customer's, else the opener's only one. Within the reach of `tickets:open`. */
export async function storeOf(tx: WriteContext, given: string | null | undefined, customer: FoundCustomer | null): Promise<string> {
  const reach = reachOf(tx.viewer, 'tickets:open');
  const within = (id: string | null | undefined): id is string => Boolean(id) && (reach.all || reach.storeIds.includes(id as string));
  const store = given ?? (within(customer?.storeId) ? customer?.storeId : reach.storeIds.length === 1 && !reach.all ? reach.storeIds[0] : null);
  demand(store, 'input.storeId', ticketReasons.TICKET_STORE);
  const there = decodeId('Store', store) && (await tx.manager.query<unknown[]>('select 1 from stores where id = $1', [store])).length > 0;
  demand(there, 'input.storeId', ticketReasons.TICKET_STORE);
  if (!within(store)) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'tickets:open' } });
  return store;
}

/** Where the ticket hangs: the customer, or the stand-in of the store. */
export const ownerOf = (tx: WriteContext, customer: FoundCustomer | null, storeId: string): Promise<string> =>
  (customer ? Promise.resolve(customer.id) : standInOf(tx, storeId));

export interface About { productId?: string | null; purchaseId?: string | null; purchaseLineId?: string | null; categoryId?: string | null }

/** What a ticket points to, checked: it is there, it is the customer's own, and the viewer may see it. Answers database keys. */
export async function checkAbout(tx: WriteContext, customerId: string, given: About): Promise<About> {
  const about: About = {};
  if (given.categoryId !== undefined) {
    about.categoryId = given.categoryId;
    const known = !given.categoryId || (decodeId('TicketCategory', given.categoryId)
      && (await tx.manager.query<unknown[]>('select 1 from ticket_categories where id = $1 and not is_archived', [given.categoryId])).length > 0);
    demand(known, 'input.categoryId', ticketReasons.TICKET_CATEGORY);
  }
  if (given.productId !== undefined) {
    about.productId = given.productId;
    const known = !given.productId || (decodeId('Product', given.productId) && (await visibleKeys(tx, 'Product', [given.productId])).has(given.productId));
    demand(known, 'input.productId', ticketReasons.TICKET_PRODUCT);
  }
  const own = async (noun: 'Purchase' | 'PurchaseLine', wire: string, path: string): Promise<string> => {
    const key = decodeId(noun, wire);
    demand(key && key.owner === customerId && (await visibleKeys(tx, noun, [key.id])).has(key.id), path, ticketReasons.TICKET_PURCHASE);
    return key.id;
  };
  if (given.purchaseId !== undefined) about.purchaseId = given.purchaseId && (await own('Purchase', given.purchaseId, 'input.purchaseId'));
  if (given.purchaseLineId !== undefined) {
    about.purchaseLineId = given.purchaseLineId && (await own('PurchaseLine', given.purchaseLineId, 'input.purchaseLineId'));
    if (about.purchaseLineId) {
      // A line names its receipt and its product.
      const [line] = await tx.manager.query<{ purchase: string; product: string }[]>(
        'select purchase_id::text purchase, product_id::text product from purchase_lines where customer_id = $1 and id = $2', [customerId, about.purchaseLineId]);
      about.purchaseId ??= line?.purchase ?? null;
      about.productId ??= line?.product ?? null;
    }
  }
  return about;
}
