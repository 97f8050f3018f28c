// Why a return's abuse score is what it is: the reasons kept with it, and the returns behind them.
import { reachOf } from '../../core/context.ts';
import { explain } from '../../core/explanation.ts';
import { decodeId } from '../../core/read/ids.ts';
import { defineExplainable } from '../../platform/explain/explain.registry.ts';
import { reachesTicket } from '../ticket.row.ts';
import type { AbuseReason } from './return.rules.ts';

interface Row { score: number; reasons: AbuseReason[]; policy: number; customer: string; storeId: string; assigneeId: string | null }
defineExplainable({
  number: 'returnCase.abuseScore', label: { zh: '退货异常分', en: 'Abuse score' }, word: 'tickets:read', of: 'ReturnCase',
  definition: { zh: '近期退货次数、占比、无小票、生鲜理赔和被拒次数计分，0 到 100；到政策的分数线由人来看', en: 'Points for many returns, a large share, no receipts, spoiled goods and refusals, 0 to 100; from the policy’s mark on a person looks at it' },
  async explain(ctx, { id }) {
    const key = decodeId('ReturnCase', id);
    const { rows: [row] } = key ? await ctx.db.read.query<Row>(
      `select r.abuse_score score, r.abuse_reasons reasons, r.policy_number policy, r.customer_id::text customer, t.store_id::text "storeId", t.assignee_id::text "assigneeId"
       from return_cases r join tickets t on t.customer_id = r.customer_id and t.id = r.ticket_id where r.customer_id = $1 and r.id = $2`, [key.owner, key.id]) : { rows: [] };
    if (!row || !reachesTicket(reachOf(ctx.viewer, 'tickets:read'), ctx.viewer, row)) return null;
    const points = { zh: '分', en: 'points' };
    return explain({ zh: '退货异常分', en: 'Abuse score' }, row.score, {
      unit: points, rule: { key: 'returns', version: row.policy }, rows: { resource: 'returnCases', filter: { customerId: { eq: row.customer } } },
      inputs: row.reasons.map((one) => explain({ zh: one.zh, en: one.en }, one.points, { unit: points })),
    });
  },
});
