// Who is told of what: the store of a check that is announced and of a published audit, those who decide of a dispute. No alert names who was there.
import type { AuditVisit, MysteryProgramme } from '../../../schema/quality/audit-programme.ts';
import type { Audit, AuditTemplate } from '../../../schema/quality/audit.ts';
import type { AuditDispute } from '../../../schema/quality/audit-parts.ts';
import { sayDay } from '../../core/business-time/words.ts';
import type { WriteContext } from '../../core/context.ts';
import { toDecimalText, decimal } from '../../core/money.ts';
import { accountsOver } from '../../platform/access/people.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';

defineAlert({ kind: 'quality.audit-published', digest: { zh: '检查结果', en: 'Results of checks' } });
defineAlert({ kind: 'quality.visit-announced', digest: { zh: '提前通知的检查', en: 'Announced checks' } });
defineAlert({ kind: 'quality.audit-disputed', digest: { zh: '检查申诉', en: 'Disputes of checks' } });

const points = (score: string | null | undefined): string => (score === null || score === undefined ? '–' : toDecimalText(decimal(score)));

const ANNOUNCED = { PLANNED: { zh: '要来检查', en: 'A check is planned' }, MOVED: { zh: '检查改期', en: 'A check is moved' }, CANCELLED: { zh: '检查取消', en: 'A check is called off' } };
/** Tells a store of a check that it is to know of beforehand; of all others it hears nothing. */
export async function tellAnnounced(tx: WriteContext, visits: readonly AuditVisit[], programme: Pick<MysteryProgramme, 'nameZh' | 'nameEn'>, what: keyof typeof ANNOUNCED): Promise<void> {
  for (const one of visits) {
    if (!one.announcedStoreId) continue;
    const { zh, en } = ANNOUNCED[what];
    await notify(tx, await accountsOver(tx, 'quality:dispute-audits', one.announcedStoreId, ['STORE']), {
      matter: `audit-visit:${one.id}:${one.version}`, kind: 'quality.visit-announced', link: { resource: 'AuditVisit', id: one.id },
      title: { zh: `${zh}：${programme.nameZh}，${sayDay(one.plannedOn, 'zh')} ${one.windowStart}–${one.windowEnd}`, en: `${en}: ${programme.nameEn}, ${sayDay(one.plannedOn, 'en')} ${one.windowStart}–${one.windowEnd}` },
    });
  }
}

/** Tells those who may dispute that a result is there. */
export async function tellPublished(tx: WriteContext, audit: Audit, template: AuditTemplate): Promise<void> {
  await notify(tx, await accountsOver(tx, 'quality:dispute-audits', audit.storeId, ['STORE']), {
    matter: `audit:${audit.id}`, kind: 'quality.audit-published', link: { resource: 'Audit', id: audit.id },
    title: { zh: `检查结果：${template.nameZh} ${points(audit.finalScore)} 分`, en: `Result: ${template.nameEn}, ${points(audit.finalScore)} points` },
    body: { zh: `${audit.number}，${template.disputeDays} 天内可以申诉`, en: `${audit.number}; it may be disputed within ${template.disputeDays} days` },
  });
}

/** Tells those who decide that a store disputes. */
export async function tellDispute(tx: WriteContext, audit: Audit, dispute: AuditDispute): Promise<void> {
  await notify(tx, await accountsOver(tx, 'quality:decide-disputes', audit.storeId, ['ALL', 'REGION']), {
    matter: `audit-dispute:${dispute.id}`, kind: 'quality.audit-disputed', link: { resource: 'Audit', id: audit.id },
    title: { zh: `门店申诉检查 ${audit.number}`, en: `A store disputes audit ${audit.number}` },
  });
}
