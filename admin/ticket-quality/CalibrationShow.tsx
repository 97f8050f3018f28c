// One calibration: the questions with the gold answers, once they are shown, beside what each reviewer said.
import { X } from 'lucide-react';
import { useParams } from 'react-router-dom';
import type { Answer, Answers } from '../forms/judge.ts';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { decimal, signed, useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { CALIBRATION, CALIBRATION_REVIEWS, type CalibrationRow, CLOSE_CALIBRATION, type GoldAnswer, REVIEW_TONES, SAMPLED_WHY } from './ticket-quality.operations.ts';

const why = (number: string, id: string): Promise<Explanation> => request<{ explain: { tree: Explanation } }>(SAMPLED_WHY, { input: { number, id } }).then((answer) => answer.explain.tree);
interface Sheet { id: string; state: string; score: string | null; answers: Answers; reviewer: { id: string; name: string } | null }

export function CalibrationShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, error, isPending, refetch } = useAsk<{ calibration: CalibrationRow | null } & GoldAnswer>(CALIBRATION, { id }, { staleTime: 0 });
  const sheets = useAsk<{ calibration: { goldScore: string | null; reviews: Sheet[] } | null }>(CALIBRATION_REVIEWS, { id }, { staleTime: 0, enabled: can('quality:sample') });
  const row = data?.calibration;
  if (error) return <Failed what={t('tq.calibrations')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!row || !data) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const gold = data.calibrationSheet.answers;
  const reviews = (sheets.data?.calibration?.reviews ?? []).filter((one) => one.state === 'SUBMITTED');
  const goldScore = sheets.data?.calibration?.goldScore ?? row.shownScore;
  const print = (answer: Answer | undefined): string => (!answer ? '–' : answer.isNotApplicable ? t('tq.na') : answer.value === true ? t('tq.yes') : answer.value === false ? t('tq.no') : answer.value === undefined || answer.value === null ? '–' : String(answer.value));
  return (
    <>
      <Breadcrumb path={[{ label: t('tq.calibrations'), to: '/calibrations' }, { label: row.ticketNumber }]} />
      <PageHeader title={format.language === 'zh' ? row.titleZh : row.titleEn} facts={<><StatusTag tone={REVIEW_TONES[row.state]}>{t(`calibrationState.${row.state}`)}</StatusTag><span>{row.ticketNumber}</span>{!gold && <span>{t('tq.goldHidden')}</span>}</>}>
        {row.state === 'OPEN' && can('quality:sample') && <button type="button" className="btn pri" onClick={() => void request(CLOSE_CALIBRATION, { input: { id, expectedVersion: row.version } }).then(async () => { await Promise.all([refetch(), sheets.refetch()]); toastDone(t('tq.calClosed')); }).catch((fault: Fault) => toastFault(fault.message))}>{t('tq.calClose')}</button>}
      </PageHeader>
      <div className="scrollx">
        <table className="table" aria-label={t('tq.calibrations')}>
          <thead><tr><th scope="col">{t('tq.question')}</th><th scope="col">{t('tq.gold')}</th>{reviews.map((one) => <th scope="col" key={one.id}>{format.person(one.reviewer, '')}</th>)}</tr></thead>
          <tbody>
            <tr><td className="b">{t('tq.score')}</td><td className="b">{gold && goldScore !== null ? <ExplainPopover name={t('tq.gold')} load={() => why('calibration.goldScore', id)}>{decimal(goldScore, 1)}</ExplainPopover> : '–'}</td>{reviews.map((one) => <td key={one.id} className="b">{one.score === null ? '–' : <ExplainPopover name={`${format.person(one.reviewer, '')} ${t('tq.score')}`} load={() => why('ticketReview.score', one.id)}>{decimal(one.score, 1)}</ExplainPopover>}{goldScore !== null && one.score !== null && <span className="t12 t3"> {signed(Number(one.score) - Number(goldScore), 1)}</span>}</td>)}</tr>
            {data.calibrationSheet.sections.flatMap((section) => section.questions).filter((one) => one.type !== 'TEXT').map((question) => (
              <tr key={question.key}><td style={{ whiteSpace: 'normal', minWidth: 140 }}>{format.label(question)}</td><td>{gold ? print(gold[question.key]) : '–'}</td>{reviews.map((one) => { const isOff = gold && print(one.answers[question.key]) !== print(gold[question.key]); return <td key={one.id} className={isOff ? 'latec b' : undefined}>{print(one.answers[question.key])}</td>; })}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
