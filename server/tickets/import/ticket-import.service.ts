// The way in for tickets of other systems: parsed rows are looked up, judged by our own policies for comparison, staged, and become tickets.
import type { Permission } from '../../../schema/permission.ts';
import type { StoreFormat } from '../../../schema/staff/organisation.ts';
import { NeedClass, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { DutyState } from '../../../schema/platform/duty.ts';
import { ClockKind } from '../../../schema/tickets/policy.ts';
import { type Context, covers, reachOf, type WriteContext } from '../../core/context.ts';
import { copyInto, type Cell } from '../../core/copy.ts';
import { transact } from '../../core/transact.ts';
import { refreshCustomers } from '../../customers/younger.registry.ts';
import { shelfAsOf, type Shelf } from '../../platform/calendar/calendar-shelf.service.ts';
import { settleDuty } from '../../platform/duty/duty.service.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import type { ImportOutcome, ImportRun, ParsedRow } from '../../platform/transfer/kind.registry.ts';
import type { PastTicket } from '../clocks/clock.history.rules.ts';
import { layClocks, promisesOverTime } from '../clocks/clock.history.service.ts';
import { CLOCK_DUE } from '../clocks/clock.store.ts';
import { LADDER_STEP } from '../ladder/ladder.service.ts';
import { policiesAsOf } from '../policy.service.ts';
import { dueFor, onlyKind, type PolicyInForce } from '../targets.rules.ts';
import { categoryKeyOf, channelOf, stateOf } from './ticket-import.rules.ts';
import * as sql from './ticket-import.statements.ts';

export const IMPORT_WORD: Permission = 'tickets:import';
const STRETCH = 10_000;

interface StoreFacts { id: string; format: StoreFormat }
interface CategoryFacts { id: string | null; key: string; needClass: NeedClass; level: TicketLevel }

const rowsOf = async <T extends object>(ctx: Context, text: string, params: unknown[] = []): Promise<T[]> => (await ctx.db.write.query<T>(text, params)).rows;
const named = <T>(list: readonly (T & { names: (string | null)[] })[]): Map<string, T> =>
  new Map([...list].reverse().flatMap((one) => one.names.filter((name): name is string => Boolean(name)).map((name) => [name.trim().toLowerCase(), one] as const)));

/** Stores by id, code and name. */
export async function storesByWord(ctx: Context): Promise<Map<string, StoreFacts>> {
  return named(await rowsOf<StoreFacts & { names: string[] }>(ctx, 'select id::text, format, array[code, name_zh, name_en, id::text] names from stores order by stores.id'));
}

/** The store that answers for a row, or why there is none. */
export function storeOfRow(ctx: Context, stores: ReadonlyMap<string, StoreFacts>, row: ParsedRow, usual: string | null): StoreFacts | { reason: string } {
  const said = row.values.store ?? usual;
  const store = said ? stores.get(said.trim().toLowerCase()) : undefined;
  if (!store) return { reason: 'STORE_CODE_UNKNOWN' };
  const reach = reachOf(ctx.viewer, IMPORT_WORD);
  return covers(reach, store.id) ? store : { reason: 'STORE_OUT_OF_REACH' };
}

/** What rows point to by name. A category or department that is not known yet is made when it is first named; colleagues are only found. */
class Names {
  private constructor(private readonly ctx: Context, private readonly isDry: boolean, private readonly categories: Map<string, CategoryFacts>,
    private readonly teams: Map<string, { id: string | null }>, private readonly people: Map<string, { id: string }>) {}

  static async open(ctx: Context, isDry: boolean): Promise<Names> {
    const categories = await rowsOf<CategoryFacts & { names: string[] }>(ctx, 'select id::text, key, usual_class "needClass", usual_level "level", array[name_zh, name_en, key] names from ticket_categories order by is_archived, ticket_categories.id');
    const teams = await rowsOf<{ id: string; names: string[] }>(ctx, `select d.id::text, array[d.store_id::text || '/' || d.name_zh, d.store_id::text || '/' || d.name_en, case when d.store_id is null then '/' || d.name_zh end, case when d.store_id is null then '/' || d.name_en end] names from departments d order by d.id`);
    const people = await rowsOf<{ id: string; names: string[] }>(ctx, `select min(e.id)::text id, array[n] names from employees e cross join lateral unnest(array[e.employee_no, e.name, e.name_en]) n where n is not null group by n having count(*) = 1`);
    return new Names(ctx, isDry, named(categories), named(teams), named(people));
  }

  person(name: string | null | undefined): string | null { return name ? (this.people.get(name.trim().toLowerCase())?.id ?? null) : null; }

  async category(name: string | null | undefined): Promise<CategoryFacts | null> {
    const word = name?.trim();
    if (!word) return null;
    const known = this.categories.get(word.toLowerCase()) ?? this.categories.get(categoryKeyOf(word));
    if (known) return known;
    const made: CategoryFacts = { id: null, key: categoryKeyOf(word), needClass: NeedClass.ORDINARY, level: TicketLevel.L1 };
    if (!this.isDry) {
      made.id = await transact(this.ctx, async (tx) => {
        const [row] = await tx.manager.query<{ id: string }[]>(
          `with m as (insert into ticket_categories (key, name_zh, name_en, usual_class, usual_level, position) select $1, $2, $2, $3, $4, 100 + (select count(*) from ticket_categories) on conflict (key) do nothing returning id)
           select id::text from m union all select id::text from ticket_categories where key = $1 limit 1`, [made.key, word.slice(0, 60), made.needClass, made.level]);
        await recordEvent(tx, { kind: 'ticketCategory.created', resource: 'TicketCategory', resourceId: row?.id, after: { key: made.key, nameZh: word } });
        return row?.id ?? null;
      });
    }
    this.categories.set(word.toLowerCase(), made);
    return made;
  }

  /** A department of the store, else one of the head office; a new one is the store's. */
  async team(name: string | null | undefined, storeId: string): Promise<string | null> {
    const word = name?.trim();
    if (!word) return null;
    const own = `${storeId}/${word.toLowerCase()}`;
    const known = this.teams.get(own) ?? this.teams.get(`/${word.toLowerCase()}`);
    if (known) return known.id;
    const id = this.isDry ? null : await transact(this.ctx, async (tx) => {
      const [row] = await tx.manager.query<{ id: string }[]>('with m as (insert into departments (name_zh, name_en, store_id) values ($1, $1, $2) returning id) select id::text from m', [word.slice(0, 60), storeId]);
      await recordEvent(tx, { kind: 'department.created', resource: 'Department', resourceId: row?.id, storeId, after: { nameZh: word } });
      return row?.id ?? null;
    });
    this.teams.set(own, { id });
    return id;
  }
}

/** The policies and calendars in force now: by when a ticket of that kind would be done by our own promises. */
interface Promises { policies: readonly PolicyInForce[]; shelf: Shelf }

async function* staged(ctx: Context, rows: AsyncIterable<ParsedRow>, run: ImportRun, batchId: string, promises: Promises): AsyncGenerator<Cell[]> {
  const stores = await storesByWord(ctx);
  const names = await Names.open(ctx, run.isDryRun);
  for await (const row of rows) {
    const v = row.values;
    const store = storeOfRow(ctx, stores, row, run.options.storeId);
    if ('reason' in store) { run.reject(row, store.reason, 'store'); continue; }
    const score = v.satisfaction ? Number(v.satisfaction) : null;
    if (score !== null && (score < 1 || score > 5)) { run.reject(row, 'TICKET_SCORE', 'satisfaction'); continue; }
    const [openedAt, closedAt] = [v.openedAt as string, v.closedAt ?? null];
    const status = stateOf(v.status, closedAt, v.solvedAt ?? null);
    const category = await names.category(v.category);
    const needClass = (v.needClass as NeedClass | null | undefined) ?? category?.needClass ?? NeedClass.ORDINARY;
    const level = (v.level as TicketLevel | null | undefined) ?? category?.level ?? TicketLevel.L1;
    const channel = channelOf(v.source);
    const facts = { storeId: store.id, format: store.format, needClass, level, tier: null, channel, categoryKey: category?.key ?? null };
    yield [
      batchId, row.line, store.id, v.externalKey, v.title, v.body, openedAt, v.respondedAt, v.solvedAt ?? closedAt, closedAt, status, channel, v.source, category?.id ?? null,
      await names.team(v.team, store.id), names.person(v.assignee), needClass, level, v.memberNo, v.phone, v.contactName, v.dueAt, v.onTime, dueFor(facts, promises.policies, promises.shelf, openedAt), score, v.solution,
    ];
  }
}

/** Takes rows of a file in. Rows of a key that is known change what came from a file and nobody has worked on since (MERGE), else nothing. */
export async function importTickets(ctx: Context, rows: AsyncIterable<ParsedRow>, run: ImportRun): Promise<ImportOutcome> {
  const now = ctx.clock.now();
  const promises: Promises = { policies: onlyKind(await policiesAsOf(ctx, now), ClockKind.CLOSE), shelf: await shelfAsOf(ctx, now) };
  const [batch] = await rowsOf<{ id: string }>(ctx, `select nextval('ticket_batches')::text id`);
  const batchId = batch?.id as string;
  try {
    await copyInto(ctx.db, 'ticket_staging', sql.STAGING, staged(ctx, rows, run, batchId, promises));
    await ctx.db.write.query('analyze ticket_staging');
    const twice = (await rowsOf<{ row_no: number }>(ctx, sql.TWICE, [batchId])).map((one) => one.row_no);
    for (const line of twice) run.reject({ line, values: {}, source: [] }, 'TICKET_KEY_TWICE', 'externalKey');
    if (twice.length) await ctx.db.write.query(sql.DROP_ROWS, [batchId, twice]);
    const [span] = await rowsOf<{ first: number | null; last: number | null; n: number }>(ctx, 'select min(row_no) first, max(row_no) last, count(*)::int n from ticket_staging where batch_id = $1', [batchId]);
    const total = span?.n ?? 0;
    if (run.isDryRun) {
      const [found] = await rowsOf<{ n: number }>(ctx, sql.TRY, [batchId]);
      return { accepted: found?.n ?? 0, unchanged: total - (found?.n ?? 0) };
    }
    let accepted = 0;
    let seen = 0;
    for (let first = span?.first ?? 0; total > 0 && first <= (span?.last ?? -1); first += STRETCH) {
      if (await run.isCancelled()) break;
      const done = await loadStretch(ctx, batchId, first, run);
      accepted += done.accepted;
      seen += done.rows;
      await run.progress(seen, total);
    }
    return { accepted, unchanged: seen - accepted };
  } finally { await ctx.db.write.query('delete from ticket_staging where batch_id = $1', [batchId]); }
}

/**
 * Open tickets run by the promises that held when they were opened (the time that the file gives stands as agreed); one for which
 * nothing was promised then has no clocks, and is counted. A ticket that a newer file changes has its clocks told again.
 */
async function clockThem(tx: WriteContext, changedIds: readonly string[]): Promise<{ clocks: number; bare: number }> {
  const ask = <T>(text: string, params: unknown[] = []): Promise<T[]> => tx.manager.query<T[]>(text, params);
  const again = changedIds.length ? await ask<Raw>(sql.CHANGED_PAST, [changedIds]) : [];
  if (again.length) await ask(sql.DROP_CLOCKS, [again.map((one) => one.id), [CLOCK_DUE, LADDER_STEP]]);
  const tickets = [...(await ask<Raw>(sql.OPEN_PAST)), ...again].map(pastOf);
  const now = tx.clock.now();
  const laid = await layClocks(ask, tickets, await promisesOverTime(tx, ask), now);
  if (changedIds.length) await settleOwed(tx, changedIds);
  if (laid.ids.length) await ask(sql.AHEAD, [laid.ids, CLOCK_DUE, LADDER_STEP, now]);
  return laid;
}
type Raw = { [K in keyof PastTicket]: K extends `${string}At` ? Date | null : PastTicket[K] };
const pastOf = (row: Raw): PastTicket => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value])) as unknown as PastTicket;

/** One transaction: some thousand rows. Two imports at once number one after the other. */
async function loadStretch(ctx: Context, batchId: string, first: number, run: ImportRun): Promise<{ rows: number; accepted: number }> {
  return transact(ctx, async (tx) => {
    const params = [batchId, first, first + STRETCH];
    const now = tx.clock.now().toISOString();
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('ticket import'))`);
    const [{ rows } = { rows: 0 }] = await tx.manager.query<{ rows: number }[]>('select count(*)::int rows from ticket_staging where batch_id = $1 and row_no >= $2 and row_no < $3', params);
    await tx.manager.query(sql.ADD_STAND_INS, params);
    const [changed] = run.options.duplicates === 'MERGE' ? await tx.manager.query<{ n: number; ids: string[] }[]>(sql.CHANGE_TICKETS, [...params, now]) : [];
    await tx.manager.query(sql.LAY_OUT, params);
    await tx.manager.query(sql.ADD_KEYS);
    await tx.manager.query('analyze import_tickets (id, customer_id, key)');
    await tx.manager.query(sql.ADD_TICKETS, [run.transferId, now]);
    await tx.manager.query(sql.ADD_NUMBERS);
    await tx.manager.query(sql.ADD_WORDS);
    const [made] = await tx.manager.query<{ n: number; customers: string[] }[]>(sql.MADE);
    const accepted = (made?.n ?? 0) + (changed?.n ?? 0);
    const { clocks, bare } = await clockThem(tx, changed?.ids ?? []);
    if (accepted) await recordEvent(tx, { kind: 'ticket.recorded', resource: 'Ticket', after: { tickets: made?.n ?? 0, changed: changed?.n ?? 0, clocks, withoutPromise: bare, transferId: run.transferId } });
    if (made?.customers.length) await refreshCustomers(tx, made.customers);
    return { rows, accepted };
  });
}

/** What the ladder made people owe about tickets that are over, or gone, is owed no more. */
async function settleOwed(tx: WriteContext, ids: readonly string[]): Promise<void> {
  for (const duty of await tx.manager.query<{ kind: string; resourceKey: string }[]>(sql.OWED, [ids])) await settleDuty(tx, { ...duty, resource: 'Ticket' }, null, DutyState.CANCELLED);
}

/** Takes back the tickets that a transfer brought in and nobody has worked on since. Answers how many. */
export const undoTickets = (ctx: Context, transferId: string): Promise<number> => transact(ctx, async (tx) => {
  const [gone] = await tx.manager.query<{ n: number; ids: string[]; customers: string[] }[]>(sql.UNDO, [transferId]);
  if (gone?.ids.length) await settleOwed(tx, gone.ids);
  await recordEvent(tx, { kind: 'ticket.undone', resource: 'Ticket', after: { tickets: gone?.n ?? 0, transferId } });
  if (gone?.customers.length) await refreshCustomers(tx, gone.customers);
  return gone?.n ?? 0;
});
