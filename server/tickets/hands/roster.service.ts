// Keeping who is on call, who is good at what, and whether a desk gives out by itself: within the reach of those who answer for the stores.
import { decodeId } from '../../core/read/ids.ts';
import type { EndOnCallInput, SaveOnCallInput, SaveTicketDeskInput, SetSkillsInput } from '../../../schema/tickets/roster.inputs.ts';
import { TicketDesk } from '../../../schema/tickets/desk.ts';
import { AgentSkill, OnCall } from '../../../schema/tickets/roster.ts';
import { dayIn } from '../../core/clock.ts';
import { authorise, businessDay, type Context, covers, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { awayWithin } from '../../staff/places/leave.service.ts';
import { ticketReasons } from '../tickets.messages.ts';

const WORD = 'tickets:retarget' as const;
const LONGEST_MS = 400 * 86_400_000;

/** The store of an employee who works here, for those whose word reaches it; NOT_FOUND for all others alike. */
async function demandEmployee(tx: WriteContext, employeeId: string): Promise<void> {
  const reach = reachOf(tx.viewer, WORD);
  const [row] = decodeId('Employee', employeeId)
    ? await tx.manager.query<{ storeId: string | null }[]>('select store_id::text "storeId" from employees where id = $1 and (left_on is null or left_on > $2::date)', [employeeId, businessDay(tx)]) : [];
  if (!row || !(covers(reach, row.storeId) || employeeId === tx.viewer.employeeId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
}

/** Does the word reach the place: the store, every store of the region, or the chain? */
async function demandPlace(tx: WriteContext, place: { storeId?: string | null; regionId?: string | null }): Promise<void> {
  const reach = reachOf(tx.viewer, WORD);
  if (reach.all) return;
  const stores = place.storeId ? [place.storeId] : place.regionId ? (await tx.manager.query<{ id: string }[]>('select id::text from stores where region_id = $1', [place.regionId])).map((row) => row.id) : [];
  if (!stores.length || !stores.every((id) => reach.storeIds.includes(id))) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: WORD } });
}

/** Puts somebody on call. Answers the row's id. */
export async function saveOnCall(ctx: Context, input: SaveOnCallInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const startsAt = input.startsAt ?? tx.clock.now().toISOString();
    const length = Date.parse(input.endsAt) - Date.parse(startsAt);
    demand(length > 0 && length <= LONGEST_MS, 'input.endsAt', ticketReasons.ON_CALL_TIME);
    demand(!input.storeId || !input.regionId, 'input.regionId', ticketReasons.ON_CALL_PLACE);
    for (const [noun, table, id] of [['Store', 'stores', input.storeId], ['Region', 'regions', input.regionId]] as const) {
      if (id) demand(decodeId(noun, id) && (await tx.manager.query<unknown[]>(table === 'stores' ? 'select 1 from stores where id = $1' : 'select 1 from regions where id = $1', [id])).length, `input.${noun.toLowerCase()}Id`, ticketReasons.ON_CALL_PLACE);
    }
    await demandPlace(tx, input);
    await demandEmployee(tx, input.employeeId);
    const zone = input.storeId ? ((await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [input.storeId]))[0]?.zone ?? tx.db.settings.zone) : tx.db.settings.zone;
    // To the last instant of the shift, which is the one before its end.
    const away = await awayWithin(tx, input.employeeId, dayIn(zone, new Date(startsAt)), dayIn(zone, new Date(Date.parse(input.endsAt) - 1)));
    demand(!away, 'input.startsAt', ticketReasons.ON_CALL_LEAVE, { day: away ?? '' });
    return (await tx.manager.save(tx.manager.create(OnCall, { employeeId: input.employeeId, level: input.level, storeId: input.storeId ?? null, regionId: input.regionId ?? null, startsAt, endsAt: input.endsAt } as Partial<OnCall>))).id;
  });
}

/** Ends somebody's being on call now; a shift that has not begun is taken off the roster. Answers the row's id. */
export async function endOnCall(ctx: Context, input: EndOnCallInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const row = decodeId('OnCall', input.id) ? await tx.manager.findOneBy(OnCall, { id: input.id }) : null;
    if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    await demandPlace(tx, row);
    const now = tx.clock.now().toISOString();
    const [starts, ends] = [new Date(row.startsAt).toISOString(), new Date(row.endsAt).toISOString()];
    if (starts > now) { await tx.manager.remove(await changeRow(tx, OnCall, row.id, input.expectedVersion, {})); return input.id; }
    return (await changeRow(tx, OnCall, row.id, input.expectedVersion, { endsAt: ends < now ? ends : now })).id;
  });
}

/** Says all that somebody is good at. Answers the ids of her skills. */
export async function setSkills(ctx: Context, input: SetSkillsInput): Promise<number> {
  return transact(ctx, async (tx) => {
    await demandEmployee(tx, input.employeeId);
    const known = await tx.manager.query<{ id: string }[]>('select id::text from ticket_categories where id::text = any($1::text[]) and not is_archived', [input.categoryIds]);
    demand(known.length === input.categoryIds.length, 'input.categoryIds', ticketReasons.TICKET_CATEGORY);
    const held = await tx.manager.findBy(AgentSkill, { employeeId: input.employeeId });
    await tx.manager.remove(held.filter((row) => !input.categoryIds.includes(row.categoryId)));
    const fresh = input.categoryIds.filter((id) => !held.some((row) => row.categoryId === id));
    await tx.manager.save(fresh.map((categoryId) => tx.manager.create(AgentSkill, { employeeId: input.employeeId, categoryId, weight: 1 } as Partial<AgentSkill>)));
    return input.categoryIds.length;
  });
}

/** Says whether a store gives out by itself what comes into its queue. Answers the setting's id. */
export async function saveTicketDesk(ctx: Context, input: SaveTicketDeskInput): Promise<string> {
  authorise(ctx, WORD);
  return transact(ctx, async (tx) => {
    // Two who set it for the first time come one after the other.
    const isStore = decodeId('Store', input.storeId) && (await tx.manager.query<unknown[]>(`select pg_advisory_xact_lock(hashtext('ticket desk'), id::int) from stores where id = $1`, [input.storeId])).length > 0;
    demand(isStore, 'input.storeId', ticketReasons.ON_CALL_PLACE);
    await demandPlace(tx, input);
    const row = await tx.manager.findOneBy(TicketDesk, { storeId: input.storeId });
    if (row) return (await changeRow(tx, TicketDesk, row.id, input.expectedVersion ?? 0, { handOut: input.handOut })).id;
    return (await tx.manager.save(tx.manager.create(TicketDesk, { storeId: input.storeId, handOut: input.handOut } as Partial<TicketDesk>))).id;
  });
}
