// Scorecards for the modules that build on them: points by key, for one person or for all of a period.
import type { PeriodKind } from '../../../schema/measures/measure.ts';
import type { Context } from '../../core/context.ts';
import { decimal } from '../../core/money.ts';
import { askRows } from '../places/stays.service.ts';

/** One indicator of a card, as it counts. */
export interface KpiPoints {
  key: string; nameZh: string; nameEn: string; measureKey: string; value: string | null; target: string | null; attainment: string | null; points: string | null; contribution: string | null;
  weight: string; effectiveWeight: string; sample: number; state: 'MEASURED' | 'SMALL_SAMPLE' | 'MISSING'; isMet: boolean | null; resource: string; rowsFilter: unknown;
}
/** A card as it stands: a person has one for each stay of the period. */
export interface CardFacts {
  id: string; employeeId: string; schemeKey: string; schemeVersionId: string; storeId: string | null; position: string; level: string; isIntern: boolean; from: string; until: string; daysEmployed: number; daysOnLeave: number;
  state: 'OPEN' | 'CLOSED'; score: string | null; adjustment: string; rank: number | null; peerCount: number | null; computedAt: string; inputsHash: string | null; values: KpiPoints[];
}
/** A person's period: the score over her stays by their days, what earlier periods add or take, and the cards. */
export interface PersonScore { employeeId: string; score: string | null; adjustment: string; isClosed: boolean; daysEmployed: number; cards: CardFacts[] }
/** Which period, by its kind and any day of it, and by which scheme where a person has several. */
export interface ScorePeriod { periodKind: PeriodKind; on: string; schemeKey?: string }

const CARDS = `
  select c.id::text, c.employee_id::text "employeeId", s.key "schemeKey", c.scheme_version_id::text "schemeVersionId", c.store_id::text "storeId", c.position, c.level, c.employment = 'INTERN' "isIntern", c.from_on::text "from", c.until_on::text "until",
    coalesce(c.days_employed, 0) "daysEmployed", coalesce(c.days_on_leave, 0) "daysOnLeave", c.state, c.score::text, c.adjustment::text, c.rank, c.peer_count "peerCount", c.computed_at::text "computedAt", c.inputs_hash "inputsHash",
    coalesce((select json_agg(json_build_object('key', v.key, 'nameZh', v.name_zh, 'nameEn', v.name_en, 'measureKey', v.measure_key, 'value', v.value::text, 'target', v.target::text, 'attainment', v.attainment::text, 'points', v.points::text,
      'contribution', v.contribution::text, 'weight', v.weight::text, 'effectiveWeight', v.effective_weight::text, 'sample', v.sample, 'state', v.state, 'isMet', v.is_met, 'resource', v.resource, 'rowsFilter', v.rows_filter) order by v.place)
      from scorecard_values v where v.scorecard_id = c.id), '[]') "values"
  from scorecards c join scorecard_periods p on p.id = c.period_id join kpi_schemes s on s.id = c.scheme_id
  where c.subject_kind = 'PERSON' and p.period_kind = $1 and p.from_on <= $2::date and p.until_on > $2::date and ($3::bigint[] is null or c.employee_id = any($3)) and ($4::text is null or s.key = $4)
  order by c.employee_id, c.from_on`;

/** The score of several cards of one person: their mean by days employed; cards without a score are left out. */
function meanByDays(cards: readonly CardFacts[]): string | null {
  const scored = cards.filter((card) => card.score !== null && card.daysEmployed > 0);
  const days = scored.reduce((sum, card) => sum + card.daysEmployed, 0);
  return days ? scored.reduce((sum, card) => sum.plus(decimal(card.score as string).times(card.daysEmployed)), decimal(0)).dividedBy(days).toFixed() : null;
}

/**
 * The scores of everybody (or of some) in a period, in one statement, as they were counted last. It is for services that
 * have judged the right themselves: rows are not cut to what the viewer may see.
 */
export async function scorecardsOf(ctx: Context, period: ScorePeriod, employeeIds?: readonly string[]): Promise<Map<string, PersonScore>> {
  const rows = await askRows<CardFacts>(ctx, CARDS, [period.periodKind, period.on, employeeIds ?? null, period.schemeKey ?? null]);
  const by = new Map<string, CardFacts[]>();
  for (const row of rows) by.set(row.employeeId, [...(by.get(row.employeeId) ?? []), row]);
  return new Map([...by].map(([employeeId, cards]) => [employeeId, {
    employeeId, score: meanByDays(cards), adjustment: cards.reduce((sum, card) => sum.plus(card.adjustment), decimal(0)).toFixed(), isClosed: cards.every((card) => card.state === 'CLOSED'),
    daysEmployed: cards.reduce((sum, card) => sum + card.daysEmployed, 0), cards,
  }]));
}

/** One person's score in a period; undefined where there is no card. */
export async function scorecardOf(ctx: Context, employeeId: string, period: ScorePeriod): Promise<PersonScore | undefined> {
  return (await scorecardsOf(ctx, period, [employeeId])).get(employeeId);
}
