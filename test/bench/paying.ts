// A run of pay for 5,000 people with twelve components: inputs taken, statements reckoned and stored, and the same bytes when it is run again.
import '../../server/measures.ts';
import { calculateRun } from '../../server/incentives/run.service.ts';
import { saveIncentiveScheme } from '../../server/incentives/scheme.service.ts';
import type { Ground } from './ground.ts';
import { type Measured, type Row } from './row.ts';

const PEOPLE = 5_000;
const POSITION = 'bench-clerk';
const part = (key: string, kind: string, more: object): object => ({ key, zh: key, en: key, kind, ...more });
/** One of each kind, most with figures of tickets and scorecards behind them. */
const COMPONENTS = [
  part('base', 'FIXED', { amount: '4000.00', isBase: true, prorate: true }),
  part('resolution', 'FORMULA', { formula: 'tickets.resolutionRate * money(500)' }),
  part('kpi', 'FORMULA', { formula: 'kpi.score * money(5)', whenMissing: '100.00' }),
  part('tenure', 'FORMULA', { formula: 'person.tenureMonths * money(10)', cap: '600.00' }),
  part('volume', 'TIERS', { on: 'tickets.volume', method: 'MARGINAL', tiers: [{ from: '0', to: '20', rate: '1' }, { from: '20', to: '60', rate: '2' }, { from: '60', to: null, rate: '3' }] }),
  part('rating', 'TIERS', { on: 'tickets.satisfactionMean', method: 'WHOLE', pays: 'AMOUNT', tiers: [{ from: '0', to: '4', rate: '0' }, { from: '4', to: null, rate: '200' }] }),
  part('satisfaction', 'AWARD', { amount: '300.00', minSample: { name: 'tickets.satisfactionMean', least: 5 }, by: { how: 'RANK', on: 'tickets.satisfactionMean', top: 1, among: 'STORE', ties: 'SPLIT' } }),
  part('best', 'AWARD', { amount: '1000.00', by: { how: 'RANK', on: 'person.tenureMonths', top: 10, among: 'CHAIN', ties: 'ALL' } }),
  part('team', 'TEAM_POOL', { amount: '200.00', per: 'HEAD', split: 'DAYS' }),
  part('leave', 'DEDUCTION', { formula: 'person.daysOnLeave * money(50)' }),
  part('star', 'AWARD', { amount: '1500.00', by: { how: 'NAMED' } }),
  part('care', 'CARE_BUDGET', { amount: '300.00' }),
];

/** A run as if it had never been. */
const FORGET = [
  'delete from statement_lines l using statements s where s.id = l.statement_id and s.run_id = $1', 'delete from statements where run_id = $1', 'delete from incentive_runs where id = $1',
];

export async function prepare(ground: Ground): Promise<{ schemeId: string; month: string; ground: Awaited<ReturnType<Ground['chain']>> }> {
  const chain = await ground.chain(ground.small);
  const { db, ctx } = chain;
  const { rows: [day] } = await db.write.query<{ month: string }>(`select to_char(max(opened_on) - interval '1 month', 'YYYY-MM-01') "month" from tickets`);
  // Those of a bench before, on a chain that was kept, stay: they are the same people.
  await db.write.query(
    `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on)
     select 'B' || n, '员工' || n, 'yg', 'yg', (select id from stores order by id offset n % (select count(*) from stores) limit 1), $1, 'L1', case when n % 10 = 0 then 'INTERN' else 'REGULAR' end, date '2020-01-01' + n % 1000
     from generate_series(1, $2::int) n on conflict do nothing`, [POSITION, PEOPLE]);
  // Their tickets: the chain's own, handed round.
  await db.write.query(`with e as (select id, row_number() over (order by id) - 1 n from employees where position = $1), t as (select id, row_number() over (order by id) n from tickets)
    update tickets set first_contact_owner_id = e.id, solver_id = case when tickets.solver_id is not null then e.id end from t join e on e.n = t.n % $2 where t.id = tickets.id`, [POSITION, PEOPLE]);
  await db.write.query('analyze');
  const schemeId = await saveIncentiveScheme(ctx, { key: `bench-${process.pid}`, nameZh: '压测', nameEn: 'Bench', draft: { content: { scope: { positions: [POSITION] }, intern: { factor: '0.8', on: 'ALL' }, components: COMPONENTS } } } as never);
  await db.write.query(`update incentive_scheme_versions set state = 'PUBLISHED', effective_from = '2020-01-01' where scheme_id = $1`, [schemeId]);
  return { schemeId, month: day?.month ?? '', ground: chain };
}

export const payRow: Row = {
  name: 'pay', about: `a run of pay for ${PEOPLE.toLocaleString('en')} people with ${COMPONENTS.length} components, statements stored`,
  async run(ground, options): Promise<Measured[]> {
    const { schemeId, month, ground: { db, ctx } } = await prepare(ground);
    const took: number[] = [];
    const hashes = new Set<string>();
    let slowest = 0;
    // How long others wait meanwhile: a timer of ten milliseconds that says how late it is.
    let last = performance.now();
    const timer = setInterval(() => { const now = performance.now(); slowest = Math.max(slowest, now - last - 10); last = now; }, 10);
    const reckonOnce = async (expectedVersion?: number): Promise<{ id: string; version: number; ms: number }> => {
      last = performance.now();
      const from = performance.now();
      const id = await calculateRun(ctx, { schemeId, on: month, ...(expectedVersion === undefined ? {} : { expectedVersion }) });
      const ms = performance.now() - from;
      const { rows: [run] } = await db.write.query<{ version: number; hash: string; people: number }>('select version, result_hash hash, people_count people from incentive_runs where id = $1', [id]);
      if (run?.people !== PEOPLE) throw new Error(`The run has ${run?.people} people`);
      hashes.add(run.hash);
      return { id, version: run.version, ms };
    };
    // Every round stores all of it: what stands there by the same bytes would be left as it is.
    let run = { id: '', version: 0, ms: 0 };
    for (let i = 0; i < Math.max(2, options.rounds - 4); i += 1) {
      if (run.id) for (const text of FORGET) await db.write.query(text, [run.id]);
      run = await reckonOnce();
      took.push(run.ms);
    }
    const again = (await reckonOnce(run.version)).ms;
    clearInterval(timer);
    const best = Math.min(...took);
    const rate = PEOPLE / (best / 1_000);
    return [
      { what: `pay: people a second, ${COMPONENTS.length} components`, bar: '>= 1000', measured: rate.toFixed(0), holds: rate >= 1_000, notes: [`${took.map((ms) => (ms / 1_000).toFixed(1)).join(', ')} s, reckoned again without a change ${(again / 1_000).toFixed(1)} s; the process answered nobody for ${slowest.toFixed(0)} ms at most`] },
      { what: 'pay: the same bytes when run again', bar: 'yes', measured: hashes.size === 1 ? 'yes' : 'no', holds: hashes.size === 1 },
    ];
  },
};
