// People around a check over HTTP: inspector, shopper, reviewer, supervisor, two store managers; a template of every critical kind; photos sent in.
import zlib from 'node:zlib';
import { httpWorld, type HttpWorld } from '../http/http-fixture.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of many documents
export type Any = any;
const words = (text: string) => ({ zh: `${text}题`, en: text });

/** Points off; one item of each critical kind, one that wants proof on fail, one that may not apply, one that depends on another. */
export const CONTENT = {
  scoring: { parts: [{ key: 'whole', ...words('whole'), system: 'DEDUCTION' }], passMark: '85', bands: [{ key: 'good', zh: '优', en: 'Good', from: '90' }, { key: 'poor', zh: '差', en: 'Poor', from: '0' }] },
  sections: [
    { key: 'fresh', ...words('fresh'), questions: [
      { key: 'clean', type: 'YES_NO', ...words('clean'), points: '10', noteOnFail: true },
      { key: 'expired', type: 'YES_NO', ...words('expired'), isReversed: true, points: '5', critical: { effect: 'CAP', most: '79' }, evidence: 'ON_FAIL' },
      { key: 'fire', type: 'YES_NO', ...words('fire exit free'), points: '5', critical: { effect: 'RAISE', level: 'L3' } },
      { key: 'licence', type: 'YES_NO', ...words('licence shown'), points: '5', critical: { effect: 'FAIL' }, canBeNotApplicable: true },
    ] },
    { key: 'desk', ...words('desk'), questions: [
      { key: 'minutes', type: 'NUMBER', ...words('minutes waited'), points: '20', most: '5', unit: { zh: '分钟', en: 'minutes' } },
      { key: 'why', type: 'TEXT', ...words('why so long'), showWhen: { question: 'minutes', is: 'FAILED' } },
    ] },
  ],
};
export const GOOD = { clean: { value: true }, expired: { value: false }, fire: { value: true }, licence: { value: true }, minutes: { value: '3' } };

/** A PNG of one colour, made by hand: no two are alike. */
export function png(red: number, size = 8): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0); body.copy(out, 4); out.writeUInt32BE(zlib.crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0); head.writeUInt32BE(size, 4); head[8] = 8; head[9] = 2;
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: size }, () => Buffer.from([red % 256, Math.floor(red / 256) % 256, 40]))]);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(Buffer.concat(Array.from({ length: size }, () => row)))), chunk('IEND', Buffer.alloc(0))]);
}

export interface AuditWorld {
  http: HttpWorld & { end(): Promise<void> };
  tokens: Record<'inspector' | 'shopper' | 'quality' | 'supervisor' | 'manager' | 'other' | 'agent' | 'crm', string>;
  users: Record<string, string>;
  employees: Record<string, string>;
  stores: string[];
  templateId: string;
  run(who: keyof AuditWorld['tokens'] | 'admin', query: string, input?: unknown, more?: object): Promise<Any>;
  refused(who: keyof AuditWorld['tokens'] | 'admin', query: string, input?: unknown, more?: object): Promise<Any>;
  send(who: keyof AuditWorld['tokens'], content: Buffer, name?: string): Promise<string>;
}

const ROW = 'id version number state score finalScore band finalBand isPassed isFinalPass isCounted isEdited failedCount criticalCount photoCount raisedTickets disputeUntil publishedStoreId isRepeat hasPrevious outcome checksum';
const act = (name: string, type: string): string => `mutation ($input: ${type}!) { done: ${name}(input: $input) { ${ROW} } }`;
export const START = act('startAudit', 'StartAuditInput');
export const SAVE = act('saveAuditAnswers', 'SaveAuditAnswersInput');
export const SUBMIT = act('submitAudit', 'SubmitAuditInput');
export const ABANDON = act('abandonAudit', 'ReasonedAuditInput');
export const REVIEW = act('reviewAudit', 'ReviewAuditInput');
export const EDIT = act('editAuditAnswers', 'EditAuditAnswersInput');
export const DISPUTE = act('disputeAudit', 'DisputeAuditInput');
export const DECIDE = 'mutation ($input: DecideDisputeInput!) { done: decideDispute(input: $input) { id version state scoreBefore scoreAfter audit { id state finalScore isCounted } } }';
export const PROGRAMME = 'mutation ($input: SaveProgrammeInput!) { done: saveProgramme(input: $input) { id version state } }';
export const WAVE = 'mutation ($input: PlanWaveInput!) { done: planAuditWave(input: $input) { id seed wantedCount unfilled visits(page: { limit: 200 }) { items { id version storeId plannedOn windowStart windowEnd askFor fillerId inspectorId announcedStoreId state } } } }';
export const SHOPPER = 'mutation ($input: SaveShopperInput!) { done: saveShopper(input: $input) { id version alias state } }';

let serial = 0;
export const key = (): string => `audit-key-${(serial += 1)}`;

/** Builds it; drop it with `http.end`. */
export async function auditWorld(): Promise<AuditWorld> {
  const http = await httpWorld();
  const { world } = http;
  const [s1 = '', s2 = ''] = world.stores;
  const [r1 = ''] = world.regions;
  const employees: Record<string, string> = {};
  const users: Record<string, string> = {};
  const tokens = {} as AuditWorld['tokens'];
  const person = async (name: keyof AuditWorld['tokens'], grant: object, storeId: string | null, isEmployee = true): Promise<void> => {
    if (isEmployee) {
      employees[name] = String((await world.db.write.query<{ id: string }>(
        `insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on, store_id) values ($1, $1, $1, $1, 'clerk', 'L1', 'REGULAR', '2020-01-01', $2) returning id`, [`E-${name}`, storeId])).rows[0]?.id);
    }
    users[name] = await world.addUser(`audit-${name}`, [grant as never], employees[name]);
    tokens[name] = (await world.signInAs(`audit-${name}`)).token;
  };
  await person('inspector', { role: 'inspector', scope: 'ALL' }, null);
  await person('shopper', { role: 'shopper', scope: 'OWN' }, null, false);
  await person('quality', { role: 'quality', scope: 'ALL' }, null);
  await person('supervisor', { role: 'supervisor', scope: 'REGION', regionId: r1 }, null);
  await person('manager', { role: 'manager', scope: 'STORE', storeId: s1 }, s1);
  await person('other', { role: 'manager', scope: 'STORE', storeId: s2 }, s2);
  await person('agent', { role: 'agent', scope: 'STORE', storeId: s1 }, s1);
  await person('crm', { role: 'crm', scope: 'ALL' }, null);
  const tokenOf = (who: keyof AuditWorld['tokens'] | 'admin'): string => (who === 'admin' ? http.admin : tokens[who]);
  const run: AuditWorld['run'] = async (who, query, input, more = {}) => {
    const answer = await http.gql(query, { token: tokenOf(who), variables: { ...(input === undefined ? {} : { input }), ...more } });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    const data = answer.data as Any;
    return 'done' in data ? data.done : data;
  };
  const form = await run('quality', 'mutation ($input: SaveFormInput!) { done: saveForm(input: $input) { id version } }', { key: 'store-check', nameZh: '门店检查', nameEn: 'Store check', purpose: 'AUDIT', draft: { content: CONTENT } });
  await run('quality', 'mutation ($input: PublishFormInput!) { done: publishForm(input: $input) { id } }', { id: form.id, expectedVersion: form.version });
  const template = await run('quality', 'mutation ($input: SaveAuditTemplateInput!) { done: saveAuditTemplate(input: $input) { id } }', { key: 'store-check', nameZh: '门店检查', nameEn: 'Store check', formId: form.id, disputeDays: 7 });
  return {
    http, tokens, users, employees, stores: world.stores, templateId: template.id, run,
    async refused(who, query, input, more = {}) {
      const answer = await http.gql(query, { token: tokenOf(who), variables: { ...(input === undefined ? {} : { input }), ...more } });
      if (!answer.errors) throw new Error(`It was not refused: ${JSON.stringify(answer.data)}`);
      return answer.errors[0]?.extensions;
    },
    async send(who, content, name = 'photo.png') {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(content)]), name);
      const answer = await fetch(`${http.url}/files/attachments`, { method: 'POST', body, headers: { 'x-aftercare': 'upload', authorization: `Bearer ${tokenOf(who)}` } });
      const said = await answer.json() as { id?: string };
      if (!said.id) throw new Error(JSON.stringify(said));
      return said.id;
    },
  };
}
