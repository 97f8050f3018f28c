// Certificates as evidence of a career step: those that hold now.
import { askEvidence, defineCareerEvidence } from '../../staff/careers/career.registry.ts';

defineCareerEvidence('CERTIFICATES', { label: { zh: '有效证书数', en: 'Certificates that hold' } }, async (ctx, employeeId) => {
  const rows = await askEvidence<{ id: string; number: string; zh: string; en: string; until: string }>(ctx,
    `select c.id::text, c.number, k.name_zh zh, k.name_en en, c.valid_until_on::text until from certificates c join certificate_kinds k on k.id = c.kind_id
     where c.employee_id = $1 and c.revoked_at is null and c.expires_at > $2 order by c.expires_at desc, c.id desc`, [employeeId, ctx.clock.now()]);
  return { value: String(rows.length), sources: rows.map((one) => ({ noun: 'Certificate', resource: 'certificates', id: one.id, label: { zh: `${one.zh} ${one.number}`, en: `${one.en} ${one.number}` }, value: one.until })) };
});
