// The scores of a store before this audit: the last one in words, the last six as a course against the pass mark, each opening its audit; a new version of the form breaks the line.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { addDays, decimal, useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import { type AuditPage, PAST_SCORES, type PastScore } from './audits.operations.ts';

type Of = Pick<AuditPage, 'id' | 'storeId' | 'templateId' | 'auditedOn'>;
const MOST = 6;
function usePast(audit: Of): { passMark: string | null; points: PastScore[] } {
  const { data } = useAsk<{ auditTrend: { passMark: string | null; points: PastScore[] } }>(PAST_SCORES, { input: { storeId: audit.storeId, templateId: audit.templateId, from: addDays(audit.auditedOn, -730), until: addDays(audit.auditedOn, 1) } });
  return data?.auditTrend ?? { passMark: null, points: [] };
}

/** The audit before, of the same store by the same template. */
export const usePrevious = (audit: Of): PastScore | undefined => usePast(audit).points.findLast((each) => each.auditId !== audit.id && each.auditedOn < audit.auditedOn);

export function Before({ audit }: { audit: Of }) {
  const t = useT();
  const one = usePrevious(audit);
  return one ? <Link className="num" to={`/audits/${one.auditId}/show`}>{t('audits.lastTime', { score: decimal(one.score, 1) })}</Link> : null;
}

/** Where the points stand, in percent of the picture: as wide as their columns, as high as the scores differ. */
export function courseOf(points: readonly Pick<PastScore, 'score' | 'formVersion'>[], passMark: string | null): { x: number[]; y: number[]; goal: number | null; lines: string[] } {
  const scores = points.map((one) => Number(one.score));
  const all = passMark === null ? scores : [...scores, Number(passMark)];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const heightOf = (score: number): number => (most === least ? 50 : 90 - ((score - least) / (most - least)) * 80);
  const x = points.map((_, at) => ((at + 0.5) * 100) / points.length);
  const y = scores.map(heightOf);
  const lines = [...new Set(points.map((one) => one.formVersion))].map((version) => points.flatMap((one, at) => (one.formVersion === version ? [`${x[at]},${y[at]}`] : [])).join(' '));
  return { x, y, goal: passMark === null ? null : heightOf(Number(passMark)), lines };
}

export function LastSix({ audit }: { audit: Of }) {
  const t = useT();
  const format = useFormat();
  const { passMark, points } = usePast(audit);
  const last = points.slice(-MOST);
  if (last.length < 2) return null;
  const { x, y, goal, lines } = courseOf(last, passMark);
  return (
    <PanelSection title={t('audits.lastSix')} aside={passMark === null ? undefined : t('audits.lastSixFacts')}>
      <div className="course">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
          {goal !== null && <line className="goal" x1="0" x2="100" y1={goal} y2={goal} vectorEffect="non-scaling-stroke" />}
          {lines.map((line) => <polyline key={line} points={line} vectorEffect="non-scaling-stroke" />)}
        </svg>
        <ul className="plain">{last.map((one, at) => {
          const missed = passMark === null ? one.isPass === false : Number(one.score) < Number(passMark);
          return (
            <li key={one.auditId} style={{ left: `${x[at]}%`, top: `${y[at]}%` }}>
              <i className={missed ? 'low' : undefined} aria-hidden />
              <Link className={one.auditId === audit.id ? 'num t12 b' : 'num t12'} to={`/audits/${one.auditId}/show`} aria-label={`${format.day(one.auditedOn)} ${decimal(one.score, 1)}`}>{decimal(one.score, 1)}</Link>
            </li>
          );
        })}</ul>
      </div>
      <div className="course-days t12 t3">{last.map((one) => <span key={one.auditId}><time dateTime={one.auditedOn}>{one.auditedOn.slice(5)}</time>{one.isBreak && last[0] !== one && <span style={{ display: 'block', whiteSpace: 'nowrap' }}>{t('audits.versionFrom', { number: one.formVersion })}</span>}</span>)}</div>
    </PanelSection>
  );
}
