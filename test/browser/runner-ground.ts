// The ground for tests of the runner: a form of forty questions and a short one, a visit a store for the inspector today, and a phone of 375 px.
import { Transformer } from '@napi-rs/image';
import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { type Console, letIn } from './support.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of many documents
type Any = any;
const words = (zh: string, en: string) => ({ zh, en });
const FORTY = {
  scoring: { parts: [{ key: 'whole', ...words('总分', 'Whole'), system: 'DEDUCTION' }], passMark: '60' },
  sections: [
    ...['生鲜', '服务台', '卫生'].map((name, at) => ({
      key: `s${at}`, ...words(name, `Section ${at}`), questions: Array.from({ length: at === 2 ? 12 : 13 }, (_, n) => ({
        key: `s${at}q${n}`, type: 'YES_NO', ...words(`${name}第 ${n + 1} 项做到了`, `Section ${at} item ${n + 1} is kept`), points: '1', canBeNotApplicable: true, ...(n % 4 === 0 ? { evidence: 'ON_FAIL', noteOnFail: true } : {}),
      })),
    })),
    { key: 'end', ...words('确认', 'Sign'), questions: [
      { key: 'code', type: 'BARCODE', ...words('抽查商品的条码', 'Code of the article'), pattern: 'EAN13' },
      { key: 'sign', type: 'SIGNATURE', ...words('店长签名', 'Signature of the manager') },
    ] },
  ],
};
const SHORT = {
  scoring: FORTY.scoring,
  sections: [{ key: 'all', ...words('检查', 'Check'), questions: [
    { key: 'clean', type: 'YES_NO', ...words('地面干净', 'The floor is clean'), points: '5' },
    { key: 'light', type: 'YES_NO', ...words('灯都亮', 'All lights are on'), points: '5' },
    { key: 'shelf', type: 'PHOTO', ...words('货架照片', 'Photos of the shelf'), leastPhotos: 1, mostPhotos: 5 },
    { key: 'seen', type: 'TEXT', ...words('还看到什么', 'What else was seen'), isRequired: false },
  ] }],
};

export const askAs = async (url: string, token: string, query: string, variables: object = {}): Promise<Any> => {
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }) });
  const said = await answer.json() as { data?: Any; errors?: unknown };
  if (said.errors) throw new Error(JSON.stringify(said.errors));
  return said.data;
};
export const tokenOf = async (url: string, username: string): Promise<string> => (await (await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: `mutation { signIn(username: "${username}", password: "aftercare-demo") { token viewer { employeeId } } }` }) })).json() as Any).data.signIn.token;

/** Twelve visits a programme, today, all the inspector's. */
export async function planToday(url: string): Promise<void> {
  const quality = await tokenOf(url, 'quality');
  const inspector = await tokenOf(url, 'inspector');
  const { viewer } = await askAs(url, inspector, '{ viewer { employeeId } }');
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  for (const [key, nameZh, nameEn, content] of [['forty', '四十项', 'Forty items', FORTY], ['short', '短检查', 'Short check', SHORT]] as const) {
    const { saveForm: form } = await askAs(url, quality, 'mutation ($input: SaveFormInput!) { saveForm(input: $input) { id version } }', { input: { key, nameZh, nameEn, purpose: 'AUDIT', draft: { content } } });
    await askAs(url, quality, 'mutation ($input: PublishFormInput!) { publishForm(input: $input) { id } }', { input: { id: form.id, expectedVersion: form.version } });
    const { saveAuditTemplate: template } = await askAs(url, quality, 'mutation ($input: SaveAuditTemplateInput!) { saveAuditTemplate(input: $input) { id } }', { input: { key, nameZh, nameEn, formId: form.id } });
    const { saveProgramme: programme } = await askAs(url, quality, 'mutation ($input: SaveProgrammeInput!) { saveProgramme(input: $input) { id } }', { input: {
      key, nameZh, nameEn, auditKind: 'UNANNOUNCED', templateId: template.id, visitsPerStore: 1, restMonths: 0, inspectorIds: [viewer.employeeId], state: 'ACTIVE',
      windows: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ weekdays: [day], from: '00:10', to: '23:50' })),
    } });
    await askAs(url, quality, 'mutation ($input: PlanWaveInput!) { planAuditWave(input: $input) { id } }', { input: { id: programme.id, idempotencyKey: `plan-${key}`, startsOn: today, endsOn: today, seed: key } });
  }
}

export interface Phone { context: BrowserContext; page: Page; faults: string[]; at: string }
/** Phones of the inspector that keep nothing and may be taken again: what the runner installs on one costs as much as ten pages. */
const resting: Phone[] = [];
/** Leaves a phone that has handed everything in to the next test. */
export function rest(phone: Phone): void { resting.push(phone); }
/** A phone of the inspector (or another account), signed in, at the runner, its worker awake. */
export async function openPhone(house: Console, at: string, as = 'inspector', before?: (context: BrowserContext) => Promise<void>): Promise<Phone> {
  const rested = before || as !== 'inspector' ? -1 : resting.findIndex((each) => each.at === at && !each.page.isClosed());
  const [kept] = rested < 0 ? [] : resting.splice(rested, 1);
  if (kept) {
    await kept.page.goto('/run');
    await kept.page.getByRole('button', { name: '开始' }).first().waitFor();
    return kept;
  }
  const context = await house.browser.newContext({ baseURL: at, viewport: { width: 375, height: 667 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', hasTouch: true });
  await before?.(context);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  await letIn(context, as);
  await page.goto('/run');
  await page.getByRole('button', { name: '开始' }).first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  return { context, page, faults, at };
}

/** Begins the first visit of a programme that is not begun; answers its place among the drafts. */
export async function beginVisit(page: Page, programme: '四十项' | '短检查', which: 'first' | 'last' = 'first'): Promise<string> {
  await page.locator('section[aria-label="我的到访"] .row', { hasText: programme }).getByRole('button', { name: '开始' })[which]().click();
  await page.locator('.runbar .pri').waitFor();
  return page.url().split('/').pop() as string;
}

/** A photo of noise with a telling head, larger than the runner sends. */
export async function noisyPhoto(side = 800): Promise<Buffer> {
  const pixels = randomBytes(side * side * 4);
  for (let i = 3; i < pixels.length; i += 4) pixels[i] = 255;
  const plain = await Transformer.fromRgbaPixels(pixels, side, side).jpeg(85);
  const told = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from('49492a0008000000010012010300010000000100000000000000', 'hex'), Buffer.from('GPS 31.2304 121.4737 OF-MY-HOME')]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(told.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), head, told, plain.subarray(2)]);
}
export async function shootPhoto(page: Page, count: number): Promise<void> {
  await page.setInputFiles('.shoot input[type=file]', { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await noisyPhoto() });
  await page.locator('.shots img').nth(count - 1).waitFor();
}
/** Fills the short form: two answers, one photo; stands before handing in. */
export async function fillShort(page: Page): Promise<void> {
  for (let n = 0; n < 2; n += 1) {
    await page.locator('.pick').filter({ hasText: /^是$/ }).click();
    await page.locator('.runbar .pri').click();
  }
  await page.locator('.shoot').waitFor();
  await shootPhoto(page, 1);
  await page.locator('.runbar .pri').click();
  await page.locator('.q textarea').first().fill('货架第二层缺货');
  await page.getByRole('button', { name: '交卷前看一遍' }).click();
}
export const handIn = (page: Page) => page.locator('.runbar .pri', { hasText: '交卷' }).click();
export const outbox = (page: Page) => page.getByRole('region', { name: '待上传' });

export interface KeptShot { id: string; bytes: number; sha256: string; takenAt: string; text: string }
/** What the phone keeps of photos, bytes as text. */
export const shotsKept = (page: Page): Promise<KeptShot[]> => page.evaluate(async () => {
  const names = (await indexedDB.databases()).map((one) => one.name ?? '').filter((name) => name.startsWith('aftercare-runner-'));
  const found: KeptShot[] = [];
  for (const name of names) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => { const request = indexedDB.open(name); request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
    const all = await new Promise<{ id: string; blob: Blob; sha256: string; takenAt: string }[]>((resolve) => { const request = db.transaction('shots').objectStore('shots').getAll(); request.onsuccess = () => resolve(request.result); });
    db.close();
    for (const one of all) found.push({ id: one.id, bytes: one.blob.size, sha256: one.sha256, takenAt: one.takenAt, text: new TextDecoder('latin1').decode(await one.blob.slice(0, 4_000).arrayBuffer()) });
  }
  return found;
});

/** At which question each draft stands in what the phone keeps: what is on the screen is written a moment later. */
export const placesKept = (page: Page): Promise<(string | null)[]> => page.evaluate(async () => {
  const places: (string | null)[] = [];
  for (const name of (await indexedDB.databases()).map((one) => one.name ?? '').filter((each) => each.startsWith('aftercare-runner-'))) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => { const request = indexedDB.open(name); request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
    const drafts = await new Promise<{ at: string | null }[]>((resolve) => { const request = db.transaction('drafts').objectStore('drafts').getAll(); request.onsuccess = () => resolve(request.result); });
    db.close();
    places.push(...drafts.map((draft) => draft.at));
  }
  return places;
});
