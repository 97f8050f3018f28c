// The answers behind a cell of the heat map: what failed first, each in words with its audit; their number is the cell's.
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { count, rate, useFormat } from '../shared/format.ts';
import { ContextPanel, PanelSection } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { monthOn } from './plan-month.ts';
import { type Answers, ANSWERS, type HeatCell } from './store-quality.operations.ts';

const LIMIT = 60;

/** `cell` with the days and stores that it stands for. */
export function AnswersPanel({ title, cell, input, withStore, onClose }: { title: string; cell: HeatCell; input: { templateId: string; storeIds: string[]; from: string; until: string }; withStore?: boolean; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const close = useRef<HTMLButtonElement>(null);
  const [month, setMonth] = useState<string | null>(null);
  const then = month ? cell.course.find((one) => one.month === month) : undefined;
  const days = month ? { from: month > input.from ? month : input.from, until: [`${monthOn(month.slice(0, 7), 1)}-01`, input.until].sort()[0] as string } : {};
  const { data, error, refetch } = useAsk<{ auditAnswers: Answers }>(ANSWERS, { input: { ...input, ...days, section: cell.section, limit: LIMIT } }, { keep: false });
  // Below the map on a phone: the focus goes to what was asked for.
  useEffect(() => { close.current?.focus({ preventScroll: true }); close.current?.closest('section')?.scrollIntoView({ block: 'start' }); }, []);
  const answers = data?.auditAnswers;
  return (
    <ContextPanel wide label={t('storeQuality.answers')}>
      <PanelSection title={title} aside={<button ref={close} type="button" className="ib" aria-label={t('storeQuality.close')} onClick={onClose}><X size={16} aria-hidden /></button>}>
        <p className="t13 t2">{t('storeQuality.answersOf', { failed: count(cell.failed), total: count(cell.answers), audits: count(cell.audits) })}</p>
        {cell.course.length > 1 && (
          <ul className="plain sq-course" aria-label={t('storeQuality.course')}>{cell.course.map((one) => (
            <li key={one.month} className={one.month === month ? 'on' : undefined}>
              <OpenNumber className="t12" label={`${format.month(one.month.slice(0, 7))} ${t('storeQuality.failedOf', { failed: one.failed, answers: one.answers })}`} onOpen={() => setMonth(one.month === month ? null : one.month)}>{rate((one.answers - one.failed) / one.answers, 0)}</OpenNumber>
              <i aria-hidden style={{ height: `${((one.answers - one.failed) / one.answers) * 55}%` }} /><span className="t12 t3">{Number(one.month.slice(5, 7))}</span>
            </li>
          ))}</ul>
        )}
        {month && then && <p className="t13">{t('storeQuality.monthOnly', { month: format.month(month.slice(0, 7)), failed: count(then.failed), total: count(then.answers) })} <button type="button" className="lk" onClick={() => setMonth(null)}>{t('storeQuality.allMonths')}</button></p>}
        {answers && <p style={{ marginTop: 6 }}><Link className="lk t13" to={listLink('audits', { and: [answers.filter] })}>{t('storeQuality.openAudits')}</Link></p>}
      </PanelSection>
      <PanelSection title={t('storeQuality.answers')} aside={answers && count(answers.total)}>
        {error ? <Failed what={t('storeQuality.answers')} fault={error} onRetry={() => refetch()} /> : !answers ? <SkeletonRows rows={6} /> : (
          <ul className="plain sq-answers">{answers.items.map((one) => (
            <li key={`${one.auditId}-${one.questionKey}`}>
              <span className="row wrap g4"><StatusTag tone={one.isFailed ? 'late' : 'ok'}>{t(one.isFailed ? 'storeQuality.failed' : 'storeQuality.passed')}</StatusTag>{one.isCritical && <StatusTag tone="late">{t('storeQuality.critical')}</StatusTag>}{one.isRepeat && <StatusTag tone="soon">{t('storeQuality.repeat')}</StatusTag>}</span>
              <span className="t13"><b>{format.label(one.question)}</b> {format.label(one.answer)}</span>
              {one.note && <span className="t12 t2" lang="zh-CN">{one.note}</span>}
              <span className="t12 t3"><Link className="lk" to={`/audits/${one.auditId}/show`}>{one.number}</Link> <time dateTime={one.auditedOn}>{format.day(one.auditedOn)}</time>{withStore && ` ${format.label(one.store)}`}</span>
            </li>
          ))}</ul>
        )}
        {answers && answers.total > answers.items.length && <p className="t12 t3">{t('storeQuality.more', { count: answers.items.length })}</p>}
      </PanelSection>
    </ContextPanel>
  );
}
