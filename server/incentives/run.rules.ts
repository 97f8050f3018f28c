// A run reckoned: from the snapshot of its inputs alone to each person's lines and total, the same bytes every time. Pure.
import type { Decimal } from 'decimal.js';
import { canonicalJson, type KnownTexts } from '../core/canonical.ts';
import { explain, explanationText, keep, labelText, type Explanation } from '../core/explanation.ts';
import type { Label } from '../core/language.ts';
import { addMoney, compareNumbers, decimal, splitMoney, subtractMoney, toMoney } from '../core/money.ts';
import { type Component, formulaKey, type ReadScheme } from './content.rules.ts';
import { lineOf, sayMoney, type Asked, type Part } from './component.rules.ts';
import type { Names } from './formula.rules.ts';
import { numberOf, type Figures } from './formula-value.rules.ts';
import { saidOnce } from './formula-words.rules.ts';

/** An award that people gave somebody: which component pays it, its own amount where it has one, and why. */
export interface NamedAward { id: string; key: string; amount: string | null; reason: string }
/** A stretch of days in one store and post that counts for the scheme. */
export interface PaidStay { from: string; until: string; days: number; place: Label; post: Label; storeId?: string | null }
/** All that a run knows of one person. */
export interface PersonInput {
  employeeId: string; storeId: string | null; position: string; level: string; isIntern: boolean;
  /** Days of the period on which the person was employed, in scope. */
  days: number;
  /** Of these, days as an intern; unsaid: all of an intern's, none of another's. */
  internDays?: number;
  /** Where the days come from, when they are not the whole period at one place. */
  stays?: readonly PaidStay[];
  figures: Figures;
  awards: readonly NamedAward[];
}
export interface RunInput {
  period: { from: string; until: string; days: number; endsQuarter: boolean };
  scheme: { key: string; number: number; nameZh: string; nameEn: string; since: string | null };
  people: readonly PersonInput[];
}
export type LineKind = 'PAY' | 'BUDGET' | 'INTERN' | 'LIMIT';
export interface ReckonedLine { key: string; kind: LineKind; label: Label; amount: string; explanation: Explanation }
export interface ReckonedStatement { employeeId: string; total: string; lines: ReckonedLine[] }

/** Is a person meant by the scheme? An empty list means all. */
export function inScope(scope: ReadScheme['content']['scope'], person: Pick<PersonInput, 'employeeId' | 'storeId' | 'position' | 'level'>): boolean {
  const among = (list: readonly string[], value: string | null): boolean => !list.length || (value !== null && list.includes(value));
  return among(scope.positions, person.position) && among(scope.levels, person.level) && among(scope.storeIds, person.storeId) && among(scope.employeeIds, person.employeeId);
}

/** Everybody in order, and how each is reckoned once pools and rankings are known. `names` gives the words; figures come from the snapshot alone. */
export function reckoning(scheme: ReadScheme, input: RunInput, names: Names): { people: PersonInput[]; of(person: PersonInput): ReckonedStatement } {
  const people = [...input.people].sort((a, b) => compareNumbers(a.employeeId, b.employeeId));
  const { key, number, since } = input.scheme;
  const asked: Asked = { scheme, input, names, rule: keep({ key, version: number, ...(since ? { since } : {}) }) };
  const shared = new Map(scheme.content.components.filter((one) => one.kind === 'TEAM_POOL' || (one.kind === 'AWARD' && one.by.how === 'RANK')).map((one) => [one.key, together(asked, one, people)]));
  return { people, of: (person) => statementOf(asked, person, shared) };
}

/** Reckons everybody. */
export function reckon(scheme: ReadScheme, input: RunInput, names: Names): ReckonedStatement[] {
  const { people, of } = reckoning(scheme, input, names);
  return people.map(of);
}

/** What a component that looks at everybody gives each: shares of a pool, or the best of a ranking. */
function together(asked: Asked, one: Component, people: readonly PersonInput[]): Map<string, Part> {
  if (one.kind === 'TEAM_POOL') return pools(asked, one, people);
  const parts = new Map<string, Part>();
  const groups = new Map<string, PersonInput[]>();
  const isChain = one.kind === 'AWARD' && one.by.how === 'RANK' && one.by.among === 'CHAIN';
  for (const person of people) {
    const group = isChain ? '' : person.storeId ?? '-';
    const there = groups.get(group);
    if (there) there.push(person); else groups.set(group, [person]);
  }
  for (const group of groups.values()) for (const [id, part] of ranking(asked, one as Extract<Component, { kind: 'AWARD' }>, group)) parts.set(id, part);
  return parts;
}

const [OWN_SHARE, PLACE] = [keep<Label>({ zh: '本人份额', en: 'Own share' }), keep<Label>({ zh: '名次', en: 'Place' })];

/** Somebody in a team for some of their days, or all of them. */
interface Member { person: PersonInput; team: string; place: Label | null; days: number }

/** The teams that somebody shares in: where they were last, or each where they were, for the days there. */
function membersOf(one: Pool, person: PersonInput): Member[] {
  if (one.team === 'CHAIN') return [{ person, team: '', place: null, days: person.days }];
  const stays = person.stays ?? [];
  const teams = new Map<string, Member>();
  for (const stay of stays) {
    const team = stay.storeId ?? '-';
    const there = teams.get(team);
    if (there) there.days += stay.days; else teams.set(team, { person, team, place: stay.place, days: stay.days });
  }
  const isMoved = one.movers === 'DAYS' && teams.size > 1 && stays.every((stay) => stay.storeId !== undefined);
  return isMoved ? [...teams.values()] : [{ person, team: person.storeId ?? '-', place: null, days: person.days }];
}

/** What each has of the pools of their teams; whoever moved has a share of each, said one by one. */
function pools(asked: Asked, one: Pool, people: readonly PersonInput[]): Map<string, Part> {
  const teams = new Map<string, Member[]>();
  for (const member of people.flatMap((person) => membersOf(one, person))) {
    const team = teams.get(member.team);
    if (team) team.push(member); else teams.set(member.team, [member]);
  }
  const parts = new Map<string, Part>();
  for (const team of teams.values()) {
    for (const [i, share] of pool(asked, one, team).entries()) {
      const { person, place } = team[i] as Member;
      const there = parts.get(person.employeeId);
      // Of two teams each share stands under its place.
      const inputs = place ? [...there?.inputs ?? [], explain(place, toMoney(share.amount as Decimal), { text: sayMoney(share.amount as Decimal), inputs: share.inputs })] : share.inputs;
      parts.set(person.employeeId, { amount: (share.amount as Decimal).plus(there?.amount ?? 0), inputs });
    }
  }
  return parts;
}

type Pool = Extract<Component, { kind: 'TEAM_POOL' }>;
function pool(asked: Asked, one: Pool, team: readonly Member[]): Part[] {
  const formula = asked.scheme.formulas.get(formulaKey(one.key, 'weight'));
  // Who was here for some of their days counts for so much of a head.
  const heads = team.map(({ person, days }) => (days === person.days ? decimal(1) : decimal(days).dividedBy(person.days)));
  const weights = team.map(({ person, days }, i) => {
    const head = heads[i] as Decimal;
    if (one.split === 'EQUAL') return head;
    if (one.split === 'DAYS' || !formula) return decimal(days);
    const weight = numberOf(formula, person.figures);
    return weight === null || weight.isNegative() ? decimal(0) : weight.times(head);
  });
  const sum = weights.reduce((a, b) => a.plus(b), decimal(0));
  const whole = one.per === 'HEAD' ? toMoney(heads.reduce((a, b) => a.plus(b), decimal(0)).times(one.amount)) : toMoney(one.amount);
  // Where nobody has any weight the pool is still given: to all alike.
  const fair = sum.isZero() ? heads : weights;
  const shares = splitMoney(whole, fair);
  const [pooled, count] = [keep(explain({ zh: '团队奖金池', en: 'Pool of the team' }, whole, { text: sayMoney(whole) })), keep(explain({ zh: '团队人数', en: 'People in the team' }, team.length))];
  const all = (sum.isZero() ? heads.reduce((a, b) => a.plus(b), decimal(0)) : sum).toFixed();
  return shares.map((share, i) => {
    const own = (fair[i] as Decimal).toFixed();
    return { amount: decimal(share), inputs: [pooled, count, explain(OWN_SHARE, own, { text: saidOnce(`share ${own} ${all}`, () => ({ zh: `${own} ÷ ${all}`, en: `${own} of ${all}` })) })] };
  });
}

function ranking(asked: Asked, one: Extract<Component, { kind: 'AWARD' }>, group: readonly PersonInput[]): [string, Part][] {
  if (one.by.how !== 'RANK') return [];
  const { by } = one;
  const formula = asked.scheme.formulas.get(formulaKey(one.key, 'by.on'));
  if (!formula) return [];
  const judged = group.map((person) => {
    const sample = one.minSample ? person.figures[one.minSample.name]?.sample ?? 0 : Infinity;
    const value = sample < (one.minSample?.least ?? 0) ? null : numberOf(formula, person.figures);
    return { person, value: value !== null && by.least !== undefined && value.lessThan(by.least) ? null : value };
  });
  const ranked = judged.filter((each): each is { person: PersonInput; value: Decimal } => each.value !== null);
  // Places by value, best first: so many are above, so many alike.
  const places = new Map<string, { place: number; alike: PersonInput[] }>();
  for (const [i, { person, value }] of [...ranked].sort((a, b) => b.value.comparedTo(a.value)).entries()) {
    const there = places.get(value.toFixed());
    if (there) there.alike.push(person); else places.set(value.toFixed(), { place: i + 1, alike: [person] });
  }
  for (const { alike } of places.values()) alike.sort((a, b) => compareNumbers(a.employeeId, b.employeeId));
  return judged.map(({ person, value }) => {
    const at = value === null ? undefined : places.get(value.toFixed());
    const place = at?.place ?? null;
    const alike = at?.alike.length ?? 0;
    const isAmong = place !== null && place <= by.top;
    // Those who are alike across the last place: all of them, none of them, or they share what is left.
    const left = place === null ? 0 : by.top - place + 1;
    const isCrowded = isAmong && alike > left;
    const amount = !isAmong || (isCrowded && by.ties === 'NONE') ? decimal(0) : isCrowded && by.ties === 'SPLIT' ? decimal(splitAmong(one.amount, left, at?.alike ?? [], person)) : decimal(one.amount);
    return [person.employeeId, {
      amount,
      inputs: [
        explain(PLACE, place, { text: place === null ? { zh: '未参评（数据不足或未达门槛）', en: 'not ranked: too little data, or below the threshold' } : { zh: `第 ${place} 名，共 ${ranked.length} 人`, en: `${place} of ${ranked.length}` } }),
        ...(isCrowded ? [explain({ zh: '并列', en: 'Alike' }, alike, { note: { ALL: { zh: '并列者都得奖', en: 'all who are alike are awarded' }, SPLIT: { zh: '并列者平分', en: 'those who are alike share' }, NONE: { zh: '并列者都不得奖', en: 'none who are alike is awarded' } }[by.ties] })] : []),
      ],
    }];
  });
}

function splitAmong(amount: string, left: number, alike: readonly PersonInput[], person: PersonInput): string {
  return splitMoney(toMoney(decimal(amount).times(left)), alike.map(() => 1))[alike.indexOf(person)] ?? '0.00';
}

function statementOf(asked: Asked, person: PersonInput, shared: ReadonlyMap<string, Map<string, Part>>): ReckonedStatement {
  const { content } = asked.scheme;
  const { rule } = asked;
  const lines: ReckonedLine[] = [];
  let factored = '0.00';
  for (const one of content.components) {
    if (one.when === 'QUARTER_END' && !asked.input.period.endsQuarter) continue;
    const part = shared.get(one.key)?.get(person.employeeId);
    const line = lineOf(asked, one, person, part);
    lines.push(line);
    if (line.kind === 'PAY' && one.isFactored && (content.intern.on === 'ALL' || one.isBase)) factored = addMoney(factored, line.amount);
  }
  const add = (key: string, kind: LineKind, label: Label, amount: string, inputs: Explanation[], note: Label): void => {
    if (!decimal(amount).isZero()) lines.push({ key, kind, label, amount, explanation: explain(label, amount, { text: sayMoney(amount), note, rule, inputs }) });
  };
  const internDays = person.internDays ?? (person.isIntern ? person.days : 0);
  if (internDays > 0 && !decimal(content.intern.factor).equals(1)) {
    const label = content.intern.on === 'ALL' ? { zh: '实习生系数（全部薪酬）', en: 'Intern factor, on all pay' } : { zh: '实习生系数（底薪）', en: 'Intern factor, on base pay' };
    const isPart = internDays < person.days;
    // Who was an intern for part of the month has the factor for those days alone.
    const amount = toMoney(decimal(factored).times(decimal(content.intern.factor).minus(1)).times(isPart ? internDays : 1).dividedBy(isPart ? person.days : 1));
    const percent = `${decimal(content.intern.factor).times(100).toFixed()}%`;
    add('internFactor', 'INTERN', label, amount, [
      explain({ zh: '计入的薪酬', en: 'Pay that it is on' }, factored, { text: sayMoney(factored) }), explain({ zh: '系数', en: 'Factor' }, content.intern.factor, { text: { zh: percent, en: percent } }),
      ...(isPart ? [explain({ zh: '实习天数', en: 'Days as an intern' }, internDays, { text: { zh: `${internDays} ÷ ${person.days} 天`, en: `${internDays} of ${person.days} days` } })] : []),
    ], { zh: `同岗 ${percent}：少付的部分单列一行，各行相加就是应发`, en: `${percent} of the same post: what is not paid stands on a line of its own, so that lines add up` });
  }
  const sum = (): string => addMoney(...lines.map((line) => line.amount));
  const total = sum();
  const limit = (bound: string, label: Label, note: Label): void => add('limit', 'LIMIT', label, subtractMoney(bound, total), [explain({ zh: '限额', en: 'Limit' }, bound, { text: sayMoney(bound) }), explain({ zh: '各行合计', en: 'Lines together' }, total, { text: sayMoney(total) })], note);
  const isBelow = !(content.least === '0.00' && !total.startsWith('-')) && compareNumbers(total, content.least) < 0;
  if (isBelow) limit(content.least, { zh: '补到保底', en: 'Raised to the floor' }, { zh: '合计低于保底，补足差额', en: 'The lines come to less than the floor' });
  else if (content.most !== undefined && compareNumbers(total, content.most) > 0) limit(content.most, { zh: '超出封顶', en: 'Above the cap' }, { zh: '合计高于封顶，减去超出部分', en: 'The lines come to more than the cap' });
  return { employeeId: person.employeeId, total: sum(), lines };
}

/** All that is known of one person as canonical JSON; lists and trees behind figures, which stand in the statement again, are noted in `known`. */
export function inputText(person: PersonInput, known: KnownTexts): string {
  for (const { rows, inputs } of Object.values(person.figures)) {
    if (rows) known.set(rows, canonicalJson(rows));
    if (inputs?.length) known.set(inputs, `[${inputs.map((one) => explanationText(one, known)).join(',')}]`);
  }
  return canonicalJson(person, known);
}

/** The bytes of a result, by which two reckonings are compared and a locked statement is held; and within them each line's explanation, which is kept as it stands there. */
export function statementText({ employeeId, total, lines }: Pick<ReckonedStatement, 'employeeId' | 'total' | 'lines'>, known?: KnownTexts): { bytes: string; explanations: string[] } {
  const explanations: string[] = [];
  // Keys in their order, as canonical JSON has them: the tree is the most of it and is written once.
  let said = '';
  for (const { key, kind, label, amount, explanation } of lines) {
    const text = explanationText(explanation, known);
    explanations.push(text);
    said += `${said && ','}{"amount":${JSON.stringify(amount)},"explanation":${text},"key":${JSON.stringify(key)},"kind":${JSON.stringify(kind)},"label":${labelText(label)}}`;
  }
  return { bytes: `{"employeeId":${JSON.stringify(employeeId)},"lines":[${said}],"total":${JSON.stringify(total)}}`, explanations };
}
export const statementBytes = (statement: Pick<ReckonedStatement, 'employeeId' | 'total' | 'lines'>): string => statementText(statement).bytes;
