// What closed cards would say by what is known now: the difference counts on the person's card of the open period, and says so there.
import type { ScorecardPeriod } from '../../../schema/staff/scorecard.ts';
import type { SubjectKind } from '../../../schema/staff/kpi.ts';
import type { WriteContext } from '../../core/context.ts';
import { decimal } from '../../core/money.ts';
import { KEPT_DIGITS } from '../kpi/points.rules.ts';
import { schemeVersions } from '../kpi/scheme.service.ts';
import { computeCards } from './compute.service.ts';
import type { Subject } from './subjects.service.ts';
import { kept } from './write.service.ts';

/** How many closed periods back late facts are looked for. */
const BACK = 3;

interface ClosedCard {
  id: string; key: string; subjectKind: SubjectKind; employeeId: string | null; departmentId: string | null; storeId: string | null; regionId: string | null; versionId: string; from: string; until: string;
  toId: string; values: { key: string; value: string | null; contribution: string | null; noted: string; isDecided: boolean }[];
}

/** Closed cards of the last periods whose subject has an open card in this one to count on; each value with what was noted already. */
const CLOSED = `
  select c.id::text, c.subject_key key, c.subject_kind "subjectKind", c.employee_id::text "employeeId", c.department_id::text "departmentId", c.store_id::text "storeId", c.region_id::text "regionId",
    c.scheme_version_id::text "versionId", c.from_on::text "from", c.until_on::text "until", t.id::text "toId",
    (select json_agg(json_build_object('key', v.key, 'value', v.value::text, 'contribution', v.contribution::text, 'isDecided', exists (select 1 from scorecard_objections o where o.value_id = v.id and o.state in ('OPEN', 'UPHELD')),
       'noted', coalesce((select sum(a.difference) from scorecard_adjustments a join scorecards n on n.id = a.scorecard_id where a.from_scorecard_id = c.id and a.key = v.key and n.state = 'CLOSED'), 0)::text)) from scorecard_values v where v.scorecard_id = c.id) "values"
  from scorecards c join lateral (
    select o.id from scorecards o where o.period_id = $1 and o.state = 'OPEN' and o.subject_key = c.subject_key order by (o.scheme_id = c.scheme_id) desc, o.from_on limit 1
  ) t on true
  where c.state = 'CLOSED' and c.period_id in (select id from scorecard_periods where period_kind = $2 and state = 'CLOSED' and from_on < $3 order by from_on desc limit ${BACK})
  order by c.from_on, c.id`;

/** Notes the differences anew on the cards of an open period; those by a decision on an objection stay. */
export async function noteLateFacts(tx: WriteContext, period: Pick<ScorecardPeriod, 'id' | 'periodKind' | 'fromOn'>): Promise<void> {
  const closed = await tx.manager.query<ClosedCard[]>(CLOSED, [period.id, period.periodKind, period.fromOn]);
  const schemes = closed.length ? await schemeVersions(tx, [...new Set(closed.map((card) => card.versionId))]) : new Map();
  const subjects = closed.map((card): Subject => ({
    ...card, subjectZh: '', subjectEn: '', responsibleId: null, position: null, level: null, employment: null, daysEmployed: null, daysOnLeave: null, fromOn: card.from, untilOn: card.until, peerGroup: null, scheme: schemes.get(card.versionId),
  }));
  const drafts = subjects.length ? await computeCards(tx, subjects) : [];
  const notes = drafts.flatMap((draft, i) => {
    const card = closed[i] as ClosedCard;
    return draft.values.flatMap(({ item, measured, result }) => {
      const before = card.values.find((value) => value.key === item.key);
      if (!before || before.isDecided) return [];
      const difference = decimal(result.contribution ?? 0).minus(before.contribution ?? 0).minus(before.noted).toDecimalPlaces(KEPT_DIGITS);
      // What is rounded away when a value is kept is no late fact.
      if (difference.abs().lessThanOrEqualTo('0.0000001')) return [];
      return [{ scorecard_id: card.toId, from_scorecard_id: card.id, key: item.key, value_before: before.value, value_after: kept(measured.value), difference: difference.toFixed() }];
    });
  });
  await tx.manager.query(`delete from scorecard_adjustments a using scorecards c where c.id = a.scorecard_id and c.period_id = $1 and a.cause = 'LATE_FACTS'`, [period.id]);
  if (notes.length) {
    await tx.manager.query(
      `insert into scorecard_adjustments (scorecard_id, from_scorecard_id, key, cause, value_before, value_after, difference)
       select scorecard_id, from_scorecard_id, key, 'LATE_FACTS', value_before, value_after, difference
       from json_to_recordset($1::json) r(scorecard_id bigint, from_scorecard_id bigint, key text, value_before numeric, value_after numeric, difference numeric)`, [JSON.stringify(notes)]);
  }
  await sumAdjustments(tx, period.id);
}

/** What a card's adjustments come to, kept beside its score. */
export async function sumAdjustments(tx: WriteContext, periodId: string): Promise<void> {
  await tx.manager.query(
    `update scorecards c set adjustment = coalesce((select sum(a.difference) from scorecard_adjustments a where a.scorecard_id = c.id), 0)
     where c.period_id = $1 and c.state = 'OPEN' and c.adjustment is distinct from coalesce((select sum(a.difference) from scorecard_adjustments a where a.scorecard_id = c.id), 0)`, [periodId]);
}
