// Findings of the last months in every state, with their actions and photos, and the alerts that the shipped rules gave: by the product's own services, in the order of their days.
import { Transformer } from '@napi-rs/image';
import { type CauseTag, PhotoMoment } from '../schema/quality/corrective-action.ts';
import { type FindingSeverity, FindingSource } from '../schema/quality/finding.ts';
import { frozenClock } from '../server/core/clock.ts';
import type { Context, Viewer } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { recordTrainingHours } from '../server/training/records/hours.service.ts';
import { encodeId } from '../server/core/read/ids.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { takeFile } from '../server/platform/files/file.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { addCorrectivePhotos } from '../server/quality/action.photos.service.ts';
import { checkEffectiveness, completeCorrectiveAction, openCorrectiveAction, rejectCorrectiveAction, verifyCorrectiveAction } from '../server/quality/action.service.ts';
import { evaluateRisks } from '../server/quality/alert.run.service.ts';
import { dismissRiskAlert, shipRiskRules, takeRiskAlert } from '../server/quality/alert.service.ts';
import { closeFinding, dismissFinding, openFinding } from '../server/quality/finding.service.ts';
import kinds from './data/findings.json' with { type: 'json' };
import type { Random } from './random.ts';

const DAY = 86_400_000;
/** How far a finding has come. */
const FATES = [['OPEN', 14], ['ACTING', 16], ['DONE', 10], ['REJECTED', 6], ['CHECKING', 14], ['FAILED', 5], ['CLOSED', 30], ['DISMISSED', 5]] as const;
type Fate = (typeof FATES)[number][0];
interface Step { at: number; run(): Promise<void> }
interface People { quality: Viewer; admin: Viewer; inspector: Viewer; supervisor: Viewer; manager: Viewer; clerk: Viewer; hr: Viewer }

async function castOf(db: Database, now: Date): Promise<People | null> {
  const ctx = systemContext(db, { clock: frozenClock(now.toISOString()) });
  const { rows } = await db.write.query<{ username: string; employee: string | null }>(`select username, employee_id::text employee from users where username = any($1)`, [['quality', 'admin', 'inspector', 'supervisor', 'manager', 'employee', 'hr']]);
  const found = new Map<string, Viewer>();
  for (const { username, employee } of rows) { const viewer = employee ? (await viewersOf(ctx, employee))[0] : undefined; if (viewer) found.set(username, viewer); }
  const [quality, admin, inspector, supervisor, manager, clerk, hr] = ['quality', 'admin', 'inspector', 'supervisor', 'manager', 'employee', 'hr'].map((name) => found.get(name));
  return quality && admin && inspector && supervisor && manager && clerk && hr ? { quality, admin, inspector, supervisor, manager, clerk, hr } : null;
}

/** What an action asks to be learnt is learnt beside a colleague, who saw it. */
async function train(db: Database, ctx: Context, actionId: string, next: () => string): Promise<void> {
  const { rows } = await db.write.query<{ id: string; hours: string }>(
    `select r.id::text, (r.required_minutes / 60.0)::numeric(6, 2)::text hours from training_needs n join training_records r on r.id = n.record_id where n.action_id = $1 and r.state in ('ASSIGNED', 'IN_PROGRESS', 'OVERDUE')`, [actionId]);
  for (const { id, hours } of rows) await recordTrainingHours(ctx, { idempotencyKey: next(), recordId: id, hours, note: '服务台跟岗，带教人在场看过' });
}

/** A drawn floor of a shop: wet before, dry after. */
async function drawFloor(isWet: boolean, shade: number): Promise<Buffer> {
  const [width, height] = [480, 320];
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) {
    const at = (y * width + x) * 4;
    const isJoint = x % 60 < 2 || y % 60 < 2;
    const isPool = isWet && ((x - 250) / 150) ** 2 + ((y - 190) / 70) ** 2 < 1;
    const tone = isJoint ? 150 : y < 90 ? 90 + shade : 205 - shade;
    pixels[at] = isPool ? 96 : tone;
    pixels[at + 1] = isPool ? 140 : tone - 4;
    pixels[at + 2] = isPool ? 190 : tone - 14;
  }
  return Transformer.fromRgbaPixels(pixels, width, height).jpeg(82);
}

/** Sections by their keys, those of the shipped forms among them: the console has their names in both languages. */
const SECTIONS: Record<string, string> = { 价格: 'prices', 信息安全: 'privacy', 家居: 'home', 服务台: 'desk', 环境: 'place', 生鲜: 'fresh', 退换: 'returns', 配送: 'delivery' };

/** Seeds quality; answers how many findings there are. */
export async function seedQuality(db: Database, dice: Random, now: Date): Promise<number> {
  await shipRiskRules(systemContext(db, { name: 'demo', clock: frozenClock(now.toISOString()) }));
  const people = await castOf(db, now);
  if (!people) return 0;
  const as = (viewer: Viewer, at: number): Context => systemContext(db, { viewer, clock: frozenClock(new Date(at).toISOString()) });
  const { rows: stores } = await db.write.query<{ id: string; region: string; format: string }>('select id::text, region_id::text region, format from stores order by id');
  const { rows: tickets } = await db.write.query<{ id: string; customerId: string; storeId: string; openedAt: Date; subject: string }>(
    `select t.id::text, t.customer_id::text "customerId", t.store_id::text "storeId", t.opened_at "openedAt", t.subject from tickets t join ticket_categories c on c.id = t.category_id
     where c.key = 'product-quality' and t.opened_at between $1 and $2 order by t.id limit 400`, [new Date(now.getTime() - 110 * DAY), new Date(now.getTime() - 2 * DAY)]);
  const steps: Step[] = [];
  let serial = 0;
  const next = (): string => `demo-quality-${(serial += 1)}`;
  const home = stores[0];
  for (let n = 0; n < 48; n += 1) {
    const kind = dice.pick(kinds);
    const isHome = kind.section === '家居';
    const fitting = stores.filter((store) => (store.format === 'HOME') === isHome);
    const store = dice.chance(0.35) && !isHome ? home : dice.pick(fitting.length ? fitting : stores);
    if (!store) continue;
    const fate = dice.weighted(FATES.map(([name, weight]) => [name, weight] as const)) as Fate;
    const fresh = fate === 'OPEN' || fate === 'ACTING' || fate === 'DONE' || fate === 'REJECTED';
    const at = now.getTime() - (fresh ? dice.int(1, 9) : fate === 'CHECKING' ? dice.int(12, 20) : fate === 'FAILED' ? dice.int(22, 32) : dice.int(40, 110)) * DAY - dice.int(0, 8) * 3_600_000;
    const ticket = dice.chance(0.4) ? tickets.find((one) => one.storeId === store.id && Math.abs(one.openedAt.getTime() - at) < 20 * DAY && one.openedAt.getTime() < at) : undefined;
    const owner = store.id === home?.id ? people.manager : store.region === home?.region ? people.supervisor : people.quality;
    const doer = store.id === home?.id ? dice.pick([people.manager, people.clerk]) : owner;
    const verifier = owner === people.supervisor || owner === people.quality ? people.admin : people.supervisor;
    plan(at, { kind, store: store.id, fate, owner, doer, verifier, ticket });
  }
  type Kind = (typeof kinds)[number];
  function plan(at: number, one: { kind: Kind; store: string; fate: Fate; owner: Viewer; doer: Viewer; verifier: Viewer; ticket: (typeof tickets)[number] | undefined }): void {
    const { kind, fate, doer, verifier, ticket } = one;
    let finding = '';
    let action = '';
    const version = async (table: 'findings' | 'corrective_actions', id: string): Promise<number> => (await db.write.query<{ version: number }>(`select version from ${table} where id = $1`, [id])).rows[0]?.version ?? 0;
    const onAction = async (): Promise<{ id: string; expectedVersion: number }> => ({ id: action, expectedVersion: await version('corrective_actions', action) });
    const onFinding = async (): Promise<{ id: string; expectedVersion: number }> => ({ id: finding, expectedVersion: await version('findings', finding) });
    const step = (days: number, run: (at: number) => Promise<void>): void => { const when = at + days * DAY; if (when < now.getTime()) steps.push({ at: when, run: () => run(when) }); };
    step(0, async (when) => {
      finding = await openFinding(as(ticket ? people?.quality as Viewer : people?.inspector as Viewer, when), {
        idempotencyKey: next(), source: ticket ? FindingSource.TICKET : FindingSource.PERSON, ...(ticket ? { ticketIds: [encodeId('Ticket', { owner: ticket.customerId, id: ticket.id })] } : {}), titleZh: kind.zh, titleEn: kind.en,
        storeId: one.store, section: SECTIONS[kind.section] ?? kind.section, questionKey: kind.key, severity: kind.severity as FindingSeverity, ownerId: one.owner.employeeId,
      });
    });
    if (fate === 'OPEN') return;
    if (fate === 'DISMISSED') { step(1, async (when) => { await dismissFinding(as(verifier, when), { ...(await onFinding()), reason: '现场复看不成立' }); }); return; }
    step(0.4, async (when) => {
      action = await openCorrectiveAction(as(people?.quality as Viewer, when), {
        findingId: finding, idempotencyKey: next(), whatZh: kind.doZh, whatEn: kind.doEn, causeTag: kind.cause as CauseTag, whys: kind.whyZh, ownerId: doer.employeeId as string, costAmount: kind.cost,
        trainingCourseKey: 'course' in kind ? kind.course : null, effectAfterDays: 14,
      });
    });
    if (kind.key === 'floor.wet') step(0.5, async (when) => { await photograph(when, PhotoMoment.BEFORE); });
    if (fate === 'ACTING') return;
    const late = dice.chance(0.2) ? dice.int(6, 12) : dice.int(1, 3);
    const days = fate === 'DONE' || fate === 'REJECTED' ? 0.9 : late + 1;
    if (kind.key === 'floor.wet') step(days - 0.1, async (when) => { await photograph(when, PhotoMoment.AFTER); });
    if ('course' in kind) step(days - 0.05, async (when) => { await train(db, as(people?.hr as Viewer, when), action, next); });
    step(days, async (when) => { await completeCorrectiveAction(as(doer, when), { ...(await onAction()), note: '已按要求整改' }); });
    if (fate === 'DONE') return;
    if (fate === 'REJECTED') { step(days + 0.05, async (when) => { await rejectCorrectiveAction(as(verifier, when), { ...(await onAction()), note: '只换了一处，另一处没有整改' }); }); return; }
    step(days + 0.8, async (when) => { await verifyCorrectiveAction(as(verifier, when), { ...(await onAction()), note: '现场看过，属实' }); });
    if (fate === 'CHECKING') return;
    step(days + 15.5, async (when) => { await checkEffectiveness(as(verifier, when), { ...(await onAction()), isEffective: fate === 'CLOSED', note: fate === 'CLOSED' ? '两周内没有再出现' : '两周内又出现一次' }); });
    if (fate === 'CLOSED') step(days + 16, async (when) => { await closeFinding(as(verifier, when), { ...(await onFinding()), reason: '效果稳定' }); });
    async function photograph(when: number, moment: PhotoMoment): Promise<void> {
      const file = await takeFile(as(doer, when), { name: moment === PhotoMoment.BEFORE ? '整改前.jpg' : '整改后.jpg', content: await drawFloor(moment === PhotoMoment.BEFORE, serial % 30) });
      await addCorrectivePhotos(as(doer, when), { ...(await onAction()), moment, fileIds: [file.id] });
    }
  }
  for (const back of [62, 33, 6]) steps.push({ at: now.getTime() - back * DAY, run: async () => { await evaluateRisks(systemContext(db, { name: 'demo', clock: frozenClock(new Date(now.getTime() - back * DAY).toISOString()) })); } });
  steps.push({ at: now.getTime() - 30 * DAY, run: () => decideAlerts(db, people, as(people.quality, now.getTime() - 30 * DAY)) });
  steps.push({ at: now.getTime() - 5 * DAY, run: () => dismissAlerts(db, as(people.quality, now.getTime() - 5 * DAY)) });
  for (const step of steps.sort((a, b) => a.at - b.at)) await step.run();
  // No worker was there in between: deadlines that passed before the correction are noted here.
  await db.write.query('update findings set breached_at = due_at where breached_at is null and corrected_at > due_at');
  await db.write.query('update corrective_actions set breached_at = due_at where breached_at is null and done_at > due_at');
  return Number((await db.write.query<{ n: string }>('select count(*) n from findings')).rows[0]?.n ?? 0);
}

/** Of the alerts so far one is taken up, with its action; one is left be. */
async function decideAlerts(db: Database, people: People, ctx: Context): Promise<void> {
  const { rows } = await db.write.query<{ id: string; version: number }>(`select id::text, version from risk_alerts where state = 'PROPOSED' order by risk_alerts.id limit 2`);
  const [first, second] = rows;
  if (first) await takeRiskAlert(ctx, { id: first.id, expectedVersion: first.version, ownerId: people.quality.employeeId, actionOwnerId: people.supervisor.employeeId });
  if (second) await dismissRiskAlert(ctx, { id: second.id, expectedVersion: second.version, reason: '促销后集中退换，已回落' });
}

/** Why an alert is left be, as people who have looked at it say. */
const LEFT_BE = ['同一原因已有整改在办，不另立一项', '样本刚过下限，下月再看', '已在本月复盘里跟进', '当月集中处理了积压，数字会回落'];

/** The older half of what still waits is looked through and left be, each with its reason; the rest waits for somebody. */
async function dismissAlerts(db: Database, ctx: Context): Promise<void> {
  const { rows } = await db.write.query<{ id: string; version: number }>(`select id::text, version from risk_alerts where state = 'PROPOSED' order by risk_alerts.id`);
  const looked = rows.slice(0, Math.floor(rows.length / 2));
  for (const [at, one] of looked.entries()) await dismissRiskAlert(ctx, { id: one.id, expectedVersion: one.version, reason: LEFT_BE[at % LEFT_BE.length] as string });
}
