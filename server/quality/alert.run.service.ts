// Rules at work: judged each night, an alert for each group that is not let pass and not kept quiet; and a dry run of a rule on the past.
import { VersionState } from '../../schema/platform/calendar.ts';
import type { RiskDryPeriod, RiskDryRun, RiskDryRunInput } from '../../schema/quality/risk-alert.inputs.ts';
import { RiskAlert, RiskAlertState, type RiskKind } from '../../schema/quality/risk-alert.ts';
import { addDays, dayIn } from '../core/clock.ts';
import { authorise, businessDay, type Context, reachOf, type WriteContext } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import type { Label } from '../core/language.ts';
import { decodeId } from '../core/read/ids.ts';
import { transact } from '../core/transact.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { systemContextOf } from '../platform/jobs/system.service.ts';
import { isQuiet, parseRule, type AlertRule } from './alert.rules.ts';
import { figuresOf, sentenceOf, subjectOf, type Figure, type Figures } from './alert.figures.ts';
import { alertReasons } from './alert.messages.ts';
import { checkedRule, demandMeasure } from './alert.service.ts';
import { numberOf } from './finding.rules.ts';
import { keepers, usualOwner } from './quality.people.ts';
import { tellPeople } from './quality.tell.ts';

interface InForce { ruleId: string; versionId: string; key: string; nameZh: string; nameEn: string; riskKind: RiskKind; ownerId: string | null; number: number; isActive: boolean; rule: unknown }
const IN_FORCE = `
  select distinct on (r.id) r.id::text "ruleId", v.id::text "versionId", r.key, r.name_zh "nameZh", r.name_en "nameEn", r.risk_kind "riskKind", r.owner_id::text "ownerId", v.number, v.is_active "isActive", v.rule
  from risk_rule_versions v join risk_rules r on r.id = v.rule_id where v.state <> 'DRAFT' and v.effective_from <= $1 order by r.id, v.effective_from desc, v.number desc`;
const rulesInForce = async (ctx: Context): Promise<InForce[]> => (await ctx.db.write.query<InForce>(IN_FORCE, [ctx.clock.now()])).rows;

const titleOf = (one: Pick<InForce, 'nameZh' | 'nameEn'>, figure: Figure): Label => ({
  zh: `${one.nameZh} ${figure.said.zh}${figure.label ? `（${figure.label.zh}）` : ''}`, en: `${one.nameEn}: ${figure.said.en}${figure.label ? ` (${figure.label.en})` : ''}`,
});

async function fire(tx: WriteContext, one: InForce, rule: AlertRule, { from, until }: Figures, figure: Figure): Promise<string | null> {
  const day = businessDay(tx);
  // Two workers at once: the second sees what the first has told.
  await tx.manager.query('select pg_advisory_xact_lock(hashtext($1))', [`risk:${one.ruleId}:${figure.key ?? ''}`]);
  const [last] = await tx.manager.query<{ at: Date | null; same: boolean }[]>(
    'select max(fired_at) at, coalesce(bool_or(period_from = $3::date), false) same from risk_alerts where rule_id = $1 and group_key is not distinct from $2', [one.ruleId, figure.key, from]);
  // The same period is told once, whatever the quiet time.
  if (last?.same || isQuiet(rule, last?.at ? dayIn(tx.db.settings.zone, last.at) : null, day)) return null;
  const storeId = rule.by === 'STORE' ? figure.key : null;
  const [key] = await tx.manager.query<{ id: string }[]>("select nextval(pg_get_serial_sequence('risk_alerts', 'id'))::text id");
  const id = key?.id as string;
  const title = titleOf(one, figure);
  const ownerId = one.ownerId ?? (await usualOwner(tx, storeId));
  const now = tx.clock.now().toISOString();
  const row = await withVerb(tx, 'alert.fired', () => tx.manager.save(tx.manager.create(RiskAlert, {
    id, number: numberOf('R', day, id), ruleId: one.ruleId, ruleVersionId: one.versionId, riskKind: one.riskKind, state: RiskAlertState.PROPOSED, severity: rule.severity, titleZh: title.zh, titleEn: title.en,
    storeId, groupKey: figure.key, groupZh: figure.label?.zh ?? null, groupEn: figure.label?.en ?? null, measureKey: rule.measure, measureVersion: subjectOf(rule).measure?.version ?? 1, periodFrom: from, periodUntil: until,
    value: figure.value as string, threshold: rule.test.value, sample: figure.sample, explanation: figure.explanation, firedAt: now, ownerId, version: 1, createdAt: now, updatedAt: now,
  } as Partial<RiskAlert>)));
  await tellPeople(tx, ownerId ? [ownerId] : await keepers(tx), 'quality.alert', `risk-alert:${row.id}`, title, { resource: 'RiskAlert', id: row.id }, { again: false, body: sentenceOf(rule) });
  return row.id;
}

/** Judges every rule in force; answers the ids of the new alerts. Safe to run in any number of processes at once. */
export async function evaluateRisks(ctx: Context): Promise<string[]> {
  const fired: string[] = [];
  for (const one of await rulesInForce(ctx)) {
    if (!one.isActive) continue;
    try {
      const rule = parseRule(one.rule);
      const found = await figuresOf(ctx, rule, { ruleKey: one.key, number: one.number });
      for (const figure of found.figures) {
        if (!figure.isHit) continue;
        const id = await transact(ctx, (tx) => fire(tx, one, rule, found, figure));
        if (id) fired.push(id);
      }
    } catch (error) {
      // One rule that cannot be judged may not silence the others.
      ctx.log.error({ err: error, rule: one.key }, 'a risk rule could not be judged');
    }
  }
  return fired;
}

/** The rule that was asked about, and in whose name its figures are read: one that is kept tells its figures anyway, one that is not must be in the asker's reach. */
async function ruleToTry(ctx: Context, input: RiskDryRunInput): Promise<{ rule: AlertRule; key: string; number: number | null; reader: Context }> {
  demand(Boolean(input.id) !== Boolean(input.rule), 'input.id', alertReasons.RISK_RULE_NONE);
  if (input.rule) {
    const rule = checkedRule(input.rule, 'input.rule');
    demandMeasure(ctx, rule, 'input.rule.measure');
    return { rule, key: 'draft', number: null, reader: ctx };
  }
  const { rows: [row] } = decodeId('RiskRule', input.id) ? await ctx.db.read.query<{ key: string; number: number; rule: unknown }>(
    `select r.key, v.number, v.rule from risk_rule_versions v join risk_rules r on r.id = v.rule_id where r.id = $1 and (v.state = '${VersionState.DRAFT}') = $2 and (v.effective_from is null or v.effective_from <= $3) order by v.effective_from desc nulls last, v.number desc limit 1`,
    [input.id, input.isDraft ?? false, ctx.clock.now()]) : { rows: [] };
  demand(row, 'input.id', alertReasons.RISK_RULE_NONE);
  return { rule: parseRule(row.rule), key: row.key, number: row.number, reader: { ...systemContextOf(ctx.db, { name: 'aftercare', clock: ctx.clock }), locale: ctx.locale } };
}

/** Which alerts a rule would have given, period by period, the latest first. Nothing is written. */
export async function dryRunRisk(ctx: Context, input: RiskDryRunInput): Promise<RiskDryRun> {
  authorise(ctx, 'quality:configure');
  demand(reachOf(ctx.viewer, 'quality:configure').all, 'input.id', alertReasons.RISK_RULE_NONE);
  const { rule, key, number, reader } = await ruleToTry(ctx, input);
  const told = new Map<string | null, string>();
  const periods: RiskDryPeriod[] = [];
  for (let back = (input.periods ?? 12) - 1; back >= 0; back -= 1) {
    const { from, until, figures } = await figuresOf(reader, rule, { ruleKey: key, number }, back);
    // A period that was over would have been judged to its last day.
    const day = until <= businessDay(ctx) ? addDays(until, -1) : businessDay(ctx);
    const hits = figures.filter((figure) => figure.isHit).map((figure) => {
      const quiet = isQuiet(rule, told.get(figure.key), day);
      if (!quiet) told.set(figure.key, day);
      return { groupKey: figure.key, group: figure.label, value: figure.value as string, said: figure.said, sample: figure.sample, isQuiet: quiet, explain: figure.explanation };
    });
    periods.unshift({ from, until, judgedCount: figures.filter((figure) => figure.isEnough).length, hits });
  }
  return { sentence: sentenceOf(rule), hitCount: periods.reduce((sum, one) => sum + one.hits.filter((hit) => !hit.isQuiet).length, 0), periods };
}
