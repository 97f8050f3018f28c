// Policies in words: to which tickets a rule applies, and how long it promises. Pure.
import type { Language } from '../i18n/messages.ts';
import type { Factor, LadderStep, RatingRule, Rules, Silence, Target, When } from './promises.operations.ts';

type Translate = (key: string, options?: Record<string, unknown>) => string;
const GROUPS: [keyof When, string][] = [['formats', 'format'], ['classes', 'needClass'], ['levels', 'ticketLevel'], ['tiers', 'tier'], ['channels', 'ticketChannel']];

/** 超市、家居建材，紧急 */
export function sayWhen(when: When, t: Translate, language: Language): string {
  const among = language === 'zh' ? '、' : ' / ';
  const parts = GROUPS.flatMap(([key, word]) => { const list = when[key] as string[] | undefined; return list?.length ? [list.map((value) => t(`${word}.${value}`, { _: value })).join(among)] : []; });
  if (when.categories?.length) parts.push(when.categories.join(among));
  if (when.isReturn) parts.push(t('slaPolicies.return'));
  if (when.isFresh) parts.push(t('slaPolicies.fresh'));
  return parts.length > 0 ? parts.join(language === 'zh' ? '，' : ', ') : t('slaPolicies.always');
}

/** 2 小时（营业） 5 个工作日 / 2 h of business time, 5 working days. */
export function sayAmount({ unit, amount }: Pick<Target, 'unit' | 'amount'>, language: Language): string {
  if (unit.startsWith('WORKING_DAYS')) return language === 'zh' ? `${amount} 个工作日` : `${amount} working day${amount === 1 ? '' : 's'}`;
  const length = amount < 1 ? [Math.round(amount * 60), language === 'zh' ? '秒' : 's'] : amount % 60 === 0 ? [amount / 60, language === 'zh' ? '小时' : 'h'] : [amount, language === 'zh' ? '分钟' : 'min'];
  const words = `${length[0]} ${length[1]}`;
  return unit === 'BUSINESS_MINUTES' ? (language === 'zh' ? `${words}营业时间` : `${words} of business time`) : words;
}

/** 方案前 15 分钟, 办结超时, 办结后 12 小时 / 15 min before plan, plan late, 12 h after close. */
export function sayMoment({ clock, minutes }: Pick<LadderStep, 'clock' | 'minutes'>, t: Translate, language: Language): string {
  const name = t(`clockKind.${clock}`);
  if (minutes === 0) return t('ladder.late', { clock: name });
  return t(minutes < 0 ? 'ladder.before' : 'ladder.after', { clock: name, time: sayAmount({ unit: 'ELAPSED_MINUTES', amount: Math.abs(minutes) }, language) });
}

export type Rule = Target | Factor | LadderStep | (Silence & { isNews?: true }) | RatingRule;
export interface Difference { id: string; kind: 'added' | 'removed' | 'changed'; before?: Rule; after?: Rule }
/** Rules that one version has and the other has not, or has otherwise. */
export function differences(before: Rules, after: Rules): Difference[] {
  const all = (rules: Rules) => new Map<string, Rule>([...rules.targets, ...rules.factors, ...(rules.steps ?? []), ...(rules.silence ?? []), ...(rules.ratings ?? []), ...(rules.updates ?? []).map((one) => ({ ...one, isNews: true as const }))].map((one) => [one.id, one]));
  const [was, is] = [all(before), all(after)];
  return [
    ...[...is].flatMap(([id, one]): Difference[] => { const old = was.get(id); return !old ? [{ id, kind: 'added', after: one }] : JSON.stringify(old) === JSON.stringify(one) ? [] : [{ id, kind: 'changed', before: old, after: one }]; }),
    ...[...was].flatMap(([id, one]): Difference[] => (is.has(id) ? [] : [{ id, kind: 'removed', before: one }])),
  ];
}
/** What a rule comes to, in a few words. */
export function sayRule(rule: Rule, t: Translate, language: Language): string {
  if ('factor' in rule) return `× ${rule.factor}`;
  if ('unit' in rule) return `${t(`clockKind.${rule.clock}`)} ${sayAmount(rule, language)}`;
  if ('atMost' in rule) return `${t('ratings.atMost', { score: rule.atMost })}${rule.minReopens ? (language === 'zh' ? `（${t('ratings.reopened', { count: rule.minReopens, smart_count: rule.minReopens })}）` : ` (${t('ratings.reopened', { count: rule.minReopens, smart_count: rule.minReopens })})`) : ''} → ${t(`ratings.act.${rule.act}`)}`;
  if ('act' in rule) return `${sayMoment(rule, t, language)} ${t(`ladder.act.${rule.act}`, { people: rule.to.map((one) => t(`ladder.to.${one}`)).join(language === 'zh' ? '、' : ', ') })}`;
  return t(rule.isNews ? 'ladder.unheard' : 'ladder.silent', { time: sayAmount({ unit: 'BUSINESS_MINUTES', amount: rule.minutes }, language) });
}
