// A chain served over HTTP with people at its desks: an administrator, two agents, a manager, a supervisor, a head-office desk, finance, and a key-like role.
import { httpWorld } from '../http/http-fixture.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers in many shapes
export type Any = any;
export interface TicketWorld {
  http: Awaited<ReturnType<typeof httpWorld>>;
  stores: string[];
  tokens: Record<'admin' | 'agent' | 'colleague' | 'manager' | 'supervisor' | 'elsewhere' | 'finance' | 'crm' | 'api' | 'hr', string>;
  employees: Record<string, string>;
  ask(token: string, query: string, variables?: object): Promise<Any>;
  refusal(token: string, query: string, variables?: object): Promise<Any>;
  /** Makes a customer of a store; answers her id. */
  customer(name: string, storeId: string, more?: { memberNo?: string; phone?: string; tier?: string }): Promise<string>;
  open(token: string, more?: object): Promise<Any>;
  end(): Promise<void>;
}

export const OPEN = `mutation ($input: OpenTicketInput!) { openTicket(input: $input) {
  id number subject status isOpen channel needClass level priority tier isClassConfirmed version contactName contactPhone unansweredSince pickedUpAt
  customer { id name } store { code } category { key } assignee { id } firstContactOwner { id } events { total items { id kind direction body lang authorName } } } }`;
let serial = 0;
export const key = (): string => `k-${++serial}-${process.pid}`;

/** Builds it; end it afterwards. */
export async function ticketWorld(): Promise<TicketWorld> {
  const http = await httpWorld();
  const { world } = http;
  const [s1 = '', s2 = '', s3 = ''] = world.stores;
  const employees: Record<string, string> = {};
  const person = async (name: string, storeId: string | null, grants: Parameters<typeof world.addUser>[1]): Promise<string> => {
    const { rows: [row] } = await world.db.write.query<{ id: string }>(
      `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($1, $1, $1, $1, $2, 'service-agent', 'specialist', 'REGULAR', '2020-01-01') returning id::text`,
      [name, storeId]);
    employees[name] = row?.id as string;
    await world.addUser(name, grants, row?.id);
    return (await world.signInAs(name)).token;
  };
  const tokens = {
    admin: http.admin,
    agent: await person('agent', s1, [{ role: 'agent', scope: 'STORE', storeId: s1 }]),
    colleague: await person('colleague', s1, [{ role: 'agent', scope: 'STORE', storeId: s1 }]),
    manager: await person('manager', s1, [{ role: 'manager', scope: 'STORE', storeId: s1 }]),
    supervisor: await person('supervisor', null, [{ role: 'supervisor', scope: 'REGION', regionId: world.regions[0] as string }]),
    elsewhere: await person('elsewhere', s3, [{ role: 'agent', scope: 'STORE', storeId: s3 }]),
    finance: await person('finance', null, [{ role: 'finance', scope: 'ALL' }]),
    crm: await person('crm', null, [{ role: 'crm', scope: 'ALL' }]),
    hr: await person('hr', null, [{ role: 'hr', scope: 'ALL' }]),
    api: '',
  };
  await world.addUser('machine', [{ role: 'api', scope: 'STORE', storeId: s2 }]);
  tokens.api = (await world.signInAs('machine')).token;
  const ask = async (token: string, query: string, variables: object = {}): Promise<Any> => {
    const answer = await http.gql(query, { token, variables });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors.map((e) => [e.message, e.path, e.extensions])));
    return answer.data;
  };
  return {
    http, stores: [s1, s2, s3], tokens, employees, ask,
    refusal: async (token, query, variables = {}) => (await http.gql(query, { token, variables })).errors?.[0]?.extensions,
    async customer(name, storeId, more = {}) {
      const { createCustomer } = await ask(tokens.admin, 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { id } }',
        { input: { name, storeId, ...(more.memberNo ? { memberNo: more.memberNo } : {}), ...(more.phone ? { phone: more.phone } : {}) } });
      if (more.tier) await world.db.write.query('update customers set tier = $2 where id = $1', [createCustomer.id, more.tier]);
      return createCustomer.id as string;
    },
    open: async (token, more = {}) => (await ask(token, OPEN, { input: { idempotencyKey: key(), body: '草莓礼盒 3 盒发霉，要求退款', channel: 'PHONE', ...more } })).openTicket,
    end: () => http.end(),
  };
}
