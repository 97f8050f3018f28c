// Opening one hidden value of one row: within reach, with a reason, counted and kept in the log.
import { nounOf } from '../../../schema/base.ts';
import type { Permission } from '../../../schema/permission.ts';
import type { RevealFieldInput } from '../../../schema/platform/user.inputs.ts';
import { dayIn } from '../../core/clock.ts';
import { type Context, covers, type Reach, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { REVEALS_A_DAY } from '../access/roles.matrix.ts';
import type { Database } from '../../core/database.ts';
import '../auth/auth.messages.ts';
import { demandPerson } from '../auth/session.service.ts';
import { recordEvent } from '../events/event.service.ts';
import { openAccount, openHandedAccount } from './sealed-account.service.ts';

/** The word that opens the masked values of a noun, or one of them; nouns without a line here open nothing. */
const WORDS: Record<string, { word: Permission; kind: string; /** The whole of what rests sealed. */ open?: (db: Database, employeeId: string, kept: string) => string }> = {
  Customer: { word: 'customers:reveal', kind: 'customer.revealed' },
  Employee: { word: 'staff:read-personal', kind: 'employee.revealed' },
  // What pay is sent to is opened by the words of pay, not by those of contacts.
  'Employee.payAccount': { word: 'staff:read-pay', kind: 'employee.revealed', open: openAccount },
  'PayHandover.payAccount': { word: 'incentives:pay', kind: 'payHandover.revealed', open: openHandedAccount },
  // Whoever the chain does not know is reached by what stands on her ticket alone.
  Ticket: { word: 'customers:reveal', kind: 'ticket.revealed' },
};
const REASON_MIN = 4;
const REASON_MAX = 200;

interface RevealRow { value: string | null; store_id: string | null; id: string; customer_id: string | null; employee_id: string | null }

const reaches = (reach: Reach, row: RevealRow, ownId: string | null): boolean =>
  covers(reach, row.store_id) || (reach.own && ownId !== null && row.id === ownId);

/** The raw value of a masked field. A row out of sight answers like a row that is not there. */
export async function revealField(ctx: Context, input: RevealFieldInput): Promise<string | null> {
  const person = demandPerson(ctx);
  const rule = WORDS[`${input.resource}.${input.field}`] ?? WORDS[input.resource];
  demand(rule, 'input.resource', 'REVEAL_FIELD');
  const noun = nounOf(input.resource);
  const prop = noun.props.get(input.field);
  demand(prop?.mask, 'input.field', 'REVEAL_FIELD');
  const { viewer } = ctx;
  for (const word of [noun.read, rule.word, ...(prop.right ? [prop.right] : [])]) {
    if (!viewer.reaches.has(word)) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: word } });
  }
  const reason = input.reason?.trim() ?? '';
  demand(reason.length <= REASON_MAX, 'input.reason', 'VALUE_TOO_LONG');
  return transact(ctx, async (tx) => {
    const key = noun.owner ? decodeId(input.resource, input.id) : { id: input.id, owner: null };
    const row = key && (await findRow(tx, noun.table, prop.column, key.id));
    // The owner in a wire id is part of it: another's opens nothing.
    if (row && noun.owner && row.customer_id !== key?.owner) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const ownId = input.resource === 'Employee' ? viewer.employeeId : null;
    if (!row || !reaches(reachOf(viewer, noun.read), row, ownId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    for (const word of [rule.word, ...(prop.right ? [prop.right] : [])]) {
      if (!reaches(reachOf(viewer, word), row, ownId)) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: word } });
    }
    const why = await reasonOf(tx, person.sessionId, reason);
    if (!reachOf(viewer, rule.word).all) await demandQuota(tx, person.userId);
    await recordEvent(tx, {
      kind: rule.kind, resource: input.resource, resourceId: input.id, storeId: row.store_id, reason: why,
      customerId: input.resource === 'Customer' ? row.id : row.customer_id, after: { field: prop.name },
    });
    return row.value !== null && rule.open ? rule.open(tx.db, row.employee_id ?? row.id, row.value) : row.value;
  });
}

/** Table and column come from the noun's declaration, never from the caller. */
async function findRow(tx: WriteContext, table: string, column: string, id: string): Promise<RevealRow | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  const rows = (await tx.manager.query(
    `select t.id::text, t.store_id::text, to_jsonb(t) ->> 'customer_id' customer_id, to_jsonb(t) ->> 'employee_id' employee_id, t.${column} as value from ${table} t where t.id = $1`, [id],
  )) as RevealRow[];
  return rows[0] ?? null;
}

/** The reason given with this call, or earlier in this session; asked for when there is none. */
async function reasonOf(tx: WriteContext, sessionId: string, reason: string): Promise<string> {
  if (reason) {
    demand([...reason].length >= REASON_MIN, 'input.reason', 'REVEAL_REASON');
    await tx.manager.query('update sessions set reveal_reason = $2 where id = $1', [sessionId, reason]);
    return reason;
  }
  const rows = (await tx.manager.query('select reveal_reason from sessions where id = $1', [sessionId])) as { reveal_reason: string | null }[];
  const kept = rows[0]?.reveal_reason;
  demand(kept, 'input.reason', 'REVEAL_REASON');
  return kept;
}

/** Twenty a business day below the scope of the chain, counted in the log under a lock on the person. */
async function demandQuota(tx: WriteContext, userId: string): Promise<void> {
  await tx.manager.query('select 1 from users where id = $1 for update', [userId]);
  const { zone } = tx.db.settings;
  const rows = (await tx.manager.query(
    `select count(*)::int as n from events where actor_id = $1 and kind = any($2) and at >= ($3::date::timestamp at time zone $4)`,
    [userId, Object.values(WORDS).map((rule) => rule.kind), dayIn(zone, tx.clock.now()), zone],
  )) as { n: number }[];
  if ((rows[0]?.n ?? 0) >= REVEALS_A_DAY) throw new AppError('LIMIT', 'REVEAL_LIMIT', { params: { limit: REVEALS_A_DAY } });
}
