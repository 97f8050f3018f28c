// The demo accounts: one a role, each scoped as api.md says, all with the same known password.
import type { PoolClient } from 'pg';
import { hashPassword } from '../server/platform/auth/password.ts';
import type { Organisation } from './organisation.ts';

export const DEMO_PASSWORD = 'aftercare-demo';

/** Makes the accounts and their grants; roles must have been synced. */
export async function seedAccounts(client: PoolClient, org: Organisation, today: string): Promise<void> {
  const hash = await hashPassword(DEMO_PASSWORD);
  const by = (position: string, more: (e: Organisation['employees'][number]) => boolean = () => true) => org.employees.find((e) => e.position === position && more(e));
  const home = org.stores[0];
  const region = org.regions[0];
  const accounts: { username: string; role: string; employee: ReturnType<typeof by>; name?: string; nameEn?: string; scope: string; storeId?: number; regionId?: number }[] = [
    { username: 'admin', role: 'admin', employee: by('it-admin'), scope: 'ALL' },
    { username: 'crm', role: 'crm', employee: by('crm-manager'), scope: 'ALL' },
    { username: 'hr', role: 'hr', employee: by('hr-manager'), scope: 'ALL' },
    { username: 'finance', role: 'finance', employee: by('finance-manager'), scope: 'ALL' },
    { username: 'quality', role: 'quality', employee: by('quality-manager'), scope: 'ALL' },
    { username: 'inspector', role: 'inspector', employee: by('inspector'), scope: 'ALL' },
    { username: 'shopper', role: 'shopper', employee: undefined, name: '神秘顾客 07', nameEn: 'Mystery shopper 07', scope: 'OWN' },
    { username: 'supervisor', role: 'supervisor', employee: by('regional-supervisor', (e) => e.regionId === region?.id), scope: 'REGION', regionId: region?.id },
    { username: 'manager', role: 'manager', employee: by('store-manager', (e) => e.storeId === home?.id), scope: 'STORE', storeId: home?.id },
    { username: 'agent', role: 'agent', employee: by('service-agent', (e) => e.storeId === home?.id), scope: 'STORE', storeId: home?.id },
    // Another of the desk, whose work is measured and paid: sees nothing but the own of it.
    { username: 'employee', role: 'employee', employee: org.employees.filter((e) => e.position === 'service-agent' && e.storeId === home?.id)[1], scope: 'OWN' },
  ];
  for (const account of accounts) {
    const { rows: [user] } = await client.query<{ id: string }>(
      `insert into users (username, name, employee_id, status, password_hash, name_en) values ($1, $2, $3, 'ACTIVE', $4, $5) returning id`,
      [account.username, account.employee?.name ?? account.name ?? account.username, account.employee?.id ?? null, hash, account.nameEn ?? null]);
    await client.query(
      `insert into role_grants (user_id, role_id, scope, store_id, region_id, starts_on) select $1, id, $3, $4, $5, $6::date - 400 from roles where key = $2`,
      [user?.id, account.role, account.scope, account.storeId ?? null, account.regionId ?? null, today]);
    if (account.role !== 'employee' && account.role !== 'shopper' && account.employee) {
      // Everybody with duties is an employee as well: own training, own score, own statement.
      await client.query(`insert into role_grants (user_id, role_id, scope, starts_on) select $1, id, 'OWN', $2::date - 400 from roles where key = 'employee'`, [user?.id, today]);
    }
  }
}
