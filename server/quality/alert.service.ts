// Rules of alerts kept in versions, the shipped ones, and what people make of an alert: a finding with its action, or nothing.
import { nounOf } from '../../schema/base.ts';
import { VersionState } from '../../schema/platform/calendar.ts';
import type { DismissRiskAlertInput, DiscardRiskRuleDraftInput, PublishRiskRuleInput, RiskRuleDraftInput, SaveRiskRuleInput, TakeRiskAlertInput } from '../../schema/quality/risk-alert.inputs.ts';
import { RiskAlert, RiskAlertState, RiskRule, RiskRuleVersion } from '../../schema/quality/risk-alert.ts';
import { CauseTag } from '../../schema/quality/corrective-action.ts';
import { FindingSource } from '../../schema/quality/finding.ts';
import { authorise, reachOf, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { coerceFilter } from '../core/read/filter-input.ts';
import { decodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { changeRow, demandUnchanged, transact } from '../core/transact.ts';
import { ALWAYS } from '../core/version.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { demandDraft, publishDraft, saveDraft, versionsOf } from '../platform/versions/version.service.ts';
import { planAction } from './action.service.ts';
import { AlertRuleError, parseRule, type AlertRule } from './alert.rules.ts';
import { SHIPPED_RULES } from './alert.shipped.rules.ts';
import { subjectOf } from './alert.figures.ts';
import { alertReasons } from './alert.messages.ts';
import { makeFinding } from './finding.service.ts';
import { demandOwner, signer } from './quality.people.ts';

/** A rule that was sent, checked as data and against the measure that it names; what is wrong is said at its place. */
export function checkedRule(raw: unknown, path: string): AlertRule {
  let rule: AlertRule;
  try { rule = parseRule(raw); } catch (error) {
    if (!(error instanceof AlertRuleError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`${path}.${error.path}`.replace(/\.$/, '')]: alertReasons.RISK_RULE_FORM } });
  }
  const { measure, by } = subjectOf(rule);
  demand(measure, `${path}.measure`, alertReasons.RISK_RULE_MEASURE);
  demand(by !== undefined, `${path}.by`, alertReasons.RISK_RULE_DIMENSION);
  coerceFilter(undefined, measure.noun, rule.filter, `${path}.filter`);
  if (rule.test.kind === 'SHARE') {
    demand(measure.kind === 'COUNT' || measure.kind === 'SUM', `${path}.test.kind`, alertReasons.RISK_RULE_SHARE);
    coerceFilter(undefined, measure.noun, rule.test.of, `${path}.test.of`);
  }
  return rule;
}
/** Alerts tell figures: whoever makes a rule may ask that measure of the whole chain. */
export function demandMeasure(ctx: Context, rule: AlertRule, path: string): void {
  const { measure } = subjectOf(rule);
  demand(measure && reachOf(ctx.viewer, nounOf(measure.noun).read).all, path, alertReasons.RISK_RULE_OUT_OF_REACH);
}


async function putDraft(tx: WriteContext, row: RiskRule, draft: RiskRuleDraftInput): Promise<void> {
  const rule = checkedRule(draft.rule, 'input.draft.rule');
  const versions = await versionsOf(tx, RiskRuleVersion, { ruleId: row.id });
  // A rule that is shipped on a measure out of one's sight may be given another figure, never another measure.
  if (!versions.some((one) => (one.rule as AlertRule).measure === rule.measure && one.state !== VersionState.DRAFT)) demandMeasure(tx, rule, 'input.draft.rule.measure');
  await saveDraft(tx, RiskRuleVersion, { ruleId: row.id }, () => ({ rule, isActive: draft.isActive ?? true, note: draft.note?.trim() || null }));
}

/** Creates a rule with its first draft, or changes it and its draft under `expectedVersion`. Answers its id. */
export async function saveRiskRule(ctx: Context, input: SaveRiskRuleInput): Promise<string> {
  authorise(ctx, 'quality:configure');
  const { id, expectedVersion, draft, key, ...values } = input;
  return transact(ctx, async (tx) => {
    authorise(tx, 'quality:configure', null);
    if (values.ownerId) await demandOwner(tx, values.ownerId);
    const set = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== undefined && (value !== null || name === 'ownerId'))) as Partial<RiskRule>;
    if (!id) {
      for (const [name, value] of Object.entries({ key, nameZh: set.nameZh, nameEn: set.nameEn, riskKind: set.riskKind, draft })) demand(value, `input.${name}`, 'VALUE_REQUIRED');
      demand(!(await tx.manager.existsBy(RiskRule, { key: key as string })), 'input.key', alertReasons.RISK_RULE_KEY);
      const made = await tx.manager.save(tx.manager.create(RiskRule, { ...set, key: key as string }));
      await putDraft(tx, made, draft as RiskRuleDraftInput);
      return made.id;
    }
    demand(expectedVersion !== undefined && expectedVersion !== null, 'input.expectedVersion', 'VALUE_REQUIRED');
    if (!decodeId('RiskRule', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, RiskRule, id, expectedVersion, set);
    demand(!key || key === row.key, 'input.key', alertReasons.RISK_RULE_KEY);
    if (draft) await putDraft(tx, row, draft);
    return id;
  });
}

async function held(tx: WriteContext, input: { id: string; expectedVersion: number }): Promise<RiskRuleVersion[]> {
  authorise(tx, 'quality:configure', null);
  if (!decodeId('RiskRule', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await changeRow(tx, RiskRule, input.id, input.expectedVersion, {});
  return versionsOf(tx, RiskRuleVersion, { ruleId: input.id });
}
/** Puts the draft in force; alerts that were given keep their version. Answers the rule's id. */
export const publishRiskRule = (ctx: Context, input: PublishRiskRuleInput): Promise<string> => transact(ctx, async (tx) => {
  authorise(tx, 'quality:configure');
  await publishDraft(tx, await held(tx, input), input.effectiveFrom ?? undefined);
  return input.id;
});
/** Throws the draft away. Answers the rule's id. */
export const discardRiskRuleDraft = (ctx: Context, input: DiscardRiskRuleDraftInput): Promise<string> => transact(ctx, async (tx) => {
  authorise(tx, 'quality:configure');
  await tx.manager.remove(demandDraft(await held(tx, input)));
  return input.id;
});

async function alertToDecide(tx: WriteContext, id: string, expectedVersion: number): Promise<RiskAlert> {
  if (!decodeId('RiskAlert', id) || !(await visibleKeys(tx, 'RiskAlert', [id])).has(id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const row = await tx.manager.getRepository(RiskAlert).createQueryBuilder('a').setLock('pessimistic_write').where('a.id = :id', { id }).getOneOrFail();
  await demandUnchanged(tx, RiskAlert, row, expectedVersion);
  authorise(tx, 'quality:write', row.storeId ?? null);
  if (row.state !== RiskAlertState.PROPOSED) throw new AppError('POLICY', alertReasons.RISK_ALERT_OVER);
  return row;
}
const decide = (tx: WriteContext, row: RiskAlert, verb: string, patch: Partial<RiskAlert>): Promise<RiskAlert> => withVerb(tx, verb, () => tx.manager.save(Object.assign(row, patch, {
  decidedAt: tx.clock.now().toISOString(), decidedById: tx.viewer.employeeId, version: row.version + 1, updatedAt: tx.clock.now().toISOString(),
})));

/** Makes a finding of an alert, and of the rule's proposal an action when somebody is named for it. Answers the alert's id. */
export async function takeRiskAlert(ctx: Context, input: TakeRiskAlertInput): Promise<string> {
  authorise(ctx, 'quality:write');
  return transact(ctx, async (tx) => {
    signer(tx);
    const row = await alertToDecide(tx, input.id, input.expectedVersion);
    if (input.ownerId) await demandOwner(tx, input.ownerId);
    const version = await tx.manager.findOneByOrFail(RiskRuleVersion, { id: row.ruleVersionId });
    const key = (await tx.manager.findOneByOrFail(RiskRule, { id: row.ruleId })).key;
    const finding = await makeFinding(tx, {
      source: FindingSource.ALERT, sourceResource: 'RiskAlert', sourceKey: row.id, titleZh: row.titleZh, titleEn: row.titleEn, storeId: row.storeId ?? null, severity: row.severity,
      questionKey: `alert:${key}${row.groupKey && !row.storeId ? `:${row.groupKey}` : ''}`, ownerId: input.ownerId ?? row.ownerId ?? null,
    });
    const { proposal } = version.rule as AlertRule;
    if (input.actionOwnerId) {
      demand(proposal, 'input.actionOwnerId', alertReasons.RISK_ALERT_NO_PROPOSAL);
      await planAction(tx, finding, { whatZh: proposal.zh, whatEn: proposal.en, whys: [], causeTag: proposal.causeTag ?? CauseTag.OTHER, ownerId: input.actionOwnerId });
    }
    return (await decide(tx, row, 'alert.taken', { state: RiskAlertState.TAKEN, findingId: finding.id })).id;
  });
}

/** Leaves an alert be, with a reason. Answers its id. */
export async function dismissRiskAlert(ctx: Context, input: DismissRiskAlertInput): Promise<string> {
  authorise(ctx, 'quality:write');
  return transact({ ...ctx, reason: input.reason.trim() }, async (tx) => (await decide(tx, await alertToDecide(tx, input.id, input.expectedVersion), 'alert.dismissed', { state: RiskAlertState.DISMISSED, reason: input.reason.trim() })).id);
}

/** Brings in the shipped rules whose key the chain does not have; what people made of the others stays. Answers the new keys. */
export async function shipRiskRules(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped risk rules'))`);
    const there = new Set((await tx.manager.query<{ key: string }[]>('select key from risk_rules')).map((row) => row.key));
    const fresh = SHIPPED_RULES.filter((one) => !there.has(one.key));
    for (const { rule, ...values } of fresh) {
      const row = await tx.manager.save(tx.manager.create(RiskRule, { ...values, isShipped: true }));
      await tx.manager.save(tx.manager.create(RiskRuleVersion, { ruleId: row.id, number: 1, state: VersionState.PUBLISHED, isActive: true, rule: parseRule(rule), effectiveFrom: ALWAYS } as Partial<RiskRuleVersion>));
    }
    return fresh.map((one) => one.key);
  });
}
