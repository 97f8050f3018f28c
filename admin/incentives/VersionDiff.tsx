// Two versions of a scheme beside each other in words: components met by their key, each field that differs with what it was and what it is.
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import type { Component, SchemeContent, SchemeVersion } from './incentives.operations.ts';
import { useScopeNames } from './SchemeScope.tsx';

/** Words of what a component or a scheme says, by its path. */
const LABELS: Record<string, string> = {
  zh: 'incentives.nameZh', en: 'incentives.nameEn', kind: 'incentives.kind', amount: 'payForm.money', formula: 'incentives.formula', on: 'incentives.formula', cap: 'incentives.cap', floor: 'incentives.floor', prorate: 'incentives.prorate', isBase: 'incentives.isBase',
  when: 'incentives.quarterly', isFactored: 'payForm.isFactored', whenMissing: 'payForm.missing', 'minSample.name': 'payForm.sample', 'minSample.least': 'payForm.sampleLeast', method: 'payForm.method', pays: 'payForm.pays', isRunning: 'payForm.running', tiers: 'payForm.tiers',
  'by.how': 'payForm.how', 'by.condition': 'payForm.condition', 'by.on': 'payForm.rankedBy', 'by.top': 'payForm.top', 'by.among': 'payForm.among', 'by.ties': 'payForm.ties', 'by.least': 'payForm.leastAward', 'by.most': 'payForm.mostAward',
  split: 'payForm.split', weight: 'payForm.weight', team: 'payForm.team', per: 'payForm.per', movers: 'incentives.movers',
  'scope.positions': 'payForm.positions', 'scope.levels': 'payForm.levels', 'scope.storeIds': 'payForm.stores', 'scope.employeeIds': 'payForm.persons', 'intern.factor': 'incentives.intern', 'intern.on': 'incentives.internOn', least: 'payForm.least', most: 'payForm.most',
  'clawBack.months': 'payForm.months', 'clawBack.share': 'payForm.share', 'dispute.windowDays': 'payForm.window', 'dispute.answerDays': 'payForm.answer',
};
/** Choices whose word stands under another key. */
const CHOICES: Record<string, string> = { kind: 'payKind', method: 'payForm.method', pays: 'payForm.pays', 'by.how': 'payForm.how', 'by.among': 'payForm.among', 'by.ties': 'incentives.ties', split: 'payForm.split', team: 'payForm.team', per: 'payForm.per', 'intern.on': 'incentives.internOn' };
interface Change { path: string; before: unknown; after: unknown }

/** Everything said, by its path; lists stand whole. */
function flat(value: object, under = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, one] of Object.entries(value)) {
    const path = under ? `${under}.${key}` : key;
    if (one !== null && typeof one === 'object' && !Array.isArray(one)) for (const [deep, each] of flat(one as object, path)) found.set(deep, each);
    else if (one !== undefined) found.set(path, one);
  }
  return found;
}
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null) || (Array.isArray(a ?? b) && ![a, b].flat().filter(Boolean).length);
function changesOf(before: object, after: object): Change[] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((path) => path !== 'key' && !isSame(was.get(path), is.get(path))).map((path) => ({ path, before: was.get(path), after: is.get(path) }));
}

export function VersionDiff({ before, after }: { before: SchemeVersion; after: { content: SchemeContent } }) {
  const t = useT();
  const format = useFormat();
  const scope = useScopeNames([...before.content.scope?.employeeIds ?? [], ...after.content.scope?.employeeIds ?? []]);
  const nameOf = (one: Component): string => (format.language === 'zh' ? one.zh : one.en) || one.key;
  const say = (path: string, value: unknown): string => {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('payDiff.none');
    if (path === 'tiers') return (value as { from: string; to: string | null; rate: string }[]).map((tier) => `${tier.from}–${tier.to ?? '∞'}: ${tier.rate}`).join(format.language === 'zh' ? '；' : '; ');
    if (Array.isArray(value)) return value.map((one) => (path.startsWith('scope.') ? scope.say[path.slice(6) as keyof typeof scope.say](String(one)) : String(one))).join(format.language === 'zh' ? '、' : ', ');
    if (typeof value === 'boolean') return t(value ? 'payDiff.yes' : 'payDiff.no');
    if (path === 'when') return t(value === 'QUARTER_END' ? 'payDiff.yes' : 'payDiff.no');
    if (path === 'movers') return t(value === 'DAYS' ? 'payDiff.yes' : 'payDiff.no');
    if (path === 'intern.factor' || path === 'clawBack.share') return `${Math.round(Number(value) * 10_000) / 100}%`;
    return CHOICES[path] ? t(`${CHOICES[path]}.${String(value)}`, { _: String(value) }) : String(value);
  };
  const list = (changes: readonly Change[]) => (
    <ul className="plain t13">{changes.map((one) => <li key={one.path} style={{ padding: '2px 0', overflowWrap: 'anywhere' }}><span className="t12 t2">{t(LABELS[one.path] ?? one.path, { _: one.path })}</span> {one.before !== undefined && <del className="t3">{say(one.path, one.before)}</del>} <ins>{say(one.path, one.after)}</ins></li>)}</ul>
  );
  const [old, now] = [before.content.components, after.content.components];
  const { components: _old, ...wholeBefore } = before.content;
  const { components: _now, ...wholeAfter } = after.content;
  const whole = changesOf(wholeBefore, wholeAfter);
  const changed = now.flatMap((one) => { const was = old.find((each) => each.key === one.key); const changes = was ? changesOf(was, one) : []; return changes.length ? [{ one, changes }] : []; });
  const added = now.filter((one) => !old.some((each) => each.key === one.key));
  const removed = old.filter((one) => !now.some((each) => each.key === one.key));
  const kept = (list: readonly Component[], beside: readonly Component[]): string => list.filter((one) => beside.some((each) => each.key === one.key)).map((one) => one.key).join();
  const isMoved = kept(old, now) !== kept(now, old);
  const isNone = !whole.length && !changed.length && !added.length && !removed.length && !isMoved;
  return (
    <PanelSection title={t('incentives.diff', { number: before.number })}>
      {isNone && <p className="t12 t3">{t('incentives.diffNone')}</p>}
      {added.map((one) => <p key={one.key} className="t13"><ins>{t('payDiff.added')}</ins> <b>{nameOf(one)}</b> <span className="t12 t3">{t(`payKind.${one.kind}`)}</span></p>)}
      {removed.map((one) => <p key={one.key} className="t13"><del>{t('payDiff.removed')}</del> <b>{nameOf(one)}</b></p>)}
      {changed.map(({ one, changes }) => <div key={one.key} style={{ padding: '4px 0' }}><b className="t13">{nameOf(one)}</b>{list(changes)}</div>)}
      {whole.length > 0 && <div style={{ padding: '4px 0' }}><b className="t13">{t('payDiff.whole')}</b>{list(whole)}</div>}
      {isMoved && <p className="t12 t3">{t('payDiff.moved')}</p>}
    </PanelSection>
  );
}
