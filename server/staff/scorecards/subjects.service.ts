// Whose cards a period has: people by their stays, stores, departments and regions, each with the scheme that judges it.
import type { PeriodKind } from '../../../schema/measures/measure.ts';
import { SubjectKind } from '../../../schema/staff/kpi.ts';
import type { Context } from '../../core/context.ts';
import { schemesInForce, type SchemeInForce } from '../kpi/scheme.service.ts';
import { askRows, staysOfAll } from '../places/stays.service.ts';
import { sizesOf, type StoreSize } from './peers.rules.ts';

export interface Subject {
  subjectKind: SubjectKind; subjectZh: string; subjectEn: string;
  employeeId: string | null; departmentId: string | null; storeId: string | null; regionId: string | null; responsibleId: string | null;
  position: string | null; level: string | null; employment: string | null; daysEmployed: number | null; daysOnLeave: number | null;
  fromOn: string; untilOn: string; peerGroup: string | null; scheme: SchemeInForce;
}
/** Names a subject over periods: the same person, store, department or region. */
export const subjectKey = (one: Pick<Subject, 'subjectKind' | 'employeeId' | 'departmentId' | 'storeId' | 'regionId'>): string =>
  one.subjectKind === SubjectKind.PERSON ? `P${one.employeeId}` : one.subjectKind === SubjectKind.TEAM ? `T${one.departmentId}` : one.subjectKind === SubjectKind.STORE ? `S${one.storeId}` : `R${one.regionId}`;

export interface StoreFacts { id: string; nameZh: string; nameEn: string; regionId: string; format: string; size: StoreSize; managerId: string | null }

/** Stores that were there in the period, with their size by people and their manager on its last day. */
export async function storesIn(ctx: Context, days: { from: string; until: string }): Promise<Map<string, StoreFacts>> {
  const rows = await askRows<Omit<StoreFacts, 'size'> & { heads: number }>(ctx,
    `select s.id::text, s.name_zh "nameZh", s.name_en "nameEn", s.region_id::text "regionId", s.format,
       (select count(distinct p.employee_id)::int from placements p where p.store_id = s.id and p.from_on < $2::date and (p.until_on is null or p.until_on > $1::date)) heads,
       (select p.employee_id::text from placements p where p.store_id = s.id and p.position = 'store-manager' and p.from_on < $2::date and (p.until_on is null or p.until_on > $1::date) order by p.from_on desc limit 1) "managerId"
     from stores s where (s.opened_on is null or s.opened_on < $2::date) and (s.closed_on is null or s.closed_on > $1::date) order by s.id`, [days.from, days.until]);
  const sizes = sizesOf(new Map(rows.map((row) => [row.id, row.heads])));
  return new Map(rows.map(({ heads: _heads, ...row }) => [row.id, { ...row, size: sizes.get(row.id) as StoreSize }]));
}

/** Whom a card is compared with, by what the scheme says; null: with nobody. */
export function peerGroupOf(scheme: SchemeInForce, store: StoreFacts | undefined): string | null {
  switch (scheme.content.peers) {
    case 'NONE': return null;
    case 'CHAIN': return 'CHAIN';
    case 'REGION': return store ? `REGION:${store.regionId}` : null;
    case 'FORMAT': return store ? `FORMAT:${store.format}` : null;
    case 'SIZE': return store ? `SIZE:${store.size}` : null;
    default: return store ? `STORE:${store.id}` : null;
  }
}

const nothing = { employeeId: null, departmentId: null, storeId: null, regionId: null, responsibleId: null, position: null, level: null, employment: null, daysEmployed: null, daysOnLeave: null };

/** Every card that a period has (or those of some schemes), in a handful of statements. */
export async function subjectsOf(ctx: Context, periodKind: PeriodKind, days: { from: string; until: string }, only?: readonly SchemeInForce[]): Promise<Subject[]> {
  const schemes = only ?? await schemesInForce(ctx, periodKind, days);
  const stores = await storesIn(ctx, days);
  const whole = { fromOn: days.from, untilOn: days.until };
  const subjects: Subject[] = [];
  const people = schemes.filter((one) => one.subjectKind === SubjectKind.PERSON);
  if (people.length) {
    for (const { employeeId, name, nameEn, stays } of await staysOfAll(ctx, days)) {
      for (const stay of stays) {
        const scheme = people.find((one) => one.positions.includes(stay.position));
        if (!scheme) continue;
        const store = stay.storeId ? stores.get(stay.storeId) : undefined;
        subjects.push({
          ...nothing, subjectKind: SubjectKind.PERSON, subjectZh: name, subjectEn: nameEn || name, employeeId, departmentId: stay.departmentId, storeId: stay.storeId, regionId: store?.regionId ?? null,
          position: stay.position, level: stay.level, employment: stay.employment, daysEmployed: stay.days, daysOnLeave: stay.leaveDays, fromOn: stay.from, untilOn: stay.until, peerGroup: peerGroupOf(scheme, store), scheme,
        });
      }
    }
  }
  for (const scheme of schemes) {
    if (scheme.subjectKind === SubjectKind.STORE) {
      for (const store of stores.values()) subjects.push({ ...nothing, ...whole, subjectKind: SubjectKind.STORE, subjectZh: store.nameZh, subjectEn: store.nameEn, storeId: store.id, regionId: store.regionId, responsibleId: store.managerId, peerGroup: peerGroupOf(scheme, store), scheme });
    }
    if (scheme.subjectKind === SubjectKind.TEAM) {
      const teams = await askRows<{ id: string; zh: string; en: string; storeId: string }>(ctx, 'select id::text, name_zh zh, name_en en, store_id::text "storeId" from departments where store_id is not null order by departments.id', []);
      for (const team of teams) {
        const store = stores.get(team.storeId);
        if (store) subjects.push({ ...nothing, ...whole, subjectKind: SubjectKind.TEAM, subjectZh: `${store.nameZh} · ${team.zh}`, subjectEn: `${store.nameEn}, ${team.en}`, departmentId: team.id, storeId: store.id, regionId: store.regionId, responsibleId: store.managerId, peerGroup: peerGroupOf(scheme, store), scheme });
      }
    }
    if (scheme.subjectKind === SubjectKind.REGION) {
      const regions = await askRows<{ id: string; zh: string; en: string; responsibleId: string | null }>(ctx,
        `select r.id::text, r.name_zh zh, r.name_en en, (select u.employee_id::text from role_grants g join users u on u.id = g.user_id where g.scope = 'REGION' and g.region_id = r.id and u.employee_id is not null
           and g.starts_on < $2::date and (g.ends_on is null or g.ends_on > $1::date) order by g.id limit 1) "responsibleId" from regions r order by r.id`, [days.from, days.until]);
      for (const region of regions) subjects.push({ ...nothing, ...whole, subjectKind: SubjectKind.REGION, subjectZh: region.zh, subjectEn: region.en, regionId: region.id, responsibleId: region.responsibleId, peerGroup: scheme.content.peers === 'NONE' ? null : 'CHAIN', scheme });
    }
  }
  return subjects;
}
