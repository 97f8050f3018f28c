// A small chain in which pay is reckoned over HTTP: people with accounts, figures that a test sets by hand, and the acts by their names.
import '../../schema/entities.ts';
import type { Figure } from '../../server/incentives/formula-value.rules.ts';
import { definePaySource } from '../../server/incentives/names.registry.ts';
import { httpWorld } from '../http/http-fixture.ts';
import { part, type Any } from './pay-fixture.ts';

/** The months of the last quarter that is over, by their tenth day: tests must not know the date. */
export const MONTHS = (() => {
  const now = new Date(Date.now() + 8 * 3_600_000);
  const first = now.getUTCMonth() - (now.getUTCMonth() % 3) - 3;
  return [0, 1, 2].map((i) => new Date(Date.UTC(now.getUTCFullYear(), first + i, 10)).toISOString().slice(0, 10)) as [string, string, string];
})();

/** Figures by employee: as a source of its own, like every other. */
export const rates = new Map<string, string>();
/** Of some, the rows that hold and all of them. */
export const shares = new Map<string, readonly [above: string, below: string]>();
/** Called before figures are read: so that a test can stop a run in the middle. */
export const reading: { hook: (() => Promise<void>) | null } = { hook: null };
definePaySource({
  key: 'by-hand',
  names: () => [{ key: 'hand.rate', unit: 'RATIO', label: { zh: '投诉解决率', en: 'resolution rate' }, definition: { zh: '手填', en: 'by hand' }, source: 'by-hand' }],
  async read(_ctx, { employeeIds }) {
    await reading.hook?.();
    return new Map(employeeIds.flatMap((id): [string, Record<string, Figure>][] => (rates.has(id) ? [[id, { 'hand.rate': { value: rates.get(id) as string, sample: 50, ...(shares.has(id) ? { above: shares.get(id)?.[0], below: shares.get(id)?.[1] } : {}) } }]] : [])));
  },
});

const mutation = (name: string, type: string, fields: string): string => `mutation ($input: ${type}!) { did: ${name}(input: $input) { ${fields} } }`;
const RUN = 'id version state peopleCount totalAmount inputHash resultHash unpaidCount';
export const ACTS = {
  calculate: mutation('calculateRun', 'CalculateRunInput', RUN), review: mutation('reviewRun', 'ReviewRunInput', RUN), approve: mutation('approveRun', 'ApproveRunInput', RUN), lock: mutation('lockRun', 'ReviewRunInput', RUN), pay: mutation('payRun', 'PayRunInput', RUN),
  correct: mutation('correctRun', 'CorrectRunInput', 'madeCount amount'), adjust: mutation('adjustStatement', 'AdjustStatementInput', 'id version state amount'), decide: mutation('decideAdjustment', 'DecideAdjustmentInput', 'id state'),
  save: mutation('saveIncentiveScheme', 'SaveIncentiveSchemeInput', 'id version'), publish: mutation('publishIncentiveScheme', 'PublishIncentiveSchemeInput', 'id version'), dispute: mutation('disputeStatementLine', 'DisputeLineInput', 'id version state'),
};
const STATEMENTS = 'query ($run: ID!) { statements(filter: { runId: { eq: $run } }, page: { limit: 200 }) { items { id version employeeId storeId position totalAmount adjustedAmount paidAmount hash lines { items { id key lineKind amount labelZh labelEn isFrozen paidRunId explanation } } } } }';

export const plainContent = (more: object = {}): Any => ({
  scope: { positions: ['clerk'] }, intern: { factor: '0.8', on: 'ALL' },
  components: [part('base', 'FIXED', { amount: '4000.00', isBase: true, prorate: true }), part('resolution', 'FORMULA', { formula: 'hand.rate * money(500)' }), part('star', 'AWARD', { amount: '1500.00', when: 'QUARTER_END', by: { how: 'NAMED' } })], ...more,
});

export async function payWorld() {
  // Another file of the same fork had people under the same ids.
  rates.clear();
  shares.clear();
  reading.hook = null;
  const http = await httpWorld();
  const { world } = http;
  const token: Record<string, string> = {};
  const person: Record<string, string> = {};
  let serial = 0;
  const add = async (name: string, roles: { role: string; scope: 'OWN' | 'STORE' | 'ALL'; storeId?: string }[], position: string, employment = 'REGULAR', storeId: string | null = world.stores[0] as string): Promise<string> => {
    const { rows: [row] } = await world.db.write.query<{ id: string }>(
      `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($1, $1, $1, $1, $2, $3, 'L1', $4, '2024-01-01') returning id::text`, [name, storeId, position, employment]);
    person[name] = row?.id as string;
    await world.addUser(name, roles, row?.id);
    token[name] = (await world.signInAs(name)).token;
    return row?.id as string;
  };
  const own = { role: 'employee', scope: 'OWN' as const };
  for (const name of ['hr', 'hr2'] as const) await add(name, [{ role: 'hr', scope: 'ALL' }, own], 'hr-manager', 'REGULAR', null);
  for (const name of ['finance', 'finance2'] as const) await add(name, [{ role: 'finance', scope: 'ALL' }, own], 'finance-manager', 'REGULAR', null);
  for (const name of ['mei', 'lan'] as const) await add(name, [own], 'clerk');
  await add('intern', [own], 'clerk', 'INTERN');
  for (const [name, rate] of [['mei', '0.96'], ['lan', '0.5'], ['intern', '0.96']] as const) rates.set(person[name] as string, rate);

  const send = (who: string, query: string, variables: object = {}): Promise<Any> => http.gql(query, { token: who === 'admin' ? http.admin : token[who], variables });
  const run = async (who: string, query: string, variables: object = {}): Promise<Any> => {
    const answer = await send(who, query, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data.did ?? answer.data;
  };
  const key = (): string => `key-${(serial += 1)}`;
  return {
    http, token, person, add, own, send, run, key,
    refusal: async (who: string, query: string, variables: object = {}): Promise<Any> => (await send(who, query, variables)).errors?.[0]?.extensions,
    sql: async (text: string, values: unknown[] = []): Promise<Any[]> => (await http.db.write.query<Any>(text, values)).rows,
    act: (who: string, name: keyof typeof ACTS, input: object): Promise<Any> => run(who, ACTS[name], { input }),
    statements: async (runId: string, who = 'hr'): Promise<Any[]> => (await run(who, STATEMENTS, { run: runId })).statements.items,
    of: (list: Any[], who: string): Any => list.find((one) => one.employeeId === person[who]),
    /** A published scheme of its own: so that runs of one test stand in nobody's way. */
    async scheme(more: object = {}): Promise<string> {
      const made = await run('hr', ACTS.save, { input: { key: `scheme-${(serial += 1)}`, nameZh: '方案', nameEn: 'Scheme', draft: { content: plainContent(more) } } });
      await run('finance', ACTS.publish, { input: { id: made.id, expectedVersion: made.version } });
      // In force for the past months of the tests.
      await http.db.write.query('alter table incentive_scheme_versions disable trigger user');
      await http.db.write.query(`update incentive_scheme_versions set effective_from = '2020-01-01' where scheme_id = $1`, [made.id]);
      await http.db.write.query('alter table incentive_scheme_versions enable trigger user');
      return made.id;
    },
    async locked(schemeId: string, on: string = MONTHS[2]): Promise<Any> {
      let made = await run('hr', ACTS.calculate, { input: { schemeId, on } });
      for (const [who, name] of [['hr', 'review'], ['finance', 'approve'], ['hr', 'lock']] as const) made = await run(who, ACTS[name], { input: { id: made.id, expectedVersion: made.version } });
      return made;
    },
    paper: (who: string | null, kind: string, id: string, language = 'en'): Promise<Response> => fetch(`${http.url}/files/papers/${kind}/${id}?language=${language}`, { headers: who ? { authorization: `Bearer ${token[who]}` } : {} }),
    end: () => http.end(),
  };
}
export type PayWorld = Awaited<ReturnType<typeof payWorld>>;
