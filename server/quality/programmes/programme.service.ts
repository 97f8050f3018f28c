// Programmes kept, waves planned from their seed, visits called off, and shoppers registered.
import { randomBytes } from 'node:crypto';
import { AuditKind } from '../../../schema/quality/audit.ts';
import type { CancelVisitInput, PlanWaveInput, ReplanVisitInput, SaveProgrammeInput, SaveShopperInput } from '../../../schema/quality/audit-programme.inputs.ts';
import { AuditVisit, AuditWave, MysteryProgramme, ProgrammeState, Shopper, ShopperState } from '../../../schema/quality/audit-programme.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { daysBetween } from '../../core/clock.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, lockRow, transact } from '../../core/transact.ts';
import { formInForce } from '../../forms/sheet.service.ts';
import { heldOn } from '../../platform/access/grants.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { tellAnnounced } from '../audits/audit.alerts.ts';
import { auditReasons } from '../audits/audit.messages.ts';
import { visitStates } from '../audits/audit-states.rules.ts';
import { shopperReasons } from './shopper.messages.ts';
import { maySend, monthsOn, planWave, readWindows, type PlanPerson } from './plan.rules.ts';

const given = <T extends object>(values: T): Partial<T> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as Partial<T>;

async function demandTemplate(tx: WriteContext, templateId: string, kind: AuditKind): Promise<void> {
  const [row] = decodeId('AuditTemplate', templateId) ? await tx.manager.query<{ key: string }[]>('select f.key from audit_templates t join forms f on f.id = t.form_id where t.id = $1 and not t.is_archived', [templateId]) : [];
  demand(row, 'input.templateId', auditReasons.AUDIT_TEMPLATE);
  if (kind !== AuditKind.MYSTERY) return;
  // A name signed in the answers would say who she is.
  const { content } = await formInForce(tx, row.key);
  demand(!content.sections.some((section) => section.questions.some((one) => one.type === 'SIGNATURE')), 'input.templateId', auditReasons.PROGRAMME_SIGNATURE);
}

const TABLES = { Store: 'stores', Employee: 'employees' } as const;
/** Refuses ids of which one is none, or nobody's. */
async function demandThere(tx: WriteContext, noun: keyof typeof TABLES, ids: readonly string[] | undefined, path: string, reason: string): Promise<void> {
  if (!ids?.length) return;
  const all = [...new Set(ids)];
  demand(all.every((one) => decodeId(noun, one)), path, reason);
  const [found] = await tx.manager.query<{ n: number }[]>(`select count(*)::int n from ${TABLES[noun]} where id = any($1::bigint[])`, [all]);
  demand(found?.n === all.length, path, reason);
}

/** Creates a programme, or changes one under `expectedVersion`; plans that were drawn stay. Answers its id. */
export async function saveProgramme(ctx: Context, input: SaveProgrammeInput): Promise<string> {
  authorise(ctx, 'quality:write-programmes');
  const { id, expectedVersion, key, auditKind, windows, ...rest } = input;
  const read = windows === undefined || windows === null ? null : readWindows(windows);
  demand(windows === undefined || windows === null || read, 'input.windows', auditReasons.PROGRAMME_WINDOWS);
  const values = { ...given(rest), ...(read ? { windows: read } : {}) } as Partial<MysteryProgramme>;
  return transact(ctx, async (tx) => {
    demand(!values.feeAmount || !String(values.feeAmount).startsWith('-'), 'input.feeAmount', shopperReasons.FEE_NEGATIVE);
    await demandThere(tx, 'Store', values.storeIds, 'input.storeIds', auditReasons.AUDIT_STORE);
    await demandThere(tx, 'Employee', values.inspectorIds, 'input.inspectorIds', auditReasons.PROGRAMME_INSPECTOR);
    for (const [at, one] of (values.askFor ?? []).entries()) demand(one.trim().length > 0 && one.length <= 120, `input.askFor.${at}`, one.length > 120 ? 'VALUE_TOO_LONG' : 'VALUE_REQUIRED');
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(auditKind, 'input.auditKind', 'VALUE_REQUIRED');
      for (const name of ['nameZh', 'nameEn', 'templateId', 'visitsPerStore', 'windows'] as const) demand(values[name], `input.${name}`, 'VALUE_REQUIRED');
      await demandTemplate(tx, values.templateId as string, auditKind);
      demand(!(await tx.manager.existsBy(MysteryProgramme, { key })), 'input.key', auditReasons.AUDIT_KEY_TAKEN);
      return (await tx.manager.save(tx.manager.create(MysteryProgramme, { storeIds: [], inspectorIds: [], askFor: [], restMonths: auditKind === AuditKind.MYSTERY ? 6 : 0, ...values, key, auditKind } as Partial<MysteryProgramme>))).id;
    }
    demand(expectedVersion !== undefined && expectedVersion !== null, 'input.expectedVersion', auditReasons.AUDIT_VERSION_REQUIRED);
    if (!decodeId('MysteryProgramme', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, MysteryProgramme, id, expectedVersion, values);
    demand(!key || key === row.key, 'input.key', auditReasons.AUDIT_KEY_FIXED);
    demand(!auditKind || auditKind === row.auditKind, 'input.auditKind', auditReasons.PROGRAMME_KIND_FIXED);
    if (values.templateId) await demandTemplate(tx, values.templateId, row.auditKind);
    return id;
  });
}

interface Sent { id: string; userId: string; employeeId: string | null; barred: string[]; most: number | null }

/** Who may be sent: active shoppers, or inspectors who hold the right; with the stores where they may not go. */
async function peopleFor(tx: WriteContext, programme: MysteryProgramme, today: string): Promise<Sent[]> {
  if (programme.auditKind === AuditKind.MYSTERY) {
    return tx.manager.query<Sent[]>(
      `select u.id::text id, u.id::text "userId", u.employee_id::text "employeeId", s.visits_at_most most, s.related_store_ids || coalesce(array[e.store_id::text], '{}') barred
       from shoppers s join users u on u.id = s.user_id left join employees e on e.id = u.employee_id where s.state = 'ACTIVE' and u.status = 'ACTIVE' order by u.id`);
  }
  return tx.manager.query<Sent[]>(
    `select distinct on (e.id) u.id::text id, u.id::text "userId", e.id::text "employeeId", null::int most, coalesce(array[e.store_id::text], '{}') barred
     from ${heldOn('$1')} h join users u on u.id = h.user_id join employees e on e.id = h.employee_id
     where 'quality:fill-audits' = any(h.words) and (cardinality($2::text[]) = 0 or e.id::text = any($2::text[])) order by e.id, u.id`, [today, programme.inspectorIds]);
}

async function visitedBefore(tx: WriteContext, people: readonly Sent[], since: string): Promise<Map<string, Record<string, string>>> {
  const rows = await tx.manager.query<{ userId: string; storeId: string; day: string }[]>(
    `select filler_id::text "userId", store_id::text "storeId", max(day)::text "day" from (
       select filler_id, store_id, planned_on "day" from audit_visits where state <> 'CANCELLED' and filler_id = any($1::bigint[]) and planned_on >= $2
       union all select filler_id, store_id, audited_on from audits where state <> 'VOID' and filler_id = any($1::bigint[]) and audited_on >= $2) x group by 1, 2`, [people.map((one) => one.userId), since]);
  const found = new Map<string, Record<string, string>>();
  for (const { userId, storeId, day } of rows) found.set(userId, { ...found.get(userId), [storeId]: day });
  return found;
}

/** Plans a wave from its seed, once a key: the same seed, stores and people would give the same. Answers the wave's id. */
export async function planAuditWave(ctx: Context, input: PlanWaveInput): Promise<string> {
  authorise(ctx, 'quality:write-programmes');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'planAuditWave', input, async () => {
    const programme = decodeId('MysteryProgramme', input.id) && await lockRow(tx, MysteryProgramme, input.id);
    if (!programme) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    if (programme.state !== ProgrammeState.ACTIVE) throw new AppError('POLICY', auditReasons.PROGRAMME_NOT_ACTIVE);
    const today = businessDay(tx);
    const span = daysBetween(input.startsOn, input.endsOn);
    demand(input.startsOn >= today && span >= 0 && span < 62, 'input.endsOn', auditReasons.PROGRAMME_DAYS);
    const people = await peopleFor(tx, programme, today);
    if (!people.length) throw new AppError('POLICY', auditReasons.PROGRAMME_NOBODY);
    const stores = await tx.manager.query<{ id: string }[]>('select id::text from stores where (closed_on is null or closed_on > $1::date) and (cardinality($2::text[]) = 0 or id::text = any($2::text[])) order by stores.id', [input.startsOn, programme.storeIds]);
    const visited = await visitedBefore(tx, people, monthsOn(input.startsOn, -Math.max(programme.restMonths, 1)));
    const seed = input.seed?.trim() || randomBytes(8).toString('hex');
    const plan = planWave({
      seed, startsOn: input.startsOn, endsOn: input.endsOn, storeIds: stores.map((one) => one.id), visitsPerStore: programme.visitsPerStore, windows: readWindows(programme.windows) ?? [], askFor: programme.askFor,
      restMonths: programme.restMonths, people: people.map((one): PlanPerson => ({ id: one.id, barred: one.barred, visited: visited.get(one.userId) ?? {}, most: one.most })),
    });
    const [{ number } = { number: 1 }] = await tx.manager.query<{ number: number }[]>('select coalesce(max(number), 0)::int + 1 number from audit_waves where programme_id = $1', [programme.id]);
    const wave = await withVerb(tx, 'auditWave.planned', () => tx.manager.save(tx.manager.create(AuditWave, {
      programmeId: programme.id, number, startsOn: input.startsOn, endsOn: input.endsOn, seed, wantedCount: stores.length * programme.visitsPerStore, unfilled: plan.unfilled, plannedById: tx.viewer.userId,
    } as Partial<AuditWave>)));
    const byId = new Map(people.map((one) => [one.id, one]));
    const isMystery = programme.auditKind === AuditKind.MYSTERY;
    const visits = await withVerb(tx, 'auditVisit.planned', () => tx.manager.save(plan.visits.map((one) => tx.manager.create(AuditVisit, {
      waveId: wave.id, programmeId: programme.id, storeId: one.storeId, announcedStoreId: programme.auditKind === AuditKind.ANNOUNCED ? one.storeId : null, plannedOn: one.plannedOn,
      windowStart: one.window.from, windowEnd: one.window.to, askFor: one.askFor, fillerId: byId.get(one.personId)?.userId ?? null, inspectorId: isMystery ? null : byId.get(one.personId)?.employeeId ?? null,
    } as Partial<AuditVisit>))));
    await tellAnnounced(tx, visits, programme, 'PLANNED');
    return wave.id;
  }));
}

/** Calls a planned visit off, with the reason. Answers its id. */
export async function cancelAuditVisit(ctx: Context, input: CancelVisitInput): Promise<string> {
  authorise(ctx, 'quality:write-programmes');
  return transact({ ...ctx, reason: input.reason.trim() }, async (tx) => {
    if (!decodeId('AuditVisit', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await withVerb(tx, 'auditVisit.cancelled', async () => {
      const held = await changeRow(tx, AuditVisit, input.id, input.expectedVersion, {});
      return tx.manager.save(Object.assign(held, { state: visitStates.next(held.state, 'cancel') }));
    });
    await tellAnnounced(tx, [row], await tx.manager.findOneByOrFail(MysteryProgramme, { id: row.programmeId }), 'CANCELLED');
    return row.id;
  });
}

/** Plans a visit anew: another day or time, another person within the rules of rotation and conflict. Answers its id. */
export async function replanAuditVisit(ctx: Context, input: ReplanVisitInput): Promise<string> {
  authorise(ctx, 'quality:write-programmes');
  return transact({ ...ctx, reason: input.reason.trim() }, async (tx) => {
    if (!decodeId('AuditVisit', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    demand(input.plannedOn || input.windowStart || input.windowEnd || input.personId, 'input', shopperReasons.VISIT_NOTHING);
    const row = await withVerb(tx, 'auditVisit.replanned', async () => {
      const held = await changeRow(tx, AuditVisit, input.id, input.expectedVersion, {});
      // Only what nobody has begun is planned anew.
      visitStates.next(held.state, 'cancel');
      const today = businessDay(tx);
      const plannedOn = input.plannedOn ?? held.plannedOn;
      demand(plannedOn >= today, 'input.plannedOn', shopperReasons.VISIT_DAY);
      const [windowStart, windowEnd] = [input.windowStart ?? held.windowStart, input.windowEnd ?? held.windowEnd];
      demand(windowStart < windowEnd, 'input.windowStart', shopperReasons.VISIT_WINDOW);
      const sent = input.personId ? await personFor(tx, held, input.personId, plannedOn, today) : {};
      return tx.manager.save(Object.assign(held, { plannedOn, windowStart, windowEnd, ...sent }));
    });
    await tellAnnounced(tx, [row], await tx.manager.findOneByOrFail(MysteryProgramme, { id: row.programmeId }), 'MOVED');
    return row.id;
  });
}

async function personFor(tx: WriteContext, visit: AuditVisit, personId: string, plannedOn: string, today: string): Promise<Partial<AuditVisit>> {
  const programme = await tx.manager.findOneByOrFail(MysteryProgramme, { id: visit.programmeId });
  const isMystery = programme.auditKind === AuditKind.MYSTERY;
  // Who is sent in secret is known to few.
  if (isMystery) authorise(tx, 'quality:read-shoppers');
  const [shopper] = isMystery && decodeId('Shopper', personId) ? await tx.manager.query<{ userId: string }[]>('select user_id::text "userId" from shoppers where id = $1', [personId]) : [];
  const person = (await peopleFor(tx, programme, today)).find((one) => (isMystery ? one.userId === shopper?.userId : one.employeeId === personId));
  demand(person, 'input.personId', shopperReasons.VISIT_PERSON);
  const others = (await tx.manager.query<{ day: string }[]>(
    `select max(day)::text "day" from (select planned_on "day" from audit_visits where state <> 'CANCELLED' and filler_id = $1 and store_id = $2 and id <> $3
       union all select audited_on from audits where state <> 'VOID' and filler_id = $1 and store_id = $2) x having max(day) is not null`, [person.userId, visit.storeId, visit.id]))[0];
  demand(maySend({ id: person.id, barred: person.barred, visited: others ? { [visit.storeId]: others.day } : {} }, visit.storeId, plannedOn, programme.restMonths), 'input.personId', shopperReasons.VISIT_PERSON);
  return { fillerId: person.userId, inspectorId: isMystery ? null : person.employeeId };
}

/** Registers a shopper, or changes what is known of her. Answers the row's id. */
export async function saveShopper(ctx: Context, input: SaveShopperInput): Promise<string> {
  authorise(ctx, 'quality:write-programmes');
  authorise(ctx, 'quality:read-shoppers');
  const { id, expectedVersion, userId, ...rest } = input;
  const values = given(rest) as Partial<Shopper>;
  return transact(ctx, async (tx) => {
    for (const storeId of values.relatedStoreIds ?? []) demand(decodeId('Store', storeId), 'input.relatedStoreIds', auditReasons.AUDIT_STORE);
    if (!id) {
      demand(userId, 'input.userId', 'VALUE_REQUIRED');
      demand(values.alias, 'input.alias', 'VALUE_REQUIRED');
      const [user] = decodeId('User', userId) ? await tx.manager.query<unknown[]>('select 1 from users where id = $1', [userId]) : [];
      demand(user, 'input.userId', auditReasons.SHOPPER_USER);
      demand(!(await tx.manager.existsBy(Shopper, [{ userId }, { alias: values.alias }])), 'input.userId', auditReasons.SHOPPER_TAKEN);
      return (await tx.manager.save(tx.manager.create(Shopper, { relatedStoreIds: [], ...values, userId } as Partial<Shopper>))).id;
    }
    demand(expectedVersion !== undefined && expectedVersion !== null, 'input.expectedVersion', auditReasons.AUDIT_VERSION_REQUIRED);
    if (!decodeId('Shopper', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const before = await tx.manager.findOneBy(Shopper, { id });
    // Who applied is sent out once she was screened and briefed.
    if (before?.state === ShopperState.APPLIED && values.state === ShopperState.ACTIVE && !(before.isFit && before.briefedAt)) throw new AppError('POLICY', shopperReasons.SHOPPER_NOT_READY);
    return (await changeRow(tx, Shopper, id, expectedVersion, values)).id;
  });
}

/** Visits whose day passed and that nobody began are missed. Answers how many. */
export async function missVisits(ctx: Context): Promise<number> {
  return transact(ctx, async (tx) => {
    const today = businessDay(tx);
    const rows = await tx.manager.getRepository(AuditVisit).createQueryBuilder('t').setLock('pessimistic_write').setOnLocked('skip_locked')
      .innerJoin(AuditWave, 'w', 'w.id = t.wave_id').where("t.state = 'PLANNED' and t.planned_on < :today and w.ends_on < :today", { today }).take(500).getMany();
    for (const row of rows) Object.assign(row, { state: visitStates.next(row.state, 'miss'), version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
    await withVerb(tx, 'auditVisit.missed', () => tx.manager.save(rows));
    return rows.length;
  });
}
