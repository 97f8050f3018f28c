// A small chain with people, a scheme by sales, and their results: what the tests of scorecards stand on.
import 'reflect-metadata';
import { apiSchema } from '../../server/api-schema.ts';
import type { Context } from '../../server/core/context.ts';
import { keepSchema } from '../../server/core/read/filter-input.ts';
import { publishKpiScheme, saveKpiScheme } from '../../server/staff/kpi/scheme.service.ts';
import { makeWorld, type World } from '../customers/world.ts';

// biome-ignore lint/suspicious/noExplicitAny: rows in many shapes
export type Any = any;
keepSchema(apiSchema());

export const ITEMS = [
  { key: 'sales', zh: '销售额', en: 'Sales', measure: 'results.sales', target: '1000', weight: '50', direction: 'AT_LEAST', mapping: { type: 'LINEAR' }, missing: 'ZERO', cap: '120' },
  { key: 'onTime', zh: '按期', en: 'On time', measure: 'results.onTimeShare', target: '0.8', weight: '30', direction: 'AT_LEAST', mapping: { type: 'LINEAR' }, missing: 'REWEIGHT' },
  { key: 'orders', zh: '单数', en: 'Orders', measure: 'results.orders', target: '4', weight: '20', direction: 'AT_LEAST', mapping: { type: 'ALL_OR_NOTHING' }, missing: 'ZERO' },
];

export interface StaffWorld extends World {
  /** Puts somebody in; answers the id. */
  person(no: string, storeId: string | null, more?: { position?: string; hiredOn?: string }): Promise<string>;
  /** A sale of a person. */
  sale(employeeId: string | null, day: string, amount: number, more?: { promised?: string; finished?: string; party?: string; storeId?: string }): Promise<void>;
  scheme(key: string, items?: Any[], more?: object): Promise<string>;
  rows<T = Any>(sql: string, values?: unknown[]): Promise<T[]>;
  /** As this employee, with an account of hers. */
  act(employeeId: string, storeIds?: readonly string[]): Promise<Context>;
}

export async function staffWorld(now = '2026-03-25T04:00:00Z'): Promise<StaffWorld> {
  const world = await makeWorld(now);
  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => (await world.db.write.query(sql, values)).rows as T[];
  let serial = 0;
  return {
    ...world, rows,
    async person(no, storeId, more = {}) {
      const [row] = await rows<{ id: string }>(`insert into employees (employee_no, name, name_en, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($5, $1, $1, $1, $1, $2, $3, 'specialist', 'REGULAR', $4) returning id::text`,
        [no, storeId, more.position ?? 'seller', more.hiredOn ?? '2025-01-01', `${no}-${(serial += 1)}`]);
      return row?.id as string;
    },
    async sale(employeeId, day, amount, more = {}) {
      serial += 1;
      await rows(`insert into work_results (indicator, reference, employee_id, store_id, occurred_on, amount, gross_amount, party, promised_on, finished_on, is_on_time) values ('sale', $1, $2, $3, $4, $5, $5, $6, $7::date, $8::date, $8::date <= $7::date)`,
        [`R${serial}`, employeeId, more.storeId ?? world.stores[0], day, amount, more.party ?? `P${serial}`, more.promised ?? null, more.finished ?? null]);
    },
    async scheme(key, items = ITEMS, more = {}) {
      const id = await saveKpiScheme(world.ctx, { key, nameZh: key, nameEn: key, subjectKind: 'PERSON', periodKind: 'MONTH', positions: ['seller'], draft: { content: { items, peers: 'CHAIN' } }, ...more } as never);
      await publishKpiScheme(world.ctx, { id, expectedVersion: 1 });
      return id;
    },
    async act(employeeId, storeIds) {
      const [user] = await rows<{ id: string }>(`insert into users (username, name, status, password_hash, employee_id) values ('u' || $1::text, 'u' || $1::text, 'ACTIVE', 'x', $1::bigint) on conflict (username) do update set name = excluded.name returning id::text`, [employeeId]);
      const ctx = world.as(['staff:read', 'staff:read-scorecards', ...(storeIds ? ['staff:decide-objections' as const] : [])], storeIds ?? []);
      const reaches = new Map([...ctx.viewer.reaches].map(([word, reach]) => [word, { ...reach, own: true }]));
      return { ...ctx, viewer: { ...ctx.viewer, kind: 'user', userId: user?.id as string, employeeId, reaches } };
    },
  };
}
