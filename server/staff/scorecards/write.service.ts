// Worked-out cards written down: as rows of an open period, in a few statements however many there are.
import type { WriteContext } from '../../core/context.ts';
import { canonicalJson, sha256 } from '../../core/canonical.ts';
import { decimal } from '../../core/money.ts';
import { KEPT_DIGITS } from '../kpi/points.rules.ts';
import type { Drafted } from './compute.service.ts';

type Exact = ReturnType<typeof decimal>;
export const kept = (value: Exact | string | null | undefined): string | null => (value === null || value === undefined ? null : decimal(value).toDecimalPlaces(KEPT_DIGITS).toFixed());

const valueRow = ({ item, told, measured, result, trend }: Drafted['values'][number], place: number, explanation: unknown) => ({
  key: item.key, place, name_zh: item.zh, name_en: item.en, measure_key: item.measure, measure_version: told.definition.version, definition_hash: told.definitionHash, measured_of: item.of, unit: measured.unit,
  state: result.state, value: kept(measured.value), numerator: kept(measured.numerator), denominator: kept(measured.denominator), sample: measured.sample, min_sample: item.minSample, target: kept(result.target), direction: item.direction,
  weight: item.weight, effective_weight: result.effectiveWeight.toFixed(), missing: item.missing, attainment: kept(capped(result.attainment)), points: kept(result.points), contribution: kept(result.contribution), is_met: result.isMet,
  resource: told.resource, rows_filter: told.rowsFilter, trend, explanation,
});
/** An attainment without bounds (next to nothing under a ceiling) is kept as a round million. */
const MOST = decimal(1_000_000);
const capped = (value: Exact | null): Exact | null => (value?.abs().greaterThan(MOST) ? (value.isNegative() ? MOST.negated() : MOST) : value);

/** A card as it goes into its tables. */
export function cardRow(draft: Drafted, period: { id: string; periodKind: string }, at: string) {
  const { subject, result } = draft;
  const { scheme } = subject;
  return {
    period_id: period.id, period_kind: period.periodKind, from_on: subject.fromOn, until_on: subject.untilOn, subject_kind: subject.subjectKind, subject_key: draft.key, subject_zh: subject.subjectZh, subject_en: subject.subjectEn,
    employee_id: subject.employeeId, department_id: subject.departmentId, store_id: subject.storeId, region_id: subject.regionId, responsible_id: subject.responsibleId, scheme_id: scheme.schemeId, scheme_version_id: scheme.versionId,
    position: subject.position, level: subject.level, employment: subject.employment, score: kept(result.score), previous_score: kept(draft.previousScore), rank: draft.rank, peer_count: draft.peerCount, peer_group: subject.peerGroup,
    days_employed: subject.daysEmployed, days_on_leave: subject.daysOnLeave, computed_at: at,
    explanation: { ...result.explanation, inputs: result.explanation.inputs.map((input) => ({ ...input, inputs: [] })) },
    values: draft.values.map((one, i) => valueRow(one, i + 1, result.explanation.inputs[i])),
  };
}

const CARD = `period_id bigint, period_kind text, from_on date, until_on date, subject_kind text, subject_key text, subject_zh text, subject_en text, employee_id bigint, department_id bigint, store_id bigint, region_id bigint, responsible_id bigint,
  scheme_id bigint, scheme_version_id bigint, position text, level text, employment text, score numeric, previous_score numeric, rank int, peer_count int, peer_group text, days_employed int, days_on_leave int, computed_at timestamptz, explanation jsonb`;
const VALUE = `key text, place int, name_zh text, name_en text, measure_key text, measure_version int, definition_hash text, measured_of text, unit text, state text, value numeric, numerator numeric, denominator numeric, sample int, min_sample int,
  target numeric, direction text, weight numeric, effective_weight numeric, missing text, attainment numeric, points numeric, contribution numeric, is_met boolean, resource text, rows_filter jsonb, trend jsonb, explanation jsonb`;
const names = (columns: string): string[] => columns.split(',').map((column) => column.trim().split(' ')[0] as string);
const setting = (columns: string[], but: string[]): string => columns.filter((column) => !but.includes(column)).map((column) => `${column} = excluded.${column}`).join(', ');
const CARD_KEY = ['period_id', 'scheme_id', 'subject_key', 'from_on'];
const cardNames = names(CARD);
const valueNames = names(VALUE);

const PUT = `
  with cards as (
    insert into scorecards (${cardNames.join(', ')}) select ${cardNames.join(', ')} from json_to_recordset($1::json) r(${CARD})
    on conflict (${CARD_KEY.join(', ')}) do update set ${setting(cardNames, CARD_KEY)}, updated_at = excluded.computed_at, version = scorecards.version + 1
    returning id, ${CARD_KEY.join(', ')}
  ), given as (
    select c.id scorecard_id, v.* from json_to_recordset($1::json) r(period_id bigint, scheme_id bigint, subject_key text, from_on date, "values" json)
    join cards c using (${CARD_KEY.join(', ')}) cross join lateral json_to_recordset(r."values") v(${VALUE})
  ), put as (
    insert into scorecard_values (scorecard_id, ${valueNames.join(', ')}) select scorecard_id, ${valueNames.join(', ')} from given
    on conflict (scorecard_id, key) do update set ${setting(valueNames, ['key'])}, updated_at = now(), version = scorecard_values.version + 1 returning 1
  ), gone as (
    delete from scorecard_values v using cards c where v.scorecard_id = c.id and not exists (select 1 from given g where g.scorecard_id = v.scorecard_id and g.key = v.key)
      and not exists (select 1 from scorecard_objections o where o.value_id = v.id) returning 1
  ) select array_agg(id::text) ids, (select count(*) from put)::int put, (select count(*) from gone)::int gone from cards`;

/** Cards and values of an open period as they stand now; whom it no longer has goes, unless somebody said something on the card. */
export async function putCards(tx: WriteContext, periodId: string, cards: readonly ReturnType<typeof cardRow>[]): Promise<void> {
  const ids: string[] = [];
  for (let at = 0; at < cards.length; at += 500) {
    const [row] = await tx.manager.query<{ ids: string[] | null }[]>(PUT, [JSON.stringify(cards.slice(at, at + 500))]);
    ids.push(...(row?.ids ?? []));
  }
  await tx.manager.query(
    `delete from scorecards c where c.period_id = $1 and c.state = 'OPEN' and not c.id = any($2::bigint[]) and not exists (select 1 from scorecard_comments m where m.scorecard_id = c.id)
       and not exists (select 1 from scorecard_objections o where o.scorecard_id = c.id) and not exists (select 1 from scorecard_adjustments a where a.scorecard_id = c.id and a.cause = 'OBJECTION')`, [periodId, ids]);
}

/** The hash of what a card was made of: rules, subject, days, values and score. */
export function hashOfCard(card: ReturnType<typeof cardRow>): string {
  const { period_id: _p, computed_at: _c, explanation: _e, subject_zh: _z, subject_en: _n, values, ...rest } = card;
  return sha256(canonicalJson({ ...rest, values: values.map(({ explanation: _x, trend: _t, name_zh: _nz, name_en: _ne, ...value }) => value) }));
}
