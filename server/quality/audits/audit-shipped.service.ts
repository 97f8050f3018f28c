// Brings in the shipped templates over their forms where the chain has none of that name; what people made of them stays.
import { AuditTemplate } from '../../../schema/quality/audit.ts';
import type { Context } from '../../core/context.ts';
import { transact } from '../../core/transact.ts';
import { defineForm } from '../../forms/form.registry.ts';
import { SHIPPED_CHECKS } from './shipped-forms.rules.ts';

for (const form of SHIPPED_CHECKS) defineForm(form);

/** The forms must have been shipped. Answers the new keys. */
export async function shipAuditTemplates(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped audit templates'))`);
    const missing = await tx.manager.query<{ key: string; nameZh: string; nameEn: string; formId: string }[]>(
      `select f.key, f.name_zh "nameZh", f.name_en "nameEn", f.id::text "formId" from forms f where f.key = any($1::text[]) and f.is_shipped and not exists (select 1 from audit_templates t where t.key = f.key) order by f.id`,
      [SHIPPED_CHECKS.map((one) => one.key)]);
    await tx.manager.save(missing.map((one) => tx.manager.create(AuditTemplate, { ...one, disputeDays: 7 } as Partial<AuditTemplate>)));
    return missing.map((one) => one.key);
  });
}
