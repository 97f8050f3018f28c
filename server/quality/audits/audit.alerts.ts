// Who is told of what: the store of a published audit, those who decide of a dispute. No alert names who was there.
import type { Audit, AuditTemplate } from '../../../schema/quality/audit.ts';
import type { AuditDispute } from '../../../schema/quality/audit-parts.ts';
import type { Permission } from '../../../schema/permission.ts';
import type { WriteContext } from '../../core/context.ts';
import { toDecimalText, decimal } from '../../core/money.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';

defineAlert({ kind: 'quality.audit-published', digest: { zh: '检查结果', en: 'Results of checks' } });
defineAlert({ kind: 'quality.audit-disputed', digest: { zh: '检查申诉', en: 'Disputes of checks' } });

/** Active accounts whose grant of a role with that word reaches the store; narrow grants only, or all of them. */
async function holdersFor(tx: WriteContext, word: Permission, storeId: string, scopes: readonly string[]): Promise<string[]> {
  const rows = await tx.manager.query<{ id: string }[]>(
    `select distinct u.id::text from users u join role_grants g on g.user_id = u.id join roles r on r.id = g.role_id join stores s on s.id = $2
     where u.status = 'ACTIVE' and $1 = any(r.words) and g.scope = any($3::text[]) and (g.scope = 'ALL' or g.store_id = s.id or (g.scope = 'REGION' and g.region_id = s.region_id))
       and g.starts_on <= $4::date and (g.ends_on is null or g.ends_on > $4::date) order by 1`, [word, storeId, scopes, tx.clock.now().toISOString().slice(0, 10)]);
  return rows.map((row) => row.id);
}

const points = (score: string | null | undefined): string => (score === null || score === undefined ? '–' : toDecimalText(decimal(score)));

/** Tells those who may dispute that a result is there. */
export async function tellPublished(tx: WriteContext, audit: Audit, template: AuditTemplate): Promise<void> {
  await notify(tx, await holdersFor(tx, 'quality:dispute-audits', audit.storeId, ['STORE']), {
    matter: `audit:${audit.id}`, kind: 'quality.audit-published', link: { resource: 'Audit', id: audit.id },
    title: { zh: `检查结果：${template.nameZh} ${points(audit.finalScore)} 分`, en: `Result: ${template.nameEn}, ${points(audit.finalScore)} points` },
    body: { zh: `${audit.number}，${template.disputeDays} 天内可以申诉`, en: `${audit.number}; it may be disputed within ${template.disputeDays} days` },
  });
}

/** Tells those who decide that a store disputes. */
export async function tellDispute(tx: WriteContext, audit: Audit, dispute: AuditDispute): Promise<void> {
  await notify(tx, await holdersFor(tx, 'quality:decide-disputes', audit.storeId, ['ALL', 'REGION']), {
    matter: `audit-dispute:${dispute.id}`, kind: 'quality.audit-disputed', link: { resource: 'Audit', id: audit.id },
    title: { zh: `门店申诉检查 ${audit.number}`, en: `A store disputes audit ${audit.number}` },
  });
}
