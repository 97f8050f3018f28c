// What failed in a published audit becomes findings: each is owned, dated and followed to its correction.
import type { Audit } from '../../../schema/quality/audit.ts';
import type { AuditFailure } from '../../../schema/quality/audit-parts.ts';
import { FindingSeverity, FindingSource } from '../../../schema/quality/finding.ts';
import type { WriteContext } from '../../core/context.ts';
import { makeFinding, withdrawFinding } from '../finding.service.ts';

/** Opens a finding for each failure; the same question at the same store again is marked a repeat by the finding itself. */
export async function openFindings(tx: WriteContext, audit: Audit, failures: readonly AuditFailure[]): Promise<void> {
  for (const one of failures) {
    await makeFinding(tx, {
      source: FindingSource.AUDIT, sourceResource: 'Audit', sourceKey: audit.id, titleZh: one.labelZh.slice(0, 160), titleEn: one.labelEn.slice(0, 240), detail: one.note ?? null,
      storeId: audit.storeId, section: one.sectionKey, questionKey: one.questionKey, severity: one.isCritical ? FindingSeverity.CRITICAL : FindingSeverity.MAJOR,
    });
  }
}

/** An audit that is void found nothing: its findings that nobody acts on are withdrawn, the others say in their reason that their source is void. */
export async function withdrawFindings(tx: WriteContext, audit: Audit, reason: string): Promise<void> {
  const rows = await tx.manager.query<{ id: string }[]>(`select id::text from findings where source = 'AUDIT' and source_resource = 'Audit' and source_key = $1 and state <> 'DISMISSED' order by findings.id`, [audit.id]);
  for (const { id } of rows) await withdrawFinding(tx, id, `${audit.number}：${reason}`);
}
