// Well-formed input for the writes of pay: schemes by who reckons, runs of this month, awards and who is named for them.
import { dayIn } from '../../server/core/clock.ts';
import type { Actor, Cast } from './cast.ts';

interface Bench { cast: Cast; actor: Actor; storeId: string }
type Recipe = (bench: Bench) => Promise<Record<string, unknown> | null>;

let serial = 0;
const next = (word: string): string => `${word}-pay-${(serial += 1)}`;
const today = (): string => dayIn('Asia/Shanghai', new Date());
const CONTENT = { components: [{ key: 'base', zh: '底薪', en: 'Base', kind: 'FIXED', amount: '4000.00' }, { key: 'star', zh: '服务之星', en: 'Star', kind: 'AWARD', amount: '1500.00', by: { how: 'NAMED' } }] };

/** Asked by a role that may: the administrator holds no word of pay. */
async function by(bench: Bench, role: string, document: string, input: object): Promise<{ id: string; version: number }> {
  const actor = bench.cast.actors.find((one) => one.name === role) as Actor;
  const answer = await bench.cast.ask(actor.viewer, document, { input });
  if (answer.errors.length) throw new Error(`${document}: ${JSON.stringify(answer.errors)}`);
  return answer.data.did as { id: string; version: number };
}
const draft = (bench: Bench): Promise<{ id: string; version: number }> =>
  by(bench, 'hr', 'mutation ($input: SaveIncentiveSchemeInput!) { did: saveIncentiveScheme(input: $input) { id version } }', { key: next('scheme'), nameZh: '方案', nameEn: 'Scheme', draft: { content: CONTENT } });
async function inForce(bench: Bench): Promise<{ id: string; version: number }> {
  const { id, version } = await draft(bench);
  return by(bench, 'finance', 'mutation ($input: PublishIncentiveSchemeInput!) { did: publishIncentiveScheme(input: $input) { id version } }', { id, expectedVersion: version });
}
const one = async <T>(bench: Bench, sql: string, values: unknown[]): Promise<T> => (await bench.cast.world.db.write.query(sql, values)).rows[0] as T;
const person = async (bench: Bench): Promise<string> => (await one<{ id: string }>(bench,
  `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($1, '同事', 'ts', 'ts', $2, 'clerk', 'L1', 'REGULAR', '2020-01-01') returning id::text`, [next('P'), bench.storeId])).id;
const nominated = async (bench: Bench, state: string, nominator: string | null = null): Promise<{ id: string; version: number }> => one(bench,
  `insert into award_nominations (award_key, award_zh, award_en, period_from, period_until, employee_id, store_id, reason, state, nominator_name, nominator_user_id) values ('star', '服务之星', 'Star', '2026-01-01', '2026-04-01', $1, $2, '顾客评价最好', $3, '别人', $4) returning id::text, version`,
  [await person(bench), bench.storeId, state, nominator]);

const isNear = ({ actor, storeId }: Bench): boolean => { const reach = actor.viewer.reaches.get('staff:read'); return Boolean(reach && (reach.all || reach.storeIds.includes(storeId))); };

export const PAY_RECIPES: Record<string, Recipe> = {
  saveIncentiveScheme: async () => ({ input: { key: next('scheme'), nameZh: '方案', nameEn: 'Scheme', draft: { content: CONTENT } } }),
  publishIncentiveScheme: async (bench) => { const { id, version } = await draft(bench); return { input: { id, expectedVersion: version } }; },
  discardIncentiveDraft: async (bench) => { const { id, version } = await draft(bench); return { input: { id, expectedVersion: version } }; },
  startRun: async (bench) => ({ input: { schemeId: (await inForce(bench)).id, on: today() } }),
  giveAward: async (bench) => { await inForce(bench); return { input: { idempotencyKey: next('key'), employeeId: await person(bench), awardKey: 'star', awardedOn: '2026-02-01', reason: '顾客评价最好' } }; },
  nominateForAward: async (bench) => { await inForce(bench); return { input: { idempotencyKey: next('key'), employeeId: await person(bench), awardKey: 'star', reason: '顾客评价最好' } }; },
  setPayAccount: async (bench) => ({ input: { employeeId: await person(bench), expectedVersion: 1, account: '6222020200112233', bank: '工商银行' } }),
  secondNomination: async (bench) => { const { id, version } = await nominated(bench, 'PROPOSED'); return { input: { id, expectedVersion: version } }; },
  decideNomination: async (bench) => { const { id, version } = await nominated(bench, 'SECONDED'); return { input: { id, expectedVersion: version, isAwarded: true, reason: '大家一致' } }; },
  // Whose nomination it is may take it back wherever the person now works; beyond the reach it is somebody else's.
  withdrawNomination: async (bench) => { if (!bench.actor.viewer.userId) return null; const { id, version } = await nominated(bench, 'PROPOSED', isNear(bench) ? bench.actor.viewer.userId : null); return { input: { id, expectedVersion: version } }; },
};
