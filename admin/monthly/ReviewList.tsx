// The monthly reviews that one may see, and making one.
import { CalendarRange, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, sayMonth, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { MAKE, REVIEW_TONES, type ReviewRow, REVIEWS, SECTIONS } from './monthly.operations.ts';
import { PLACE_DEFAULTS, PlaceFields, placeInput, usePlaceName } from './place.tsx';

export function ReviewList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const placeName = usePlaceName();
  const [making, setMaking] = useState(false);
  const { data, error, isPending, refetch } = useAsk<{ monthlyReviews: { items: ReviewRow[] } }>(REVIEWS, undefined, { staleTime: 0 });
  const rows = data?.monthlyReviews.items ?? [];
  const make = can('quality:plan') && <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('monthly.make')}</button>;
  return (
    <>
      <PageHeader title={t('monthly.title')}>{make}</PageHeader>
      <SectionTabs sections={SECTIONS} label={t('monthly.title')} />
      {error ? <Failed what={t('monthly.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={CalendarRange} title={t('monthly.empty')} text={t('monthly.emptyText')}>{make}</Empty> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('monthly.title')}>
            <thead><tr><th scope="col">{t('monthly.month')}</th><th scope="col">{t('monthly.place')}</th><th scope="col">{t('monthly.state')}</th><th scope="col">{t('monthly.maker')}</th><th scope="col">{t('monthly.taken')}</th></tr></thead>
            <tbody>{rows.map((row) => <tr key={row.id}><td className="lead"><Link className="b" to={`/monthlyReviews/${row.id}/show`}>{sayMonth(row.monthOn.slice(0, 7), format.language)}</Link></td><td>{placeName(row)}</td><td><StatusTag tone={REVIEW_TONES[row.state]}>{t(`monthlyReviewState.${row.state}`)}</StatusTag></td><td className="t2 minor">{format.person(row.madeBy)}</td><td className="t2 minor">{format.instant(row.takenAt)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      {making && (
        <FormDialog title={t('monthly.make')} text={t('monthly.makeText')} act={t('monthly.make')} defaults={{ ...PLACE_DEFAULTS, month: dayOf(new Date()).slice(0, 7) }} onClose={() => setMaking(false)}
          onSend={async (values) => { const answer = await request<{ makeMonthlyReview: { id: string } }>(MAKE, { input: { ...placeInput(values), month: values.month } }); toastDone(t('monthly.made')); navigate(`/monthlyReviews/${answer.makeMonthlyReview.id}/show`); }}>
          <PlaceFields /><TextField name="month" label={t('monthly.month')} type="month" required />
        </FormDialog>
      )}
    </>
  );
}
