// Writing customers: create, change, consents, erasure; the directory of member numbers, phones and addresses goes along.
import type { EntityManager } from 'typeorm';
import { Consent, Customer, CustomField, CustomFieldKind } from '../../schema/customers/customer.ts';
import type { CreateCustomerInput, SaveCustomFieldInput, SetConsentInput, UpdateCustomerInput } from '../../schema/customers/customer.inputs.ts';
import type { Permission } from '../../schema/permission.ts';
import { isWritten } from '../../schema/text.ts';
import { authorise, businessDay, type Context, covers, type Reach, reachOf, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { changeRow, lockRow, transact } from '../core/transact.ts';
import { erasePrivate, recordEvent } from '../platform/events/event.service.ts';
import { soundOf } from '../staff/employee.service.ts';
import { choicesOf, mergeCustom, normaliseCustomer, type CustomerValues } from './customer.rules.ts';
import { customerReasons } from './customers.messages.ts';
import { touchCustomers } from './touch.ts';

/** What an event keeps of why somebody was erased. */
const ERASE_REASON = 500;

const within = (reach: Reach, storeId: string | null | undefined): boolean => covers(reach, storeId);

/** The customer, locked, when the viewer may see her and holds the word for her store; else NOT_FOUND or FORBIDDEN. */
export async function customerToWrite(tx: WriteContext, id: string, word: Permission): Promise<Customer> {
  authorise(tx, word);
  const row = /^[1-9]\d{0,17}$/.test(id)
    ? await lockRow(tx, Customer, id) : null;
  if (!row || !within(reachOf(tx.viewer, 'customers:read'), row.storeId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  if (!within(reachOf(tx.viewer, word), row.storeId)) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: word } });
  if (row.isStandIn) throw new AppError('POLICY', customerReasons.CUSTOMER_STAND_IN);
  return row;
}

/** Is the customer one the viewer may see with this word? For fields with logic of their own, beside the door. */
export async function maySeeCustomer(ctx: Context, id: string, ...words: Permission[]): Promise<boolean> {
  if (!/^[1-9]\d{0,17}$/.test(id) || !words.every((word) => ctx.viewer.reaches.has(word))) return false;
  const { rows: [row] } = await ctx.db.read.query<{ store_id: string | null }>('select store_id from customers where id = $1', [id]);
  return Boolean(row) && (['customers:read', ...words] as Permission[]).every((word) => within(reachOf(ctx.viewer, word), row?.store_id));
}

function checked(tx: Context, input: CustomerValues): ReturnType<typeof normaliseCustomer>['values'] {
  const { values, problems } = normaliseCustomer(input, businessDay(tx));
  if (Object.keys(problems).length) {
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: Object.fromEntries(Object.entries(problems).map(([key, reason]) => [`input.${key}`, reason])) });
  }
  return values;
}

async function checkedCustom(manager: EntityManager, held: unknown, given: Record<string, unknown> | null | undefined): Promise<Record<string, unknown> | null | undefined> {
  if (given === undefined) return undefined;
  if (given === null) return null;
  demand(typeof given === 'object' && !Array.isArray(given), 'input.custom', customerReasons.CUSTOM_INVALID);
  const { custom, problems } = mergeCustom((held as Record<string, unknown> | null) ?? {}, given, await manager.find(CustomField));
  if (Object.keys(problems).length) {
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: Object.fromEntries(Object.entries(problems).map(([key, reason]) => [`input.${key}`, reason])) });
  }
  return custom;
}

async function storeInReach(tx: WriteContext, storeId: string | null | undefined): Promise<void> {
  if (!storeId) return;
  const there = /^[1-9]\d{0,17}$/.test(storeId) && (await tx.manager.query<unknown[]>('select 1 from stores where id = $1', [storeId])).length > 0;
  demand(there && within(reachOf(tx.viewer, 'customers:write'), storeId), 'input.storeId', customerReasons.STORE_NOT_FOUND);
}

/** Keeps the directory: what the customer had goes, what she has now comes. A member number belongs to one customer. */
export async function keepKeys(tx: WriteContext, id: string, before: Partial<Customer>, after: Partial<Customer>): Promise<void> {
  for (const [kind, was, is] of [['MEMBER', before.memberNo, after.memberNo], ['PHONE', before.phone, after.phone], ['EMAIL', before.email, after.email]] as const) {
    if ((was ?? null) === (is ?? null)) continue;
    if (was) await tx.manager.query('delete from customer_keys where kind = $1 and value = $2 and customer_id = $3', [kind, was, id]);
    if (!is) continue;
    const done = await tx.manager.query<unknown[]>(
      'with i as (insert into customer_keys (kind, value, customer_id) values ($1, $2, $3) on conflict do nothing returning 1) select 1 from i', [kind, is, id]);
    if (kind === 'MEMBER' && !done.length) {
      const own = await tx.manager.query<unknown[]>(`select 1 from customer_keys where kind = 'MEMBER' and value = $1 and customer_id = $2`, [is, id]);
      demand(own.length, 'input.memberNo', customerReasons.MEMBER_TAKEN);
    }
  }
}

/** Makes a customer in a store within reach. Answers the id. */
export async function createCustomer(ctx: Context, input: CreateCustomerInput): Promise<string> {
  authorise(ctx, 'customers:write', input.storeId ?? null);
  return transact(ctx, async (tx) => {
    const { custom: _custom, storeId, ...plain } = input;
    const values = checked(tx, plain);
    await storeInReach(tx, storeId);
    const custom = await checkedCustom(tx.manager, null, input.custom);
    const row = await tx.manager.save(tx.manager.create(Customer, {
      ...values, ...soundOf(values.name ?? ''), storeId: storeId ?? null, custom: custom ?? null, joinedOn: values.joinedOn ?? businessDay(tx),
    } as Partial<Customer>));
    await keepKeys(tx, row.id, {}, row);
    await touchCustomers(tx, [row.id], { kind: 'profile' });
    return row.id;
  });
}

/** Changes a customer under `expectedVersion`; she may be moved only to a store within reach. Answers the id. */
export async function updateCustomer(ctx: Context, input: UpdateCustomerInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const { id, expectedVersion, custom: _custom, storeId, ...plain } = input;
    const held = await customerToWrite(tx, id, 'customers:write');
    if (held.mergedIntoId) throw new AppError('POLICY', customerReasons.CUSTOMER_MERGED);
    const before = { memberNo: held.memberNo, phone: held.phone, email: held.email };
    const values = checked(tx, plain);
    if (storeId !== undefined && storeId !== held.storeId) {
      authorise(tx, 'customers:write', storeId);
      await storeInReach(tx, storeId);
    }
    const custom = await checkedCustom(tx.manager, held.custom, input.custom);
    const row = await changeRow(tx, Customer, id, expectedVersion, {
      ...values, ...(values.name ? soundOf(values.name) : {}), ...(storeId !== undefined ? { storeId } : {}), ...(custom !== undefined ? { custom } : {}),
    } as Partial<Customer>);
    await keepKeys(tx, id, before, row);
    await touchCustomers(tx, [id], { kind: 'profile' });
    return id;
  });
}

/** Notes what a customer said about being contacted by a channel; the latest word counts. Answers the consent's key. */
export async function setConsent(ctx: Context, input: SetConsentInput): Promise<{ owner: string; id: string }> {
  return transact(ctx, async (tx) => {
    const customer = await customerToWrite(tx, input.customerId, 'customers:write');
    const now = tx.clock.now().toISOString();
    const givenAt = input.givenAt ?? now;
    demand(givenAt <= now, 'input.givenAt', 'VALUE_NOT_ALLOWED');
    const row = await tx.manager.save(tx.manager.create(Consent, { customerId: customer.id, channel: input.channel, isGiven: input.isGiven, source: input.source, givenAt }));
    await touchCustomers(tx, [customer.id], { kind: 'consent' });
    return { owner: customer.id, id: row.id };
  });
}

/**
 * Erases who a customer is (PIPL): name, phone, mail, birthday, address, own fields and keys go, also from those merged
 * into her and from the event log's private part. What was bought stays, for nobody in particular.
 */
export async function eraseCustomer(ctx: Context, id: string, reason: string): Promise<string> {
  demand(reason.trim().length >= 4, 'reason', 'VALUE_REQUIRED');
  demand(reason.length <= ERASE_REASON, 'reason', 'VALUE_TOO_LONG');
  demand(isWritten(reason), 'reason', 'VALUE_NOT_ALLOWED');
  return transact({ ...ctx, reason }, async (tx) => {
    await customerToWrite(tx, id, 'customers:erase');
    const ids = (await tx.manager.query<{ id: string }[]>('select id::text from customers where id = $1 or merged_into_id = $1', [id])).map((row) => row.id);
    // By statement, not by saving rows: the event log must not take down what is being erased.
    await tx.manager.query(
      `with u as (update customers set name = '已注销', name_pinyin = 'yizhuxiao', name_initials = 'yzx', member_no = null, phone = null, email = null, birthday = null,
         gender = 'UNKNOWN', address = null, custom = null, version = version + 1, updated_at = $2 where id = any($1::bigint[]) returning 1) select count(*) from u`,
      [ids, tx.clock.now()]);
    await tx.manager.query(`with d as (delete from customer_keys where customer_id = any($1::bigint[]) returning 1) select count(*) from d`, [ids]);
    await tx.manager.query(`with u as (update customer_tags set evidence = null where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids]);
    await tx.manager.query(`with u as (update customer_merges set before = '{}' where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids]);
    for (const one of ids) await erasePrivate(tx, one);
    await recordEvent(tx, { kind: 'customer.erased', resource: 'Customer', resourceId: id, customerId: id, after: { rows: ids.length } });
    await touchCustomers(tx, ids, { kind: 'profile', note: 'erased' });
    return id;
  });
}

/** Declares a field of the chain's own, or renames one; its kind stays, for values are held by it. Answers the id. */
export async function saveCustomField(ctx: Context, input: SaveCustomFieldInput): Promise<string> {
  authorise(ctx, 'customers:write-models');
  const isChoice = input.fieldKind === CustomFieldKind.CHOICE;
  demand(!isChoice || choicesOf(input.choices).length > 0, 'input.choices', customerReasons.CUSTOM_CHOICES);
  // Fields of other kinds have none: whatever stood there would meet those who read it as a list.
  const choices = isChoice ? input.choices : null;
  demand(isChoice || (input.choices ?? null) === null || (Array.isArray(input.choices) && !input.choices.length), 'input.choices', customerReasons.CUSTOM_CHOICES_NONE);
  return transact(ctx, async (tx) => {
    const { id, expectedVersion, ...values } = { ...input, choices };
    const other = await tx.manager.findOneBy(CustomField, { key: input.key });
    demand(!other || other.id === id, 'input.key', customerReasons.CUSTOM_KEY_TAKEN);
    if (!id) return (await tx.manager.save(tx.manager.create(CustomField, values as Partial<CustomField>))).id;
    const held = decodeId('CustomField', id) ? await tx.manager.findOneBy(CustomField, { id }) : null;
    if (!held) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    demand(held.fieldKind === input.fieldKind && held.key === input.key, 'input.fieldKind', customerReasons.CUSTOM_KIND_FIXED);
    demand(expectedVersion !== undefined, 'input.expectedVersion', customerReasons.EXPECTED_VERSION);
    return (await changeRow(tx, CustomField, id, expectedVersion, { labelZh: input.labelZh, labelEn: input.labelEn, choices } as Partial<CustomField>)).id;
  });
}
