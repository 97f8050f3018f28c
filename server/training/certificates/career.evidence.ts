// Certificates as evidence of a career step: how many hold now.
import { defineCareerEvidence } from '../../staff/careers/career.registry.ts';

defineCareerEvidence('CERTIFICATES', async (ctx, employeeId) => {
  const text = 'select count(*)::text n from certificates where employee_id = $1 and revoked_at is null and expires_at > $2';
  const params = [employeeId, ctx.clock.now()];
  const rows = 'manager' in ctx ? await ctx.manager.query<{ n: string }[]>(text, params) : (await ctx.db.read.query<{ n: string }>(text, params)).rows;
  return rows[0]?.n ?? null;
});
