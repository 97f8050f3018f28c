// The wall of service standards: a store's promises and how they were kept, for people without an account; nothing else of it, and of no store that did not publish its own.
import { NeedClass, TicketChannel, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { PeriodKind } from '../../../schema/measures/measure.ts';
import { ServiceWall, type PublishWallInput } from '../../../schema/quality/service-wall.ts';
import type { StoreFormat } from '../../../schema/staff/organisation.ts';
import { sayTarget } from '../../core/business-time/words.ts';
import { addDays, dayIn } from '../../core/clock.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import type { Language } from '../../core/language.ts';
import type { PdfBlock } from '../../core/print.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { transact } from '../../core/transact.ts';
import { askMeasure } from '../../measures/measure.service.ts';
import { dimensionsOf, measureOf } from '../../measures/measures.registry.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { systemContextOf } from '../../platform/jobs/system.service.ts';
import { definePaper, type Paper } from '../../platform/pdf/paper.registry.ts';
import { targetsOf } from '../../tickets/policy.service.ts';
import { noReasonDays } from '../../tickets/returns/return.service.ts';
import { auditReasons } from '../audits/audit.messages.ts';
import { signer } from '../quality.people.ts';
import { onWall, type WallPromise } from './wall.rules.ts';

export interface Wall { store: { code: string; nameZh: string; nameEn: string }; from: string; until: string; promises: WallPromise[] }
const DAYS = 90;

/** Publishes a store's wall, or takes it down. Answers its id. */
export async function publishWall(ctx: Context, input: PublishWallInput): Promise<string> {
  authorise(ctx, 'quality:configure');
  return transact(ctx, async (tx) => {
    const me = signer(tx);
    demand(decodeId('Store', input.storeId) && (await visibleKeys(tx, 'Store', [input.storeId])).has(input.storeId), 'input.storeId', auditReasons.AUDIT_STORE);
    authorise(tx, 'quality:configure', input.storeId);
    await tx.manager.query('select pg_advisory_xact_lock(hashtext($1))', [`wall ${input.storeId}`]);
    const there = await tx.manager.findOneBy(ServiceWall, { storeId: input.storeId });
    const now = tx.clock.now().toISOString();
    const values = { isPublic: input.isPublic, publishedAt: input.isPublic ? now : null, publishedById: me };
    const row = there ? Object.assign(there, values, { version: there.version + 1, updatedAt: now }) : tx.manager.create(ServiceWall, { storeId: input.storeId, ...values } as Partial<ServiceWall>);
    return (await withVerb(tx, input.isPublic ? 'serviceWall.published' : 'serviceWall.takenDown', () => tx.manager.save(row))).id;
  });
}

interface StoreRow { id: string; code: string; nameZh: string; nameEn: string; format: StoreFormat; zone: string }
const PUBLIC = `select s.id::text, s.code, s.name_zh "nameZh", s.name_en "nameEn", s.format, s.time_zone zone from stores s join service_walls w on w.store_id = s.id
  where w.is_public and (s.closed_on is null or s.closed_on > $2::date) and s.code = $1`;

/** The wall of a store by its code; null where there is none, whatever the reason. */
async function wallOf(ctx: Context, code: string): Promise<Wall | null> {
  const now = ctx.clock.now();
  const { rows: [store] } = await ctx.db.read.query<StoreRow>(PUBLIC, [code, dayIn(ctx.db.settings.zone, now)]);
  if (!store) return null;
  const until = dayIn(store.zone, now);
  const from = addDays(until, -DAYS);
  // An ordinary need at the desk, and goods that come back: what every customer may count on.
  const facts = { storeId: store.id, format: store.format, needClass: NeedClass.ORDINARY, level: TicketLevel.L1, tier: null, channel: TicketChannel.DESK, categoryKey: null };
  const targets = new Map([...(await targetsOf(ctx, { ...facts, isReturn: true }, now)), ...(await targetsOf(ctx, { ...facts, isReturn: false }, now))].map((one) => [one.kind, one]));
  const system = systemContextOf(ctx.db, { name: 'wall', clock: ctx.clock });
  const kept = await askMeasure(system, { key: 'clocks.onTimeRate', period: { kind: PeriodKind.RANGE, from, until }, by: 'CLOCK', filter: { ticket: { storeId: { eq: store.id } } } });
  const measure = measureOf('clocks.onTimeRate');
  const words = measure ? dimensionsOf(measure).find((one) => one.key === 'CLOCK')?.words ?? {} : {};
  const promises = [...targets.values()].map((one) => {
    const group = kept.groups.find((each) => each.key === one.kind);
    return onWall(one.kind, words[one.kind] ?? { zh: one.kind, en: one.kind }, sayTarget(one.timer.target), group?.value ?? null, group?.sample ?? 0);
  });
  const days = await noReasonDays(ctx);
  if (days > 0) {
    const returned = await askMeasure(system, { key: 'returns.noReasonKept', period: { kind: PeriodKind.RANGE, from, until }, filter: { storeId: { eq: store.id }, daysSince: { lte: days } } });
    promises.push(onWall('NO_REASON', { zh: '无理由退货', en: 'Returns without a reason' }, { zh: `购买后 ${days} 天内`, en: `within ${days} days of buying` }, returned.value, returned.sample));
  }
  if (store.format === 'HOME') {
    const visits = await askMeasure(system, { key: 'siteVisits.onTime', period: { kind: PeriodKind.RANGE, from, until }, filter: { storeId: { eq: store.id } } });
    promises.push(onWall('SITE_VISIT', { zh: '上门检测', en: 'Visit on site' }, { zh: '2 小时内到', en: 'within 2 hours' }, visits.value, visits.sample));
  }
  return { store: { code: store.code, nameZh: store.nameZh, nameEn: store.nameEn }, from, until: addDays(until, -1), promises };
}

/** Where the public finds it. */
const wallPath = (code: string): string => `/portal/wall/${encodeURIComponent(code)}`;

async function wallPaper(ctx: Context, id: string, language: Language): Promise<Paper | null> {
  if (!decodeId('ServiceWall', id) || !(await visibleKeys(ctx, 'ServiceWall', [id])).has(id)) return null;
  const { rows: [row] } = await ctx.db.read.query<{ code: string }>('select s.code from service_walls w join stores s on s.id = w.store_id where w.id = $1 and w.is_public', [id]);
  const wall = row ? await wallOf(ctx, row.code) : null;
  if (!wall) return null;
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const title = `${say('服务标准', 'Service standards')} ${language === 'zh' ? wall.store.nameZh : wall.store.nameEn}`;
  const blocks: PdfBlock[] = [
    { kind: 'title', text: title, under: say(`${wall.from} 到 ${wall.until} 做到了多少`, `Kept from ${wall.from} to ${wall.until}`) },
    { kind: 'table', columns: [{ label: say('承诺', 'Promise') }, { label: say('时限', 'Within') }, { label: say('做到', 'Kept'), align: 'right' }], rows: wall.promises.map((one) => [one.label[language], one.promise[language], one.kept === null ? '–' : `${one.kept}%`]) },
    { kind: 'qr', text: `${ctx.db.settings.publicUrl ?? ''}${wallPath(wall.store.code)}`, caption: say('扫码看现在的数', 'Scan for the figures of today') },
  ];
  return { fileName: `${title}.pdf`, pages: { language, title, foot: title, madeAt: ctx.clock.now(), blocks } };
}
definePaper({ kind: 'service-wall', paper: wallPaper });

/** The wall, or NOT_FOUND alike for no store, a closed one, and one that shows nothing. */
export async function wallOrNone(ctx: Context, code: string): Promise<Wall> {
  const wall = await wallOf(ctx, code);
  if (!wall) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return wall;
}
