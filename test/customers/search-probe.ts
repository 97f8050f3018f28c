// Asks for people the ways a clerk does, and looks at how the database found them: who comes first, and by which indexes.
import pg from 'pg';
import { createCustomer } from '../../server/customers/customer.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import type { HttpWorld } from '../http/http-fixture.ts';

interface Plan { 'Node Type': string; 'Index Name'?: string; 'Relation Name'?: string; Plans?: Plan[] }
export interface Found { memberNos: string[]; indexes: string[]; scanned: boolean; ms: number }

/** The people looked for, and by what. Her four digits are hers and a few others', as in a chain where few are written down. */
export const SOUGHT = { name: '殷琪', pinyin: 'yinqi', initials: 'yq', memberNo: 'VIP0086123', digits: '77110086', phone: '13755556789', tail: '6789' };
export const WAYS: [way: string, q: string, memberNo: string][] = [
  ['a Chinese name of two signs', SOUGHT.name, SOUGHT.memberNo], ['its pinyin', SOUGHT.pinyin, SOUGHT.memberNo], ['pinyin with its space', 'yin qi', SOUGHT.memberNo],
  ['initials', SOUGHT.initials, SOUGHT.memberNo], ['a member number', SOUGHT.memberNo, SOUGHT.memberNo], ['a member number of digits', SOUGHT.digits, SOUGHT.digits],
  ['the last digits of a phone', SOUGHT.tail, SOUGHT.memberNo], ['the whole phone', SOUGHT.phone, SOUGHT.memberNo], ['two signs within a longer name', '司空', 'LONG1'],
  ['a name of thousands with the last digits', '王芳 4321', 'WANG1'], ['its initials with the last digits', 'wf 4321', 'WANG1'],
];

/** Adds the people sought to a grown chain. */
export async function addSought(http: HttpWorld): Promise<void> {
  const ctx = systemContext(http.db);
  const storeId = http.world.stores[0] as string;
  await http.db.write.query("update customers set phone = '+86139' || lpad(id::text, 7, '0') || '0' where phone_tail = $1 and id % 5 <> 0", [SOUGHT.tail]);
  for (const input of [
    { name: SOUGHT.name, memberNo: SOUGHT.memberNo, phone: SOUGHT.phone }, { name: '甲子', memberNo: SOUGHT.digits }, { name: '大司空明', memberNo: 'LONG1' },
    { name: '王芳', memberNo: 'WANG1', phone: '13700004321' }, { name: '殷琪琪', memberNo: 'OTHER1' }, { name: '赵磊', memberNo: 'OTHER2' },
  ]) await createCustomer(ctx, { ...input, storeId } as never);
  await http.db.write.query('analyze customers');
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Asks as an administrator; then has the database explain the very statement that answered. `forced`: a table too small for indexes to pay. */
export async function probe(http: HttpWorld, q: string, forced = false): Promise<Found> {
  const seen: { text: string; values: unknown[] }[] = [];
  const prototype = pg.Client.prototype as unknown as { query(...args: unknown[]): unknown };
  const usual = prototype.query;
  prototype.query = function watched(this: unknown, ...args: unknown[]) {
    const { text, values } = args[0] as { text?: string; values?: unknown[] };
    if (text && /customers t\d/.test(text) && values) seen.push({ text, values });
    return usual.apply(this, args);
  };
  const from = performance.now();
  const answer = await http.gql('query ($q: String!) { customers(filter: { q: $q }, page: { limit: 5 }) { items { memberNo } } }', { token: http.admin, variables: { q } }).finally(() => { prototype.query = usual; });
  const ms = performance.now() - from;
  if (answer.errors || seen.length !== 1) throw new Error(JSON.stringify([answer.errors, seen.length]));
  const [asked] = seen as [{ text: string; values: unknown[] }];
  const client = new pg.Client({ connectionString: http.db.url });
  await client.connect();
  try {
    if (forced) await client.query('set enable_seqscan = off');
    const { rows: [row] } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (format json) ${asked.text}`, asked.values);
    const nodes = nodesOf(row?.['QUERY PLAN'][0]?.Plan as Plan);
    return {
      memberNos: (answer.data as unknown as { customers: { items: { memberNo: string }[] } }).customers.items.map((one) => one.memberNo),
      indexes: nodes.flatMap((node) => node['Index Name'] ?? []), scanned: nodes.some((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'customers'), ms,
    };
  } finally { await client.end(); }
}
