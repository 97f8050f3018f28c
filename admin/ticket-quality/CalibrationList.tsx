// Calibrations: several reviewers on one ticket, compared with gold; the sampler opens them from a sheet that was submitted.
import { Plus, Target } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ReferenceField, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { TQ_SECTIONS } from './sections.ts';
import { CALIBRATION_CHOICES, CALIBRATIONS, type CalibrationRow, OPEN_CALIBRATION, REVIEW_TONES } from './ticket-quality.operations.ts';

interface ChoiceRow { id: string; ticketId: string; ticketNumber: string; score: string | null; answers: unknown; reviewer: { id: string; name: string } | null }

export function CalibrationList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [opening, setOpening] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ calibrations: { items: CalibrationRow[] } }>(CALIBRATIONS, undefined, { staleTime: 0 });
  const choices = useAsk<{ ticketReviews: { items: ChoiceRow[] } }>(CALIBRATION_CHOICES, undefined, { enabled: opening });
  const rows = data?.calibrations.items ?? [];
  const titleOf = (row: CalibrationRow): string => (format.language === 'zh' ? row.titleZh : row.titleEn);
  const open = can('quality:sample') && <button type="button" className="btn pri" onClick={() => setOpening(true)}><Plus size={14} aria-hidden />{t('tq.calNew')}</button>;
  const person = (name: string, label: string, required = false) => <ReferenceField name={name} label={label} required={required} resource="employees" say={format.person} searchable />;
  return (
    <>
      <PageHeader title={t('tq.calibrations')} facts={<span>{t('tq.agreementText')}</span>}>{open}</PageHeader>
      <SectionTabs sections={TQ_SECTIONS} label={t('tq.title')} />
      {error ? <Failed what={t('tq.calibrations')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={Target} title={t('tq.calEmpty')} text={t('tq.calEmptyText')}>{open}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('tq.calibrations')}>
            <thead><tr><th scope="col">{t('tq.calibrations')}</th><th scope="col">{t('tq.ticket')}</th><th scope="col">{t('tq.state')}</th><th scope="col" className="r">{t('tq.gold')}</th><th scope="col">{t('tq.openedAt')}</th></tr></thead>
            <tbody>{rows.map((row) => <tr key={row.id}><td className="lead"><Link className="b" to={`/calibrations/${row.id}/show`}>{titleOf(row)}</Link></td><td className="mono t2">{row.ticketNumber}</td><td><StatusTag tone={REVIEW_TONES[row.state]}>{t(`calibrationState.${row.state}`)}</StatusTag></td><td className="r" data-label={t('tq.gold')}>{row.shownScore === null ? '–' : decimal(row.shownScore, 1)}</td><td className="t2 minor">{format.instant(row.openedAt)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      {opening && (
        <FormDialog title={t('tq.calNew')} text={t('tq.calText')} act={t('tq.calNew')} defaults={{ titleZh: '', titleEn: '', reviewId: '', first: '', second: '', third: '' }} onClose={() => setOpening(false)}
          onSend={async ({ titleZh, titleEn, reviewId, first, second, third }) => {
            const gold = choices.data?.ticketReviews.items.find((one) => one.id === reviewId);
            await request(OPEN_CALIBRATION, { input: { idempotencyKey: key, ticketId: gold?.ticketId, titleZh, titleEn, goldAnswers: gold?.answers, reviewerIds: [first, second, third].filter(Boolean) } });
            setOpening(false); setKey(crypto.randomUUID()); await refetch(); toastDone(t('tq.calOpened'));
          }}>
          <TextField name="titleZh" label={t('tq.calTitleZh')} required /><TextField name="titleEn" label={t('tq.calTitleEn')} required />
          <SelectField name="reviewId" label={t('tq.goldFrom')} required choices={(choices.data?.ticketReviews.items ?? []).map((one) => ({ value: one.id, label: `${one.ticketNumber} ${format.person(one.reviewer, '')} ${one.score === null ? '' : decimal(one.score, 1)}` }))} />
          {person('first', t('tq.participants'), true)}{person('second', t('tq.participants'))}{person('third', t('tq.participants'))}
        </FormDialog>
      )}
    </>
  );
}
