// Where people stand in the period of an award, by the measures of service; and which awards people may give.
import type { AwardKind, AwardStanding } from '../../../schema/incentives/nomination.ts';
import { authorise, businessDay, type Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { Component, SchemeContent } from '../content.rules.ts';
import { payReasons } from '../incentives.messages.ts';
import { readFigures } from '../names.registry.ts';
import '../names.sources.ts';
import { inScope } from '../run.rules.ts';
import { monthOf } from '../snapshot.service.ts';
import { placesOf, sayStanding, type Placed } from './standing.rules.ts';

export interface NamedAwardKind { key: string; zh: string; en: string; isQuarterly: boolean; scope: SchemeContent['scope'] }
const IN_FORCE = `
  select distinct on (v.scheme_id) v.content from incentive_scheme_versions v join incentive_schemes s on s.id = v.scheme_id and not s.is_archived
  where v.state <> 'DRAFT' and v.effective_from <= $1 order by v.scheme_id, v.effective_from desc, v.number desc`;

/** The awards that people give by the schemes in force, each once. Gold ideas are settled by the ideas themselves. */
export async function namedAwards(ctx: Context): Promise<NamedAwardKind[]> {
  const { rows } = await ctx.db.write.query<{ content: SchemeContent }>(IN_FORCE, [ctx.clock.now()]);
  const found = rows.flatMap(({ content }) => (content.components as Component[]).flatMap((one): NamedAwardKind[] => (
    one.kind === 'AWARD' && one.by.how === 'NAMED' && one.key !== 'goldIdea' ? [{ key: one.key, zh: one.zh, en: one.en, isQuarterly: one.when === 'QUARTER_END', scope: { ...{ positions: [], levels: [], storeIds: [], employeeIds: [] }, ...content.scope } }] : [])));
  return found.sort((a, b) => a.key.localeCompare(b.key));
}

/** The awards for which one may name somebody. */
export async function awardKinds(ctx: Context): Promise<AwardKind[]> {
  authorise(ctx, 'staff:read');
  const kinds = new Map((await namedAwards(ctx)).map((one) => [one.key, one]));
  return [...kinds.values()].map(({ key, zh, en, isQuarterly }) => ({ key, label: { zh, en }, isQuarterly }));
}

/** The period of an award that holds a day. */
export function periodOf(kind: Pick<NamedAwardKind, 'isQuarterly'>, day: string): { from: string; until: string } {
  const month = monthOf(day);
  if (!kind.isQuarterly) return { from: month.from, until: month.until };
  const last = `${month.quarterFrom.slice(0, 5)}${String(Number(month.quarterFrom.slice(5, 7)) + 2).padStart(2, '0')}-01`;
  return { from: month.quarterFrom, until: monthOf(last).until };
}

const MEANT = `select e.id::text "employeeId", e.name, e.name_en "nameEn", e.store_id::text "storeId", e.position, e.level, s.name_zh zh, s.name_en en from employees e left join stores s on s.id = e.store_id where e.hired_on < $2::date and (e.left_on is null or e.left_on > $1::date) order by e.id`;
interface Meant { employeeId: string; name: string; nameEn: string | null; storeId: string | null; position: string; level: string; zh: string | null; en: string | null }

/** Everybody whom an award is for, by place. Counted for the chain, whoever asks. */
export async function standings(ctx: Context, kind: NamedAwardKind, period: { from: string; until: string }): Promise<(Placed & Meant)[]> {
  const { rows } = await ctx.db.read.query<Meant>(MEANT, [period.from, period.until]);
  const people = new Map(rows.filter((one) => inScope(kind.scope, one)).map((one) => [one.employeeId, one]));
  const figures = await readFigures(ctx, { names: ['tickets.satisfactionMean', 'tickets.resolutionRate'], employeeIds: [...people.keys()], ...period, asOf: ctx.clock.now().toISOString() });
  const none = { value: null, sample: 0 };
  return placesOf([...people.keys()].map((employeeId) => {
    const own = figures.get(employeeId) ?? {};
    return { employeeId, satisfaction: own['tickets.satisfactionMean'] ?? none, resolution: own['tickets.resolutionRate'] ?? none };
  })).map((one) => ({ ...one, ...people.get(one.employeeId) as Meant }));
}

/** The ranking of an award's period, for those who decide on awards. */
export async function awardStandings(ctx: Context, asked: { awardKey: string; on?: string | null }): Promise<AwardStanding[]> {
  authorise(ctx, 'incentives:write');
  const kind = (await namedAwards(ctx)).find((one) => one.key === asked.awardKey);
  if (!kind) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { awardKey: payReasons.PAY_NO_AWARD } });
  const period = periodOf(kind, asked.on ?? businessDay(ctx));
  return (await standings(ctx, kind, period)).slice(0, 200).map((one) => ({
    employeeId: one.employeeId, employeeName: one.name, employeeNameEn: one.nameEn, storeId: one.storeId, storeName: one.zh ? { zh: one.zh, en: one.en ?? one.zh } : null, place: one.place, alike: one.alike,
    satisfaction: one.satisfaction.value, sample: one.satisfaction.sample, resolutionRate: one.resolution.value, explanation: sayStanding(one, period),
  }));
}
