// Does marketing to a customer pause, and why: asked by journeys before they speak, and opened by people.
import DataLoader from 'dataloader';
import type { MarketingPause, MarketingPauseReason } from '../../schema/customers/marketing.ts';
import type { Context, WriteContext } from '../core/context.ts';
import { explain } from '../core/explanation.ts';
import { defineExplainable } from '../platform/explain/explain.registry.ts';
import { maySeeCustomer } from './customer.service.ts';
import { marketingBrakes } from './marketing.registry.ts';

/** The pauses of many customers at once, as far as the asker sees; the system sees all. Customers without a reason are left out. */
export async function marketingPauses(ctx: Context | WriteContext, customerIds: readonly string[]): Promise<Map<string, MarketingPauseReason[]>> {
  const found = new Map<string, MarketingPauseReason[]>();
  for (const brake of marketingBrakes()) {
    for (const { customerId, count, filter } of await brake.find(ctx, customerIds)) {
      found.set(customerId, [...(found.get(customerId) ?? []), { key: brake.key, labelZh: brake.label.zh, labelEn: brake.label.en, count, resource: brake.resource, filter }]);
    }
  }
  return found;
}

/** The guard: does marketing to this customer pause now? */
export async function marketingPause(ctx: Context | WriteContext, customerId: string): Promise<MarketingPause> {
  const reasons = (await marketingPauses(ctx, [customerId])).get(customerId) ?? [];
  return { isPaused: reasons.length > 0, reasons };
}

const LOADER = Symbol('marketing pauses');
/** The same, asked once for all customers of a request. */
export function marketingPauseOf(ctx: Context, customerId: string): Promise<MarketingPause> {
  let loader = ctx.loaders.get(LOADER) as DataLoader<string, MarketingPause> | undefined;
  if (!loader) {
    loader = new DataLoader(async (ids) => {
      const found = await marketingPauses(ctx, ids);
      return ids.map((id) => ({ isPaused: found.has(id), reasons: found.get(id) ?? [] }));
    });
    ctx.loaders.set(LOADER, loader);
  }
  return loader.load(customerId);
}

defineExplainable({
  number: 'customer.marketingPause', label: { zh: '营销暂停', en: 'Marketing pause' }, word: 'tickets:read', of: 'Customer',
  definition: { zh: '有未了结或评价差的工单时，不给这位顾客发营销', en: 'While a ticket of hers is open, or was rated badly, nothing is advertised to her' },
  async explain(ctx, { id }) {
    if (!(await maySeeCustomer(ctx, id, 'tickets:read'))) return null;
    const { isPaused, reasons } = await marketingPause(ctx, id);
    return explain({ zh: '营销暂停', en: 'Marketing pause' }, isPaused, {
      text: isPaused ? { zh: '暂停', en: 'paused' } : { zh: '不暂停', en: 'not paused' }, holds: isPaused,
      inputs: marketingBrakes().map((brake) => {
        const one = reasons.find((reason) => reason.key === brake.key);
        return explain(brake.label, one?.count ?? 0, { holds: Boolean(one), ...(one ? { rows: { resource: one.resource, filter: one.filter as Record<string, unknown>, count: one.count } } : {}) });
      }),
    });
  },
});
