// The answers behind a cell of the heat map: what failed first, each in words with its audit; their number is the cell's.
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { listLink, StatusTag } from '../shared/cells.tsx';
import { count, useFormat } from '../shared/format.ts';
import { ContextPanel, PanelSection } from '../shared/Page.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { type Answers, ANSWERS, type HeatCell } from './store-quality.operations.ts';

const LIMIT = 60;

/** `cell` with the days and stores that it stands for. */
export function AnswersPanel({ title, cell, input, withStore, onClose }: { title: string; cell: HeatCell; input: { templateId: string; storeIds: string[]; from: string; until: string }; withStore?: boolean; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const close = useRef<HTMLButtonElement>(null);
  const { data, error, refetch } = useAsk<{ auditAnswers: Answers }>(ANSWERS, { input: { ...input, section: cell.section, limit: LIMIT } }, { keep: false });
  // Below the map on a phone: the focus goes to what was asked for.
  useEffect(() => { close.current?.focus({ preventScroll: true }); close.current?.scrollIntoView({ block: 'nearest' }); }, []);
  const answers = data?.auditAnswers;
  return (
    <ContextPanel wide label={t('storeQuality.answers')}>
      <PanelSection title={title} aside={<button ref={close} type="button" className="ib" aria-label={t('storeQuality.close')} onClick={onClose}><X size={16} aria-hidden /></button>}>
        <p className="t13 t2">{t('storeQuality.answersOf', { failed: count(cell.failed), total: count(cell.answers), audits: count(cell.audits) })}</p>
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
