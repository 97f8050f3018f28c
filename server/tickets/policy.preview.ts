// Trying policies: what a ticket would be promised, and for which kinds of tickets a draft would change it. Writes nothing.
import { Tier } from '../../schema/customers/customer.ts';
import { VersionState } from '../../schema/platform/calendar.ts';
import type { TimeUnit } from '../../schema/platform/calendar.inputs.ts';
import { StoreFormat } from '../../schema/staff/organisation.ts';
import { NeedClass, TicketChannel, TicketLevel } from '../../schema/tickets/kinds.ts';
import { SlaPolicy, SlaPolicyVersion } from '../../schema/tickets/policy.ts';
import type { PreviewSlaPolicyInput, SlaFactsInput, SlaPolicyPreview, SlaTarget } from '../../schema/tickets/policy.inputs.ts';
import { authorise, type Context } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { labelOf } from '../core/language.ts';
import { diff } from '../core/version.ts';
import { shelfAsOf } from '../platform/calendar/calendar-shelf.service.ts';
import { liveChanges } from './clocks/clock.live.ts';
import { demandDraft } from '../platform/versions/version.service.ts';
import { CLASS_WORDS, FORMAT_WORDS, TIER_WORDS } from './policy-words.rules.ts';
import { policyReasons } from './policy.messages.ts';
import { parseRules, type SlaFacts } from './policy.rules.ts';
import { fitRules, policiesAsOf, targetsOf } from './policy.service.ts';
import { sayPromise, whoWouldChange, type LiveTicket, type PolicyInForce } from './targets.rules.ts';

/** What a ticket would be promised, with reasons: for the editor of policies, and for whoever asks why. */
export async function slaTargets(ctx: Context, input: SlaFactsInput): Promise<SlaTarget[]> {
  authorise(ctx, 'tickets:read-policies');
  const { rows: [store] } = /^\d{1,18}$/.test(input.storeId)
    ? await ctx.db.write.query<{ format: StoreFormat }>('select format from stores where id = $1', [input.storeId]) : { rows: [] };
  demand(store, 'input.storeId', policyReasons.POLICY_STORE);
  const { at, tier, categoryKey, ...facts } = input;
  const targets = await targetsOf(ctx, { ...facts, format: store.format, tier: tier ?? null, categoryKey: categoryKey ?? null }, at ?? ctx.clock.now());
  return targets.map((one) => ({
    kind: one.kind, unit: one.timer.target.unit as TimeUnit, amount: String(one.timer.target.amount), dueAt: one.timer.dueAt, provisionalDueAt: one.timer.provisionalDueAt,
    unpublishedDay: one.timer.unpublishedDay, policyKey: one.policyKey, policyNumber: one.policyNumber, calendarKey: one.timer.calendarKey, calendarNumber: one.timer.calendarVersion,
    startsWith: one.life.start, stopsWith: [...one.life.stop], source: one.source, explanation: one.explanation,
  }));
}

/** Every kind of ticket: formats, classes, levels and tiers, by phone, and as a return of fresh goods. */
function kindsOfTickets(at: string): (LiveTicket & { facts: SlaFacts })[] {
  const list: LiveTicket[] = [];
  for (const format of Object.values(StoreFormat)) for (const needClass of Object.values(NeedClass)) for (const level of Object.values(TicketLevel)) {
    for (const tier of [Tier.REGULAR, Tier.GOLD]) for (const isFresh of [false, true]) {
      list.push({ id: String(list.length), openedAt: at, facts: { storeId: '0', format, needClass, level, tier, channel: TicketChannel.PHONE, categoryKey: null, isReturn: isFresh, isFresh } });
    }
  }
  return list;
}

const labelOfKind = ({ facts }: LiveTicket) => labelOf((language) => [
  FORMAT_WORDS[facts.format][language], CLASS_WORDS[facts.needClass][language], facts.level, TIER_WORDS[facts.tier ?? Tier.REGULAR][language],
  ...(facts.isFresh ? [language === 'zh' ? '生鲜退货' : 'return of fresh goods'] : []),
].join(' · '));

/** What publishing a draft would change: where the rules differ, and each kind of ticket that would be promised otherwise. */
export async function previewSlaPolicy(ctx: Context, input: PreviewSlaPolicyInput): Promise<SlaPolicyPreview> {
  authorise(ctx, 'tickets:write-policies');
  const now = ctx.clock.now().toISOString();
  const policy = input.id && /^\d{1,18}$/.test(input.id) ? await ctx.db.source.getRepository(SlaPolicy).findOneBy({ id: input.id }) : null;
  if (input.id && !policy) throw new AppError('NOT_FOUND', policyReasons.POLICY_UNKNOWN);
  const rows = policy ? await ctx.db.source.getRepository(SlaPolicyVersion).findBy({ policyId: policy.id }) : [];
  const draft = input.draft ? { rules: await fitRules(ctx, input.draft), isActive: input.draft.isActive ?? true } : demandDraft(rows);
  const before = await policiesAsOf(ctx, now);
  const inForce = rows.filter((row) => row.state !== VersionState.DRAFT && row.effectiveFrom && new Date(row.effectiveFrom) <= new Date(now))
    .sort((a, b) => +new Date(b.effectiveFrom as string) - +new Date(a.effectiveFrom as string) || b.number - a.number)[0];
  const tried: PolicyInForce = {
    policyId: policy?.id ?? '0', versionId: '0', key: policy?.key ?? 'draft', number: (inForce?.number ?? 0) + 1, nameZh: policy?.nameZh ?? '草稿', nameEn: policy?.nameEn ?? 'Draft', rules: parseRules(draft.rules),
  };
  const after = [...before.filter((one) => one.policyId !== tried.policyId), ...(draft.isActive ? [tried] : [])];
  const kinds = kindsOfTickets(now);
  const shelf = await shelfAsOf(ctx, now);
  const changed = whoWouldChange(kinds, before, after, shelf);
  return {
    versionInForce: inForce?.number ?? null, triedCount: kinds.length,
    differences: inForce ? diff({ isActive: inForce.isActive, ...parseRules(inForce.rules) }, { isActive: draft.isActive, ...tried.rules }) : [],
    changes: changed.map((one) => {
      const label = labelOfKind(kinds[Number(one.id)] as LiveTicket);
      const [was, is] = [sayPromise(one.before), sayPromise(one.after)];
      return { labelZh: label.zh, labelEn: label.en, kind: one.kind, beforeZh: was?.zh ?? null, beforeEn: was?.en ?? null, afterZh: is?.zh ?? null, afterEn: is?.en ?? null };
    }),
    live: await liveChanges(ctx, before, after, shelf),
  };
}
