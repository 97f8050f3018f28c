// Where figures of pay come from: measures credited to a person, facts of employment, and what was spent of the care budget.
import { MeasureUnit, PeriodKind } from '../../schema/measures/measure.ts';
import type { Context } from '../core/context.ts';
import { decimal, toDecimalText } from '../core/money.ts';
import { askEveryGroup } from '../measures/measure.service.ts';
import { allMeasures, dimensionsOf } from '../measures/measures.registry.ts';
import { systemContextOf } from '../platform/jobs/system.service.ts';
import { employeeFacts } from '../staff/places/stays.service.ts';
import { CARE_SPENT } from './content.rules.ts';
import './figures/kpi.source.ts';
import './incentives.measures.ts';
import type { PayName } from './formula.rules.ts';
import type { Figure } from './formula-value.rules.ts';
import { definePaySource, type FiguresAsked } from './names.registry.ts';
import type { Unit } from './units.rules.ts';

const UNIT_OF: Record<MeasureUnit, Unit> = { COUNT: 'COUNT', SHARE: 'RATIO', MINUTES: 'HOURS', SCORE: 'POINTS', MONEY: 'MONEY' };
/** So few people are asked about by name; of more, everybody's figures are taken at one go. */
const FEW = 50;

type Filter = Record<string, unknown>;
/** The rows of one person are theirs alone: who else was asked about is no part of the list. */
function ownRows(filter: Filter, who: Filter | null): Filter {
  if (!who || !Array.isArray(filter.and)) return filter;
  const rest = (filter.and as Filter[]).filter((part) => part !== who);
  return rest.length > 1 ? { and: rest } : rest[0] ?? {};
}

async function measured(ctx: Context, key: string, name: string, { employeeIds, from, until, asOf }: FiguresAsked, more: Filter | null, found: Map<string, Record<string, Figure>>): Promise<void> {
  const definition = allMeasures().find((one) => one.key === key);
  if (!definition?.creditTo) return;
  const who: Filter | null = employeeIds.length > FEW ? null : { [definition.creditTo]: { in: employeeIds } };
  const asked = [who, more].filter((part): part is Filter => part !== null);
  const { groups } = await askEveryGroup(ctx, { key, period: { kind: PeriodKind.RANGE, from, until }, by: 'EMPLOYEE', asOf, filter: asked.length ? { and: asked } : null });
  const people = new Set(employeeIds);
  for (const group of groups) {
    const id = String(group.key);
    if (group.key === null || !people.has(id)) continue;
    const perHour = definition.unit === MeasureUnit.MINUTES && group.value !== null;
    const figures = found.get(id) ?? {};
    figures[name] = {
      value: perHour ? toDecimalText(decimal(group.value as string).dividedBy(60)) : group.value ?? null, sample: group.sample, above: group.numerator ?? null, below: group.denominator ?? null,
      rows: { resource: group.rows.resource, filter: ownRows(group.rows.filter as Filter, who), count: group.rows.count ?? group.sample },
    };
    found.set(id, figures);
  }
}

// Whoever reckons pay need not be allowed to open the tickets behind it; who opens a statement's rows needs the right to them.
definePaySource({
  key: 'measures',
  names: () => allMeasures().filter((one) => one.creditTo && !one.ratio && dimensionsOf(one).some((dimension) => dimension.key === 'EMPLOYEE')).map((one): PayName => ({
    key: one.key, unit: UNIT_OF[one.unit], label: one.unit === MeasureUnit.MINUTES ? { zh: `${one.label.zh}（小时）`, en: `${one.label.en}, hours` } : one.label, definition: one.definition, source: 'measures',
  })),
  async read(ctx, asked) {
    const found = new Map<string, Record<string, Figure>>();
    const reader = systemContextOf(ctx.db, { name: 'pay', clock: ctx.clock });
    for (const name of asked.names) await measured(reader, name, name, asked, null, found);
    return found;
  },
});

const fact = (key: string, unit: Unit, zh: string, en: string, definition: [string, string]): PayName => ({ key, unit, label: { zh, en }, definition: { zh: definition[0], en: definition[1] }, source: 'person' });
const FACTS: readonly PayName[] = [
  fact('person.daysEmployed', 'DAYS', '在岗天数', 'days employed', ['当期在职的自然日', 'Days of the period on which the person was employed']),
  fact('person.daysInPeriod', 'DAYS', '当期天数', 'days of the period', ['当期的自然日', 'Days of the period']),
  fact('person.daysOnLeave', 'DAYS', '请假天数', 'days on leave', ['当期请假的自然日', 'Days of the period on leave']),
  fact('person.tenureMonths', 'COUNT', '司龄（月）', 'months of service', ['从入职到期末的整月', 'Whole months from the first day of work to the end of the period']),
  fact('person.isIntern', 'TRUTH', '实习生', 'intern', ['用工类型是实习', 'Employed as an intern']),
];
const MONTHS = `select id::text, greatest(0, (extract(year from age($2::date, hired_on)) * 12 + extract(month from age($2::date, hired_on)))::int) months from employees where id = any($1::bigint[])`;
definePaySource({
  key: 'person',
  names: () => FACTS,
  async read(ctx, { employeeIds, from, until }) {
    const { rows } = await ctx.db.read.query<{ id: string; months: number }>(MONTHS, [employeeIds, until]);
    const months = new Map(rows.map((row) => [row.id, row.months]));
    const figure = (value: number): Figure => ({ value: String(value), sample: 1 });
    return new Map((await employeeFacts(ctx, { from, until }, employeeIds)).map((one) => [one.employeeId, {
      'person.daysEmployed': figure(one.daysEmployed), 'person.daysInPeriod': figure(one.daysInPeriod), 'person.daysOnLeave': figure(one.daysOnLeave), 'person.tenureMonths': figure(months.get(one.employeeId) ?? 0), 'person.isIntern': figure(one.isIntern ? 1 : 0),
    }]));
  },
});

definePaySource({
  key: 'care',
  names: () => [{ key: CARE_SPENT, unit: 'MONEY', label: { zh: '已用关怀预算', en: 'care spent' }, definition: { zh: '当期以「关怀」名义给顾客的支出', en: 'What the person gave customers as care in the period' }, source: 'care' }],
  async read(ctx, asked) {
    const found = new Map<string, Record<string, Figure>>();
    await measured(systemContextOf(ctx.db, { name: 'pay', clock: ctx.clock }), 'compensations.amount', CARE_SPENT, asked, { compensationKind: { eq: 'CARE' } }, found);
    return found;
  },
});
