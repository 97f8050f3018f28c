// Working out cards, all of a period at once: values by their measures, points by their schemes, places among peers, and what went before.
import type { Context } from '../../core/context.ts';
import { decimal } from '../../core/money.ts';
import { dimensionFor } from '../kpi/scheme.service.ts';
import { KEPT_DIGITS, scoreCard, type CardResult, type ItemResult, type Measured } from '../kpi/points.rules.ts';
import type { KpiItem } from '../kpi/scheme.rules.ts';
import { MeasuredOf } from '../../../schema/staff/kpi.ts';
import { ValueState } from '../../../schema/staff/scorecard.ts';
import { askRows } from '../places/stays.service.ts';
import { tellAll, type Asked, type Told } from './measured.service.ts';
import { ranksOf } from './peers.rules.ts';
import { subjectKey, type Subject } from './subjects.service.ts';

/** What stands already of a value: it is taken instead of what the measure says. */
export interface Standing { value: string | null; numerator: string | null; denominator: string | null; sample: number }
export interface Drafted {
  subject: Subject; key: string; result: CardResult;
  values: { item: KpiItem; told: Told; measured: Measured; result: ItemResult; trend: TrendPoint[] }[];
  previousScore: string | null; rank: number | null; peerCount: number | null;
}
export interface TrendPoint { from: string; value: string | null; points: string | null }
interface Past { key: string; schemeId: string; from: string; state: string; score: string | null; values: { key: string; value: string | null; points: string | null; state: string }[] }

/** Periods before that a trend shows: of months a year, so that the same month of the year before is the first. */
const TREND = 12;

const ownKey = (subject: Subject, by: string | null): string | null =>
  by === 'EMPLOYEE' ? subject.employeeId : by === 'TEAM' ? subject.departmentId : by === 'STORE' ? subject.storeId : by === 'REGION' ? subject.regionId : null;

/** Works out the cards of these subjects; `standing` says which values stand still, by card and item. */
export async function computeCards(ctx: Context, subjects: readonly Subject[], standing: (subject: Subject, key: string) => Standing | undefined = () => undefined): Promise<Drafted[]> {
  const asked: Asked[] = [];
  const places = subjects.map((subject) => subject.scheme.content.items.map((item) => {
    const by = dimensionFor(subject.subjectKind, item.of);
    const ask = (one: { measure: string; filter?: Record<string, unknown> | undefined }, split: string | null): number => asked.push({ measure: one.measure, filter: one.filter, by: split, key: ownKey(subject, split), from: subject.fromOn, until: subject.untilOn }) - 1;
    return { value: ask(item, by), target: item.targetOf ? ask(item.targetOf, dimensionFor(subject.subjectKind, MeasuredOf.SUBJECT)) : null };
  }));
  const told = await tellAll(ctx, asked);
  const past = await pastOf(ctx, subjects);
  const drafts = subjects.map((subject, i): Drafted => {
    const key = subjectKey(subject);
    const before = past.get(`${key} ${subject.scheme.schemeId} ${subject.fromOn}`) ?? [];
    const held = subject.scheme.content.items.map((item, n) => {
      const at = places[i]?.[n] as { value: number; target: number | null };
      const said = told[at.value] as Told;
      const stands = standing(subject, item.key);
      const lastClosed = before.filter((one) => one.state === 'CLOSED').map((one) => one.values.find((value) => value.key === item.key)).findLast((value) => value?.state === ValueState.MEASURED);
      const measured: Measured = {
        ...(stands ?? { value: said.value, numerator: said.numerator, denominator: said.denominator, sample: said.sample }), unit: said.definition.unit,
        target: at.target === null ? null : (told[at.target]?.sample ? told[at.target]?.value ?? null : null), lastPoints: lastClosed?.points ?? null, explanation: said.explanation,
      };
      const trend = before.slice(-TREND).map((one) => { const value = one.values.find((each) => each.key === item.key); return { from: one.from, value: value?.value ?? null, points: value?.points ?? null }; });
      return { item, told: said, measured, trend };
    });
    const { scheme } = subject;
    const result = scoreCard(held, { key: `kpi ${scheme.key}`, version: scheme.number, ...(scheme.since ? { since: scheme.since } : {}), label: { zh: scheme.labelZh, en: scheme.labelEn } });
    return { subject, key, result, values: held.map((one, n) => ({ ...one, result: result.items[n] as ItemResult })), previousScore: before.at(-1)?.score ?? null, rank: null, peerCount: null };
  });
  const ranks = ranksOf(drafts, comparedWith, ({ result }) => result.score?.toFixed(KEPT_DIGITS) ?? null);
  for (const [draft, { rank, of }] of ranks) { draft.rank = rank; draft.peerCount = of; }
  return drafts;
}

/** Compared are cards of one scheme, peer group and period, at least half of whose own weight could be measured. */
function comparedWith({ subject, values }: Drafted): string | null {
  if (subject.peerGroup === null) return null;
  const own = values.filter(({ item }) => item.of === MeasuredOf.SUBJECT);
  const weight = (list: typeof own) => list.reduce((sum, one) => sum.plus(one.item.weight), decimal(0));
  if (own.length && weight(own.filter(({ result }) => result.state === ValueState.MEASURED)).times(2).lessThan(weight(own))) return null;
  return `${subject.scheme.schemeId} ${subject.peerGroup}`;
}

/** Earlier cards of the same subjects and schemes, oldest first, in one statement. */
async function pastOf(ctx: Context, subjects: readonly Subject[]): Promise<Map<string, Past[]>> {
  const asked = subjects.map((subject) => ({ key: subjectKey(subject), scheme: subject.scheme.schemeId, from: subject.fromOn }));
  if (!asked.length) return new Map();
  const rows = await askRows<Past & { at: string }>(ctx,
    `select a."at", c.subject_key key, c.scheme_id::text "schemeId", c.from_on::text "from", c.state, c.score::text,
       (select coalesce(json_agg(json_build_object('key', v.key, 'value', v.value::text, 'points', v.points::text, 'state', v.state)), '[]') from scorecard_values v where v.scorecard_id = c.id) "values"
     from (select key, scheme, "from", key || ' ' || scheme || ' ' || "from" "at" from json_to_recordset($1::json) r(key text, scheme text, "from" text)) a
     join lateral (select * from scorecards s where s.subject_key = a.key and s.scheme_id = a.scheme::bigint and s.from_on < a."from"::date order by s.from_on desc limit ${TREND + 1}) c on true
     order by a."at", c.from_on`, [JSON.stringify(asked)]);
  const past = new Map<string, Past[]>();
  for (const row of rows) past.set(row.at, [...(past.get(row.at) ?? []), row]);
  return past;
}
