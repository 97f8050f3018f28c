// A chain with the people of quality in it, by the shipped roles, and a clock that stands still: findings opened, acted on and judged by services.
import '../../server/jobs.ts';
import '../../server/quality/quality.explain.ts';
import { CauseTag, CorrectiveAction } from '../../schema/quality/corrective-action.ts';
import { Finding, FindingSource } from '../../schema/quality/finding.ts';
import type { OpenCorrectiveActionInput, OpenFindingInput } from '../../schema/quality/finding.inputs.ts';
import type { Context } from '../../server/core/context.ts';
import { loadViewer } from '../../server/platform/access/viewer.ts';
import { SHIPPED_ROLES, type ShippedRoleKey } from '../../server/platform/access/roles.matrix.ts';
import { openCorrectiveAction } from '../../server/quality/action.service.ts';
import { openFinding } from '../../server/quality/finding.service.ts';
import { clockWorld, key, type ClockWorld } from '../tickets/clocks-fixture.ts';
import type { Any } from '../tickets/ticket-fixture.ts';

export const MONDAY = '2026-03-02T02:00:00Z';
export interface QualityWorld extends Omit<ClockWorld, 'as'> {
  employees: Record<string, string>;
  /** What a person of the cast sees and may do, at this instant. */
  as(name: string): Promise<Context>;
  find(name: string, more?: Partial<OpenFindingInput>): Promise<Finding>;
  plan(name: string, findingId: string, more?: Partial<OpenCorrectiveActionInput>): Promise<CorrectiveAction>;
  finding(id: string): Promise<Finding>;
  action(id: string): Promise<CorrectiveAction>;
  told(name: string): Promise<Any[]>;
  /** Time goes on with a worker alive: it takes up each thing at its instant. */
  wait(days: number): Promise<void>;
}

/** Builds it at a Monday morning; end it afterwards. */
export async function qualityWorld(now = MONDAY): Promise<QualityWorld> {
  const w = await clockWorld(now);
  const employees: Record<string, string> = {};
  const users: Record<string, string> = {};
  for (const key of Object.keys(SHIPPED_ROLES) as ShippedRoleKey[]) {
    const role = SHIPPED_ROLES[key];
    await w.db.write.query('insert into roles (key, name_zh, name_en, is_shipped, words) values ($1, $2, $3, true, $4) on conflict (key) do update set words = excluded.words', [key, role.nameZh, role.nameEn, role.words]);
  }
  const { rows: [region] } = await w.db.write.query<{ id: string }>('select id::text from regions');
  const person = async (name: string, role: ShippedRoleKey, scope: string, place: { storeId?: string; regionId?: string } = {}): Promise<void> => {
    const { rows: [employee] } = await w.db.write.query<{ id: string }>(
      `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($1, $1, $1, $1, $2, 'p', 'l', 'REGULAR', '2020-01-01') returning id::text`, [name, place.storeId ?? null]);
    const { rows: [user] } = await w.db.write.query<{ id: string }>(`insert into users (username, name, status, password_hash, employee_id) values ($1, $1, 'ACTIVE', '!', $2) returning id::text`, [name, employee?.id]);
    await w.db.write.query(`insert into role_grants (user_id, role_id, scope, store_id, region_id, starts_on) select $1, id, $3, $4, $5, '2020-01-01' from roles where key = $2`, [user?.id, role, scope, scope === 'STORE' ? place.storeId : null, place.regionId ?? null]);
    employees[name] = employee?.id as string;
    users[name] = user?.id as string;
  };
  await person('agent', 'agent', 'STORE', { storeId: w.stores[0] });
  await person('manager', 'manager', 'STORE', { storeId: w.stores[0] });
  await person('clerk', 'employee', 'OWN', { storeId: w.stores[0] });
  await person('other', 'manager', 'STORE', { storeId: w.stores[1] });
  await person('supervisor', 'supervisor', 'REGION', { regionId: region?.id as string });
  await person('keeper', 'quality', 'ALL');
  await person('head', 'admin', 'ALL');
  await person('inspector', 'inspector', 'ALL');
  const as = async (name: string): Promise<Context> => ({ ...w.ctx, viewer: (await loadViewer(w.db, users[name] as string, w.clock.now())) as Any });
  const finding = (id: string): Promise<Finding> => w.db.source.getRepository(Finding).findOneByOrFail({ id });
  const action = (id: string): Promise<CorrectiveAction> => w.db.source.getRepository(CorrectiveAction).findOneByOrFail({ id });
  return {
    ...w, employees, as, finding, action,
    find: async (name, more = {}) => finding(await openFinding(await as(name), {
      idempotencyKey: key(), source: FindingSource.PERSON, titleZh: '生鲜柜温度偏高', titleEn: 'Fresh counter too warm', storeId: w.stores[0], questionKey: 'fresh.temperature', ...more,
    } as OpenFindingInput)),
    plan: async (name, findingId, more = {}) => action(await openCorrectiveAction(await as(name), {
      findingId, idempotencyKey: key(), whatZh: '更换门封条，每两小时测温', causeTag: CauseTag.EQUIPMENT, ownerId: employees.manager as string, ...more,
    } as OpenCorrectiveActionInput)),
    told: async (name) => (await w.db.write.query<Any>('select matter, kind, title_zh zh, title_en en, count from notifications where user_id = $1 order by id', [users[name]])).rows,
    async wait(days) {
      const until = w.clock.now().getTime() + days * 86_400_000 + 10;
      for (;;) {
        const { rows: [next] } = await w.db.write.query<{ at: Date | null }>(`select min(run_at) at from due_actions where done_at is null and run_at < 'infinity'`);
        if (!next?.at || next.at.getTime() > until) break;
        w.clock.set(new Date(Math.max(w.clock.now().getTime(), next.at.getTime())).toISOString());
        await w.sweep();
      }
      w.clock.set(new Date(until).toISOString());
    },
  };
}
export { key };
