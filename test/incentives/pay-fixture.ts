// Schemes and people for the tests of pay: a small catalogue of names, the scheme of A-20, and one way to reckon somebody.
import { explain } from '../../server/core/explanation.ts';
import { readScheme, type ReadScheme } from '../../server/incentives/content.rules.ts';
import type { Names, PayName } from '../../server/incentives/formula.rules.ts';
import type { Unit } from '../../server/incentives/units.rules.ts';
import { reckon, type PersonInput, type ReckonedStatement, type RunInput } from '../../server/incentives/run.rules.ts';

const name = (key: string, unit: Unit, zh: string, en: string): PayName => ({ key, unit, label: { zh, en }, definition: { zh, en }, source: 'test' });
export const NAMES: Names = new Map([
  name('tickets.resolved', 'RATIO', '投诉解决率', 'complaint resolution rate'), name('sales.net', 'MONEY', '净销售额', 'net sales'), name('tickets.count', 'COUNT', '工单数', 'tickets'),
  name('kpi.score', 'POINTS', 'KPI 得分', 'KPI points'), name('person.daysEmployed', 'DAYS', '在岗天数', 'days employed'), name('training.hours', 'HOURS', '培训小时', 'training hours'),
  name('person.isIntern', 'TRUTH', '实习生', 'intern'), name('care.spent', 'MONEY', '已用关怀预算', 'care spent'),
].map((one) => [one.key, one]));

const words = (text: string) => ({ zh: `${text} 项`, en: text });
// biome-ignore lint/suspicious/noExplicitAny: schemes in many shapes, wrong ones too
export type Any = any;
export const part = (key: string, kind: string, more: object = {}): Any => ({ key, kind, ...words(key), ...more });
export const scheme = (components: Any[], more: object = {}): ReadScheme => readScheme({ components, ...more }, NAMES);
/** The scheme of A-20, with its switch for interns. */
export const A20 = (on: 'ALL' | 'BASE' = 'ALL'): ReadScheme => scheme([
  part('base', 'FIXED', { amount: '4000.00', isBase: true, prorate: true }), part('resolution', 'FORMULA', { formula: 'tickets.resolved * money(500)' }), part('star', 'AWARD', { amount: '1500.00', when: 'QUARTER_END', by: { how: 'NAMED' } }),
], { intern: { factor: '0.8', on } });

export const figure = (value: string | null, sample = 100) => ({ value, sample });
export const person = (more: Partial<PersonInput> = {}): PersonInput => ({ employeeId: '1', storeId: '7', position: 'service-agent', level: 'L1', isIntern: false, days: 31, figures: {}, awards: [], ...more });
export const runOf = (people: PersonInput[], period: Partial<RunInput['period']> = {}): RunInput => ({
  period: { from: '2026-03-01', until: '2026-04-01', days: 31, endsQuarter: true, ...period }, scheme: { key: 'a20', number: 1, nameZh: '方案', nameEn: 'Scheme', since: null }, people,
});
export const reckonAll = (of: ReadScheme, people: PersonInput[], period: Partial<RunInput['period']> = {}): ReckonedStatement[] => reckon(of, runOf(people, period), NAMES);
export const reckonOne = (of: ReadScheme, more: Partial<PersonInput> = {}, period: Partial<RunInput['period']> = {}): ReckonedStatement => reckonAll(of, [person(more)], period)[0] as ReckonedStatement;
/** What a single component pays somebody. */
export const pays = (component: Any, more: Partial<PersonInput> = {}): string => reckonOne(scheme([component], { least: '0.00' }), more).lines[0]?.amount ?? '';
export const noTree = explain({ zh: '', en: '' }, null);
