// What a filled form comes to, as pure rules: sections by weight, points off, figures from elsewhere, blended; each with its explanation.
import { explain, type Explanation } from '../core/explanation.ts';
import { labelOf, sameLabel, type Label } from '../core/language.ts';
import { compareNumbers, decimal, isDecimal, round, toDecimalText } from '../core/money.ts';
import { saySource } from '../core/source.rules.ts';
import { judgeAnswers, type FormAnswers, type Fault, type Judged, type JudgedSheet } from './answers.rules.ts';
import { sectionsOf, type FormBand, type FormContent, type FormPart, type FormSection } from './content.rules.ts';
import { rulesFor, type Exact } from './question-types.rules.ts';

export interface SectionScore { key: string; score: string | null; weight: string | null }
export interface Raised { question: string; level: 'L1' | 'L2' | 'L3' }
export interface FormScore {
  /** 0 to 100; null while anything is missing or wrong, and where nothing is scored or nothing applies. */
  score: string | null;
  band: string | null;
  /** null: the form passes nobody and fails nobody. */
  isPassed: boolean | null;
  sections: SectionScore[];
  /** Questions that failed, in their order. */
  failed: string[];
  /** What must be done at once. */
  raised: Raised[];
  faults: Fault[];
  explanation: Explanation;
}
/** Which form it is, for the explanation. */
export interface FormIdentity { key: string; version?: number; since?: string; name?: Label }

const HUNDRED = decimal(100);
const POINTS: Label = { zh: '分', en: 'points' };
/** Sums of quotients end in an endless row of nines: cut far behind the last digit that counts, so that their order changes nothing. */
const settled = (value: Exact): Exact => value.toDecimalPlaces(24);
const say = (value: Exact, digits: number): string => toDecimalText(round(settled(value), digits));
const within = (value: Exact): Exact => (value.isNegative() ? decimal(0) : value.greaterThan(HUNDRED) ? HUNDRED : value);

function saidAnswer(one: Judged, more: Partial<Explanation> = {}): Explanation {
  const { question } = one;
  const label: Label = { zh: question.zh, en: question.en };
  if (one.isNotApplicable) return explain(label, null, { text: { zh: '不适用', en: 'not applicable' }, ...more });
  const text = rulesFor(question).print(one.answer.value);
  const required = one.standard ? { zh: `${one.standard.zh}（${saySource(one.standard.source).zh}）`, en: `${one.standard.en} (${saySource(one.standard.source).en})` } : undefined;
  return explain(label, one.earns === null ? null : say(one.earns.times(HUNDRED), 2), { text, holds: !one.isFail, ...(required ? { required } : {}), ...(one.answer.note ? { note: sameLabel(one.answer.note) } : {}), ...more });
}

/** Where a question stands in its form. */
function placeOf(form: FormContent, key: string): (string | number)[] {
  const section = form.sections.findIndex((one) => one.questions.some((each) => each.key === key));
  return ['sections', section, 'questions', form.sections[section]?.questions.findIndex((one) => one.key === key) ?? -1];
}

interface Scored { score: Exact | null; explanation: Explanation; sections: SectionScore[] }

const answersOf = (form: FormContent, section: FormSection, sheet: JudgedSheet): { one: Judged; path: (string | number)[] }[] => section.questions.flatMap((question, at) => {
  const one = sheet.judged.get(question.key);
  return one ? [{ one, path: ['sections', form.sections.indexOf(section), 'questions', at] }] : [];
});

function weightedSection(form: FormContent, section: FormSection, sheet: JudgedSheet, digits: number): { score: Exact | null; explanation: Explanation } {
  let sum = decimal(0);
  let weights = decimal(0);
  const inputs = answersOf(form, section, sheet).map(({ one, path }) => {
    const weight = decimal(one.question.weight ?? 1);
    if (one.earns !== null && !weight.isZero()) { sum = sum.plus(one.earns.times(weight)); weights = weights.plus(weight); }
    const note = one.earns === null ? undefined : labelOf((language) => (language === 'zh' ? `权重 ${toDecimalText(weight)}` : `weight ${toDecimalText(weight)}`));
    return saidAnswer(one, { path, ...(note && !one.answer.note ? { note } : {}) });
  });
  const score = weights.isZero() ? null : settled(sum.times(HUNDRED).dividedBy(weights));
  return { score, explanation: explain({ zh: section.zh, en: section.en }, score === null ? null : say(score, digits), {
    unit: POINTS, inputs,
    note: weights.isZero() ? { zh: `权重 ${section.weight ?? '–'}%，没有可算的题`, en: `weight ${section.weight ?? '–'}%, nothing of it counts` }
      : { zh: `权重 ${section.weight ?? '–'}%，得 ${say(sum, 2)} ÷ ${toDecimalText(weights)} × 100`, en: `weight ${section.weight ?? '–'}%, ${say(sum, 2)} ÷ ${toDecimalText(weights)} × 100` }, path: ['sections', form.sections.indexOf(section)],
  }) };
}

function weighted(form: FormContent, part: FormPart, sheet: JudgedSheet, digits: number): Scored {
  let sum = decimal(0);
  let weights = decimal(0);
  const done = sectionsOf(form, part).map((section) => {
    const { score, explanation } = weightedSection(form, section, sheet, digits);
    const weight = decimal(section.weight ?? 0);
    if (score !== null) { sum = sum.plus(score.times(weight)); weights = weights.plus(weight); }
    return { explanation, said: { key: section.key, score: score === null ? null : say(score, digits), weight: section.weight ?? null } };
  });
  const score = weights.isZero() ? null : settled(sum.dividedBy(weights));
  const isLess = !weights.isZero() && !weights.equals(HUNDRED);
  const counted = done.flatMap(({ said }) => (said.score === null ? [] : [`${said.score} × ${said.weight ?? 0}%`])).join(' + ');
  return { score, sections: done.map((one) => one.said), explanation: explain({ zh: part.zh, en: part.en }, score === null ? null : say(score, digits), {
    unit: POINTS, inputs: done.map((one) => one.explanation),
    note: isLess ? { zh: `（${counted}）÷ ${toDecimalText(weights)}%，不适用的不计`, en: `(${counted}) ÷ ${toDecimalText(weights)}%: what does not apply is left out` } : { zh: counted || '没有可算的部分', en: counted || 'Nothing of it counts' },
  }) };
}

function deducted(form: FormContent, part: Extract<FormPart, { system: 'DEDUCTION' }>, sheet: JudgedSheet, digits: number): Scored {
  let off = decimal(0);
  let some = false;
  const sections: SectionScore[] = [];
  const inputs = sectionsOf(form, part).flatMap((section) => {
    let here = decimal(0);
    const said = answersOf(form, section, sheet).map(({ one, path }) => {
      const share = one.isNotApplicable ? decimal(1) : one.earns ?? decimal(one.isFail ? 0 : 1);
      const points = decimal(one.question.points ?? 0).times(decimal(1).minus(share));
      if (one.isAnswered) some = true;
      here = here.plus(points);
      return saidAnswer(one, { path, value: points.isZero() ? '0' : `-${say(points, digits)}`, unit: POINTS });
    });
    off = off.plus(here);
    sections.push({ key: section.key, score: `-${say(here, digits)}`.replace('-0', '0'), weight: null });
    return said.length ? [explain({ zh: section.zh, en: section.en }, here.isZero() ? '0' : `-${say(here, digits)}`, { unit: POINTS, inputs: said, path: ['sections', form.sections.indexOf(section)] })] : [];
  });
  const start = decimal(part.start ?? 100);
  const score = some ? within(start.minus(off)) : null;
  return { score, sections, explanation: explain({ zh: part.zh, en: part.en }, score === null ? null : say(score, digits), {
    unit: POINTS, inputs, note: { zh: `${toDecimalText(start)} 分起，共扣 ${say(off, digits)} 分，扣到 0 为止`, en: `From ${toDecimalText(start)} points, ${say(off, digits)} off in all, never below 0` },
  }) };
}

function given(part: FormPart, figures: Readonly<Record<string, unknown>>, digits: number): Scored {
  const raw = figures[part.key];
  const score = isDecimal(raw) && compareNumbers(raw, 0) >= 0 && compareNumbers(raw, 100) <= 0 ? decimal(raw) : null;
  return { score, sections: [], explanation: explain({ zh: part.zh, en: part.en }, score === null ? null : say(score, digits), { unit: POINTS, note: score === null ? { zh: '还没有这个数', en: 'This figure is not there yet' } : { zh: '由其他数据给出', en: 'Given by other figures' } }) };
}

/** The band of a score: the first, from the best, that it reaches. */
export function bandOf(bands: readonly FormBand[], score: string): FormBand | null {
  return bands.find((one) => { const order = compareNumbers(score, one.from); return one.isAbove ? order > 0 : order >= 0; }) ?? null;
}

/**
 * Scores answers. While anything is missing or wrong there is no score, only what is to be done; nor while a figure from
 * elsewhere is not there. A part of which nothing applies is left out.
 */
export function scoreForm(form: FormContent, answers: FormAnswers, which: FormIdentity, figures: Readonly<Record<string, unknown>> = {}): FormScore {
  const sheet = judgeAnswers(form, answers, true);
  const digits = form.scoring?.digits ?? 2;
  const parts = form.scoring?.parts ?? [];
  const failed = [...sheet.judged.values()].filter((one) => one.isFail);
  const raised = failed.flatMap(({ question }) => (question.critical?.effect === 'RAISE' ? [{ question: question.key, level: question.critical.level }] : []));
  const label: Label = which.name ?? { zh: '得分', en: 'Score' };
  const rule = { key: which.key, ...(which.version ? { version: which.version } : {}), ...(which.since ? { since: which.since } : {}) };
  const base = { failed: failed.map((one) => one.question.key), raised, faults: sheet.faults };
  if (sheet.faults.length) {
    const missing = sheet.faults.length;
    return { ...base, score: null, band: null, isPassed: null, sections: [], explanation: explain(label, null, { rule, text: { zh: `没有得分：还有 ${missing} 处没有填好`, en: `No score: ${missing} ${missing === 1 ? 'place is' : 'places are'} not done` } }) };
  }
  const done = parts.map((part) => ({ part, ...(part.system === 'WEIGHTED' ? weighted(form, part, sheet, digits) : part.system === 'DEDUCTION' ? deducted(form, part, sheet, digits) : given(part, figures, digits)) }));
  const counted = done.filter((one): one is typeof one & { score: Exact } => one.score !== null);
  const share = (part: FormPart): Exact => decimal(part.share ?? 1);
  const shares = counted.reduce((sum, one) => sum.plus(share(one.part)), decimal(0));
  const isWaiting = done.some((one) => one.part.system === 'GIVEN' && one.score === null);
  const blended = isWaiting || shares.isZero() ? null : settled(counted.reduce((sum, one) => sum.plus(one.score.times(share(one.part))), decimal(0)).dividedBy(shares));
  const criticals = failed.filter(({ question }) => question.critical && question.critical.effect !== 'RAISE');
  const most = criticals.reduce((least, { question }) => {
    const cap = question.critical?.effect === 'CAP' ? decimal(question.critical.most) : decimal(0);
    return cap.lessThan(least) ? cap : least;
  }, HUNDRED);
  const exact = blended === null ? null : blended.greaterThan(most) ? most : within(blended);
  const score = exact === null ? null : say(exact, digits);
  const bands = form.scoring?.bands ?? [];
  const band = score === null ? null : bandOf(bands, score);
  const isCapped = blended !== null && blended.greaterThan(most);
  const isKilled = criticals.some(({ question }) => question.critical?.effect === 'FAIL');
  const judges = form.scoring?.passMark !== undefined || bands.some((one) => one.isFail) || form.sections.some((one) => one.questions.some((each) => each.critical?.effect === 'FAIL'));
  const isPassed = !judges || (score === null && !isKilled) ? null : !isKilled && !band?.isFail && (form.scoring?.passMark === undefined || compareNumbers(score ?? 0, form.scoring.passMark) >= 0);
  const inputs = [
    ...(done.length > 1 ? done.map((one) => ({ ...one.explanation, note: { zh: `占 ${one.part.share ?? 1}`, en: `share ${one.part.share ?? 1}` } })) : done.map((one) => one.explanation)),
    ...criticals.map((one) => explain({ zh: `关键项：${one.question.zh}`, en: `Critical: ${one.question.en}` }, one.question.critical?.effect === 'CAP' ? one.question.critical.most : '0', {
      holds: false, unit: POINTS, path: placeOf(form, one.question.key), text: one.question.critical?.effect === 'CAP' ? { zh: `总分最高 ${one.question.critical.most} 分`, en: `the whole is at most ${one.question.critical.most} points` } : { zh: '整份不合格，得 0 分', en: 'the whole fails, 0 points' },
    })),
    ...(parts.length ? [] : [...sheet.judged.values()].map((one) => saidAnswer(one, { path: placeOf(form, one.question.key) }))),
  ];
  return {
    ...base, score, band: band?.key ?? null, isPassed, sections: done.flatMap((one) => one.sections),
    explanation: explain(label, score, { rule, unit: POINTS, inputs, ...(isPassed === null ? {} : { holds: isPassed }), ...(form.scoring?.passMark === undefined ? {} : { required: { zh: `合格线 ${toDecimalText(form.scoring.passMark)}`, en: `pass mark ${toDecimalText(form.scoring.passMark)}` } }), ...(band || isCapped ? { note: labelOf((language) => [band?.[language], ...(isCapped && blended ? [language === 'zh' ? `取小的：合计 ${say(blended, digits)}、封顶 ${toDecimalText(most)}` : `the lower of ${say(blended, digits)} and the cap of ${toDecimalText(most)}`] : [])].filter(Boolean).join(language === 'zh' ? '，' : ', ')) } : {}) }),
  };
}
