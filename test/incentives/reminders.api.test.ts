// A run of pay that waits for its approval is not forgotten: who decides is told again at half of the time, and those who stand in for them after three quarters of it; decided, nobody is.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../server/platform/approval/approval.job.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import { ACTS, MONTHS, payWorld, type PayWorld } from './pay-world.ts';
import type { Any } from './pay-fixture.ts';

let world: PayWorld;
beforeAll(async () => { world = await payWorld(); }, 120_000);
afterAll(async () => { await world?.end(); });

const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const sweep = (days: number): Promise<number> => sweepDue(world.http.db, { now: () => later(days) });
const told = async (matter: string): Promise<string[]> => (await world.sql('select u.username from notifications n join users u on u.id = n.user_id where n.matter = $1 order by 1', [matter])).map((row) => row.username);

async function waiting(): Promise<{ run: Any; approval: string }> {
  const made = await world.act('hr', 'calculate', { schemeId: await world.scheme(), on: MONTHS[2] });
  const run = await world.act('hr', 'review', { id: made.id, expectedVersion: made.version });
  const [row] = await world.sql(`select id::text from approvals where kind = 'PAY_RUN' and resource_key = $1 and state = 'PENDING'`, [made.id]);
  return { run, approval: row.id };
}

describe('Reminders of a run that waits', () => {
  test('go to finance at half of its seven days, and to the deputies after three quarters, each once', async () => {
    const { run, approval } = await waiting();
    // Somebody who will stand in from the fifth day on, and one whose time is over before.
    await world.run('finance', 'mutation ($input: NameDeputyInput!) { nameDeputy(input: $input) { id } }', { input: { deputyId: world.person.hr2, startsAt: later(4).toISOString(), endsAt: later(9).toISOString(), reason: '出差' } });
    expect(await told(`approval:${approval}`)).toEqual(['finance', 'finance2']);
    await sweep(3);
    expect(await told(`approval-reminder:${approval}`)).toEqual([]);
    await Promise.all([sweep(3.502), sweep(3.502)]);
    expect(await told(`approval-reminder:${approval}`)).toEqual(['finance', 'finance2']);
    await Promise.all([sweep(5.252), sweep(5.252)]);
    expect(await told(`approval-reminder:${approval}`)).toEqual(['finance', 'finance2', 'hr2']);
    // Its amount is in none of them: approvals are read by more people than pay is.
    const texts = await world.sql('select title_zh, title_en, body_zh, body_en from notifications where matter = any($1::text[])', [[`approval:${approval}`, `approval-reminder:${approval}`]]);
    expect(JSON.stringify(texts)).not.toContain(run.totalAmount);
    expect(JSON.stringify(texts)).not.toMatch(/\d{3,}\.\d\d/);
    expect(await world.sql('select kind from due_actions where subject = $1 and done_at is null', [approval])).toEqual([{ kind: 'platform.approval-due' }]);
    await sweep(7.002);
    expect((await world.sql('select state from incentive_runs where id = $1', [run.id]))[0].state).toBe('CALCULATED');
  });

  test('stop when it is decided', async () => {
    const { run, approval } = await waiting();
    await world.run('finance', ACTS.approve, { input: { id: run.id, expectedVersion: run.version } });
    expect(await world.sql('select 1 from due_actions where subject = $1 and done_at is null', [approval])).toEqual([]);
    await sweep(6);
    expect(await told(`approval-reminder:${approval}`)).toEqual([]);
  });
});
