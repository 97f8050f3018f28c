// A dry run: what tried content would have made of past periods, beside what the version in force makes of the same facts.
import type { KpiTrial, KpiTrialRow, TryKpiSchemeInput } from '../../../schema/staff/kpi.inputs.ts';
import { KpiScheme, KpiSchemeVersion } from '../../../schema/staff/kpi.ts';
import { VersionState } from '../../../schema/platform/calendar.ts';
import { addDays } from '../../core/clock.ts';
import { authorise, businessDay, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decimal } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { periodHolding } from '../../measures/measure.service.ts';
import { kpiReasons } from '../kpi/kpi.messages.ts';
import { fitScheme, schemesInForce, schemeVersions } from '../kpi/scheme.service.ts';
import { computeCards, type Drafted } from './compute.service.ts';
import { subjectsOf } from './subjects.service.ts';
import { kept } from './write.service.ts';

const MOST_ROWS = 500;

/** Who would gain and who would lose, over the last periods; nothing is written. */
export async function tryKpiScheme(ctx: Context, input: TryKpiSchemeInput): Promise<KpiTrial> {
  authorise(ctx, 'staff:write-schemes');
  const repository = ctx.db.source.getRepository(KpiScheme);
  const scheme = decodeId('KpiScheme', input.id) ? await repository.findOneBy({ id: input.id }) : null;
  if (!scheme) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const raw = input.content ?? (await ctx.db.source.getRepository(KpiSchemeVersion).findOneBy({ schemeId: scheme.id, state: VersionState.DRAFT }))?.content;
  demand(raw, 'input.content', kpiReasons.KPI_DRAFT_REQUIRED);
  const content = fitScheme(raw, 'input.content', scheme.subjectKind);
  // Before the scheme was there, its first version stands for what was.
  const versions = await ctx.db.source.getRepository(KpiSchemeVersion).find({ where: { schemeId: scheme.id }, order: { number: 'ASC' } });
  const first = versions.find((one) => one.state !== VersionState.DRAFT) ?? versions[0];
  const began = (await schemeVersions(ctx, [first?.id ?? '0'])).get(first?.id ?? '0');
  const last = input.on ?? addDays(businessDay(ctx), -1);
  const rows: KpiTrialRow[] = [];
  for (let back = 0; back < (input.periods ?? 3); back += 1) {
    const days = periodHolding(scheme.periodKind as never, last, -back);
    const judge = (await schemesInForce(ctx, scheme.periodKind, days)).find((one) => one.schemeId === scheme.id) ?? began;
    if (!judge) continue;
    const subjects = await subjectsOf(ctx, scheme.periodKind, days, [judge]);
    const before = await computeCards(ctx, subjects);
    const after = await computeCards(ctx, subjects.map((one) => ({ ...one, scheme: { ...one.scheme, content } })));
    rows.push(...before.map((draft, i) => rowOf(draft, after[i] as Drafted)));
  }
  const compared = rows.filter((row) => row.difference !== null);
  const side = (row: KpiTrialRow): number => decimal(row.difference as string).comparedTo(0);
  const mean = (of: (row: KpiTrialRow) => string | null | undefined): string | null => {
    const scores = rows.map(of).filter((score): score is string => Boolean(score));
    return scores.length ? kept(scores.reduce((sum, score) => sum.plus(score), decimal(0)).dividedBy(scores.length)) : null;
  };
  const size = (row: KpiTrialRow): number => (row.difference ? Math.abs(Number(row.difference)) : 0);
  return {
    gains: compared.filter((row) => side(row) > 0).length, losses: compared.filter((row) => side(row) < 0).length, same: compared.filter((row) => side(row) === 0).length,
    meanBefore: mean((row) => row.before), meanAfter: mean((row) => row.after), rows: rows.sort((a, b) => size(b) - size(a)).slice(0, MOST_ROWS),
  };
}

function rowOf(one: Drafted, other: Drafted): KpiTrialRow {
  const [before, after] = [one.result.score, other.result.score];
  return {
    from: one.subject.fromOn, employeeId: one.subject.employeeId, storeId: one.subject.storeId, subjectZh: one.subject.subjectZh, subjectEn: one.subject.subjectEn,
    before: kept(before), after: kept(after), difference: before && after ? kept(after.minus(before)) : null,
  };
}
