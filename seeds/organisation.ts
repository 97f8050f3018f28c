// The demo chain's regions, stores, departments and 150 employees.
import type { PoolClient } from 'pg';
import { addDays } from '../server/core/clock.ts';
import { soundOf } from '../server/staff/employee.service.ts';
import chain from './data/chain.json' with { type: 'json' };
import names from './data/names.json' with { type: 'json' };
import { copyRows } from './copy.ts';
import type { Random } from './random.ts';

export interface SeedStore { id: number; code: string; format: string; regionId: number; weight: number }
export interface SeedEmployee { id: number; no: string; name: string; storeId: number | null; regionId: number | null; position: string; departmentId: number | null }
export interface Organisation { stores: SeedStore[]; employees: SeedEmployee[]; regions: { id: number; code: string }[] }

const surnames = [...names.surnames];
/** A full Chinese name; common surnames come more often. */
export function personName(dice: Random, gender?: 'FEMALE' | 'MALE'): { name: string; gender: 'FEMALE' | 'MALE' } {
  const which = gender ?? (dice.chance(0.58) ? 'FEMALE' : 'MALE');
  const surname = surnames[Math.floor(dice.next() ** 1.6 * surnames.length)] as string;
  return { name: surname + dice.pick(which === 'FEMALE' ? names.female : names.male), gender: which };
}
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
/** 林晓 as it is written in Latin letters, Lin Xiao: the family name is one character, as in all of the chain. */
function latin(name: string): string {
  const whole = soundOf(name).namePinyin;
  const given = soundOf(name.slice(1)).namePinyin;
  return `${capital(whole.endsWith(given) ? whole.slice(0, -given.length) : soundOf(name.slice(0, 1)).namePinyin)} ${capital(given)}`;
}
/** A Chinese mobile number, E.164; `tail` fixes its last digits. */
export function mobile(dice: Random, tail?: string): string {
  const head = dice.pick(['130', '131', '135', '136', '137', '138', '139', '150', '151', '152', '155', '158', '159', '177', '181', '186', '188']);
  const rest = String(dice.int(0, 99_999_999)).padStart(8, '0');
  return `+86${head}${tail ? rest.slice(0, 8 - tail.length) + tail : rest}`;
}

const homeHours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((d) => [d, [['09:00', '12:00'], ['13:00', '18:30']]]));
const shopHours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((d) => [d, [['08:00', d >= 5 ? '22:30' : '22:00']]]));
const webHours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((d) => [d, [['00:00', '24:00']]]));

/** Writes regions, stores, departments and employees; ids are fixed by order. */
export async function seedOrganisation(client: PoolClient, dice: Random, today: string, zone: string): Promise<Organisation> {
  const regions = chain.regions.map((region, i) => ({ id: i + 1, ...region }));
  await copyRows(client, 'regions', ['id', 'code', 'name_zh', 'name_en'], regions.map((r) => [r.id, r.code, r.zh, r.en]));
  const stores: SeedStore[] = chain.stores.map((store, i) => ({
    id: i + 1, code: store.code, format: store.format, weight: store.weight,
    regionId: regions.find((r) => r.code === store.region)?.id ?? 1,
  }));
  await copyRows(client, 'stores', ['id', 'code', 'name_zh', 'name_en', 'region_id', 'format', 'time_zone', 'opening_hours', 'opened_on'],
    chain.stores.map((s, i) => [i + 1, s.code, s.zh, s.en, stores[i]?.regionId, s.format, zone,
      s.format === 'HOME' ? homeHours : s.format === 'ECOMMERCE' ? webHours : shopHours, addDays(today, -2000 - i * 97)]));
  const departments = [
    ...chain.headOffice.map((d) => ({ ...d, storeId: null as number | null })),
    ...stores.flatMap((s) => chain.departments.slice(0, s.format === 'SUPERMARKET' ? 3 : 1).map((d) => ({ ...d, storeId: s.id as number | null }))),
  ].map((d, i) => ({ id: i + 1, ...d }));
  await copyRows(client, 'departments', ['id', 'name_zh', 'name_en', 'store_id'], departments.map((d) => [d.id, d.zh, d.en, d.storeId]));
  const employees = people(dice, stores, departments, today);
  await copyRows(client, 'employees',
    ['id', 'employee_no', 'name', 'name_en', 'name_pinyin', 'name_initials', 'store_id', 'department_id', 'position', 'level', 'employment', 'hired_on', 'manager_id', 'phone', 'email'],
    employees.map((e) => {
      const sound = soundOf(e.name);
      return [e.id, e.no, e.name, latin(e.name), sound.namePinyin, sound.nameInitials, e.storeId, e.departmentId, e.position, e.level, e.employment, e.hiredOn, e.managerId, e.phone, `${sound.namePinyin}.${e.no.toLowerCase()}@yunhe.example`];
    }));
  for (const table of ['regions', 'stores', 'departments', 'employees']) {
    await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
  }
  return { stores, employees, regions };
}

interface FullEmployee extends SeedEmployee { level: string; employment: string; hiredOn: string; managerId: number | null; phone: string }

function people(dice: Random, stores: SeedStore[], departments: { id: number; storeId: number | null; en: string }[], today: string): FullEmployee[] {
  const list: FullEmployee[] = [];
  const add = (position: string, level: string, at: { storeId?: number | null; regionId?: number | null; departmentId?: number | null; managerId?: number | null; name?: string }): FullEmployee => {
    const isNew = list.length > 20 && dice.chance(0.08);
    const person: FullEmployee = {
      id: list.length + 1, no: `Y${String(list.length + 1).padStart(4, '0')}`, name: at.name ?? personName(dice).name,
      storeId: at.storeId ?? null, regionId: at.regionId ?? null, departmentId: at.departmentId ?? null, position, level,
      employment: isNew && dice.chance(0.6) ? 'INTERN' : 'REGULAR', hiredOn: addDays(today, isNew ? -dice.int(3, 60) : -dice.int(120, 2800)),
      managerId: at.managerId ?? null, phone: mobile(dice),
    };
    list.push(person);
    return person;
  };
  const head = (en: string): number | null => departments.find((d) => d.storeId === null && d.en === en)?.id ?? null;
  const director = add('director', 'director', { departmentId: head('Customer relations'), name: '林岚' });
  const top = { managerId: director.id };
  add('crm-manager', 'manager', { ...top, departmentId: head('Customer relations'), name: '林晓' });
  add('hr-manager', 'manager', { ...top, departmentId: head('Human resources'), name: '苏敏' });
  add('finance-manager', 'manager', { ...top, departmentId: head('Finance'), name: '陈立' });
  const quality = add('quality-manager', 'manager', { ...top, departmentId: head('Quality'), name: '高远' });
  for (let i = 0; i < 4; i += 1) add('inspector', 'specialist', { managerId: quality.id, departmentId: head('Quality') });
  add('it-admin', 'manager', { ...top, departmentId: head('IT'), name: '何川' });
  const supervisors = [1, 2, 3].map((regionId) => add('regional-supervisor', 'supervisor', { ...top, regionId, departmentId: head('Customer relations') }));
  for (const store of stores) {
    const local = departments.filter((d) => d.storeId === store.id);
    const manager = add('store-manager', 'manager', { storeId: store.id, managerId: supervisors[store.regionId - 1]?.id ?? null, departmentId: local[0]?.id ?? null });
    const desk = store.format === 'SUPERMARKET' ? 5 : 4;
    for (let i = 0; i < desk; i += 1) add('service-agent', dice.weighted([['specialist', 7], ['senior-adviser', 3]]), { storeId: store.id, managerId: manager.id, departmentId: local[0]?.id ?? null });
    if (store.format === 'HOME') add('technical-support', 'specialist', { storeId: store.id, managerId: manager.id, departmentId: local[0]?.id ?? null });
  }
  for (let i = 0; list.length < 150; i += 1) {
    const store = stores[i % stores.length] as SeedStore;
    const local = departments.filter((d) => d.storeId === store.id);
    const manager = list.find((e) => e.position === 'store-manager' && e.storeId === store.id);
    add('shop-assistant', 'specialist', { storeId: store.id, managerId: manager?.id ?? null, departmentId: dice.pick(local).id });
  }
  return list;
}
