// Policies kept: drafts, publishing, the shipped ones; which are in force when, and the clocks that they give a ticket.
import { LRUCache } from 'lru-cache';
import { VersionState } from '../../schema/platform/calendar.ts';
import { SlaPolicy, SlaPolicyVersion } from '../../schema/tickets/policy.ts';
import type { DiscardSlaPolicyDraftInput, PublishSlaPolicyInput, SaveSlaPolicyInput, SlaPolicyDraftInput } from '../../schema/tickets/policy.inputs.ts';
import { ask } from '../core/ask.ts';
import { millis } from '../core/business-time/arithmetic.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import type { Database } from '../core/database.ts';
import { AppError, demand } from '../core/errors.ts';
import { changeRow, transact } from '../core/transact.ts';
import { ALWAYS } from '../core/version.ts';
import { shelfAsOf } from '../platform/calendar/calendar-shelf.service.ts';
import { demandDraft, publishDraft, saveDraft, versionsOf } from '../platform/versions/version.service.ts';
import { policyReasons } from './policy.messages.ts';
import { parseRules, PolicyError, STORE_CALENDAR, type PolicyRules, type SlaFacts } from './policy.rules.ts';
import { SHIPPED_POLICIES } from './shipped.rules.ts';
import { targetsFor, type ClockTarget, type PolicyInForce } from './targets.rules.ts';

/** Rules that were sent, checked: their shape, and that the calendars they name are there. What is wrong is said at its place. */
export async function fitRules(ctx: Context | WriteContext, draft: SlaPolicyDraftInput): Promise<PolicyRules> {
  let rules: PolicyRules;
  try { rules = parseRules(draft.rules); } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`input.draft.rules.${error.path}`.replace(/\.$/, '')]: policyReasons.POLICY_RULES } });
  }
  const named = [...new Set(rules.targets.flatMap((one) => (one.calendar && one.calendar !== STORE_CALENDAR ? [one.calendar] : [])))];
  const there = new Set((await ask<{ key: string }>(ctx, 'select key from calendars where key = any($1::text[])', [named])).map((row) => row.key));
  rules.targets.forEach((one, index) => {
    demand(!one.calendar || one.calendar === STORE_CALENDAR || there.has(one.calendar), `input.draft.rules.targets.${index}.calendar`, policyReasons.POLICY_CALENDAR);
  });
  return rules;
}

const putDraft = (tx: WriteContext, policyId: string, draft: SlaPolicyDraftInput, rules: PolicyRules): Promise<void> =>
  saveDraft(tx, SlaPolicyVersion, { policyId }, () => ({ rules, isActive: draft.isActive ?? true, note: draft.note ?? null }));

/** Creates a policy with its first draft, or changes its names and its draft under `expectedVersion`. Answers its id. */
export async function saveSlaPolicy(ctx: Context, input: SaveSlaPolicyInput): Promise<string> {
  authorise(ctx, 'tickets:write-policies');
  const { id, expectedVersion, draft, key, ...names } = input;
  return transact(ctx, async (tx) => {
    const rules = draft ? await fitRules(tx, draft) : null;
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(names.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(names.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      demand(draft && rules, 'input.draft', policyReasons.POLICY_DRAFT_REQUIRED);
      demand(!(await tx.manager.existsBy(SlaPolicy, { key })), 'input.key', policyReasons.POLICY_KEY_TAKEN);
      const made = await tx.manager.save(tx.manager.create(SlaPolicy, { ...names, key } as Partial<SlaPolicy>));
      await putDraft(tx, made.id, draft, rules);
      return made.id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', policyReasons.POLICY_VERSION_REQUIRED);
    const row = await changeRow(tx, SlaPolicy, id, expectedVersion, names as Partial<SlaPolicy>);
    demand(key === undefined || key === row.key, 'input.key', policyReasons.POLICY_KEY_FIXED);
    if (draft && rules) await putDraft(tx, id, draft, rules);
    return id;
  });
}


/** Puts the draft in force, at once or from an instant to come. Live tickets keep what they were promised. Answers the policy's id. */
export async function publishSlaPolicy(ctx: Context, input: PublishSlaPolicyInput): Promise<string> {
  authorise(ctx, 'tickets:write-policies');
  return transact(ctx, async (tx) => {
    await changeRow(tx, SlaPolicy, input.id, input.expectedVersion, {});
    await publishDraft(tx, await versionsOf(tx, SlaPolicyVersion, { policyId: input.id }), input.effectiveFrom);
    return input.id;
  });
}

/** Throws the draft away. Answers the policy's id. */
export async function discardSlaPolicyDraft(ctx: Context, input: DiscardSlaPolicyDraftInput): Promise<string> {
  authorise(ctx, 'tickets:write-policies');
  return transact(ctx, async (tx) => {
    await changeRow(tx, SlaPolicy, input.id, input.expectedVersion, {});
    await tx.manager.remove(demandDraft(await versionsOf(tx, SlaPolicyVersion, { policyId: input.id })));
    return input.id;
  });
}

/** The policies in force at an instant that promise anything, by key. */
export async function policiesAsOf(ctx: Context | WriteContext, at: Date | string): Promise<PolicyInForce[]> {
  const rows = await ask<{ policy_id: string; version_id: string; key: string; number: number; name_zh: string; name_en: string; is_active: boolean; rules: unknown }>(ctx,
    `select distinct on (p.key) p.id::text policy_id, v.id::text version_id, p.key, v.number, p.name_zh, p.name_en, v.is_active, v.rules
     from sla_policy_versions v join sla_policies p on p.id = v.policy_id where v.state <> 'DRAFT' and v.effective_from <= $1
     order by p.key, v.effective_from desc, v.number desc`, [new Date(millis(at))]);
  return rows.filter((row) => row.is_active).map((row) => ({
    policyId: row.policy_id, versionId: row.version_id, key: row.key, number: row.number, nameZh: row.name_zh, nameEn: row.name_en, rules: rulesOf(ctx.db, row.version_id, row.rules),
  }));
}

const checked = new WeakMap<Database, LRUCache<string, PolicyRules>>();
/** Published rules never change: they are checked once. */
function rulesOf(db: Database, versionId: string, raw: unknown): PolicyRules {
  const memory = checked.get(db) ?? new LRUCache<string, PolicyRules>({ max: 500 });
  checked.set(db, memory);
  const rules = memory.get(versionId) ?? parseRules(raw);
  memory.set(versionId, rules);
  return rules;
}

/** The clocks of a ticket that is opened (or judged) at an instant, by the policies and calendars in force then. */
export async function targetsOf(ctx: Context | WriteContext, facts: SlaFacts, at: Date | string): Promise<ClockTarget[]> {
  return targetsFor(facts, await policiesAsOf(ctx, at), await shelfAsOf(ctx, at), at);
}


/** Brings in the shipped policies whose key the chain does not have; what people made of the others stays. Answers the new keys. */
export async function shipPolicies(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped policies'))`);
    const there = new Set((await tx.manager.find(SlaPolicy)).map((one) => one.key));
    const fresh = SHIPPED_POLICIES.filter((one) => !there.has(one.key));
    for (const { key, nameZh, nameEn, isActive, rules } of fresh) {
      const policy = await tx.manager.save(tx.manager.create(SlaPolicy, { key, nameZh, nameEn, isShipped: true }));
      await tx.manager.save(tx.manager.create(SlaPolicyVersion, { policyId: policy.id, number: 1, state: VersionState.PUBLISHED, isActive, rules: parseRules(rules), effectiveFrom: ALWAYS } as Partial<SlaPolicyVersion>));
    }
    return fresh.map((one) => one.key);
  });
}
