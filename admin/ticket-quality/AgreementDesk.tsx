// How reviewers judge: alike, beyond chance, higher or lower than the other and than gold; each figure opens to its reasons.
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { listLink, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { ExplainPopover } from '../shared/Explain.tsx';
import { addDays, dayOf, decimal, instantAt, midnightAfter, rate, signed, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { TQ_SECTIONS } from './sections.ts';
import { AGREEMENT, type ReviewerRow } from './ticket-quality.operations.ts';

/** A figure of a reviewer: how it was reckoned, and the sheets that it was reckoned from. */
function Figure({ row, figure, name, children }: { row: ReviewerRow; figure: string; name: string; children: string }) {
  return <ExplainPopover name={name} explanation={row.explanation.inputs.find((one) => one.path?.[0] === figure)}>{children}</ExplainPopover>;
}

export function AgreementDesk() {
  const t = useT();
  const format = useFormat();
  const today = dayOf(new Date());
  const [fromOn, setFrom] = useState(addDays(today, -90));
  const [untilOn, setUntil] = useState(today);
  const { data, error, isPending, refetch } = useAsk<{ reviewerAgreement: ReviewerRow[] }>(AGREEMENT, { fromOn, untilOn });
  const rows = data?.reviewerAgreement ?? [];
  /** The sheets of a reviewer that count here: submitted in these days, those of a calibration once it is closed. */
  const sheetsOf = (reviewerId: string) => ({ and: [
    { reviewerId: { eq: reviewerId }, state: { eq: 'SUBMITTED' }, submittedAt: { gte: instantAt(`${fromOn}T00:00`), lt: midnightAfter(untilOn) } },
    { or: [{ calibrationId: { isNull: true } }, { calibration: { state: { eq: 'CLOSED' } } }] },
  ] });
  const day = (name: string, label: string, value: string, change: (next: string) => void) => <label className="row g4 t13"><span className="t2">{label}</span><span className="in"><input type="date" name={name} value={value} onChange={(event) => event.target.value && change(event.target.value)} /></span></label>;
  return (
    <>
      <PageHeader title={t('tq.agreement')} facts={<span>{t('tq.agreementText')}</span>}>{day('from', t('tq.from'), fromOn, setFrom)}{day('until', t('tq.until'), untilOn, setUntil)}</PageHeader>
      <SectionTabs sections={TQ_SECTIONS} label={t('tq.title')} />
      {error ? <Failed what={t('tq.agreement')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : rows.length === 0 ? <Empty icon={Scale} title={t('tq.agreementEmpty')} text={t('tq.agreementEmptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('tq.agreement')}>
            <thead><tr><th scope="col">{t('tq.reviewer')}</th><th scope="col" className="r">{t('tq.sheets')}</th><th scope="col" className="r">{t('tq.pairs')}</th><th scope="col" className="r">{t('tq.alike')}</th><th scope="col">{t('tq.kappa')}</th><th scope="col" className="r">{t('tq.weighted')}</th><th scope="col" className="r">{t('tq.bias')}</th><th scope="col" className="r">{t('tq.goldBias')}</th></tr></thead>
            <tbody>{rows.map((row) => {
              const name = format.person({ name: row.reviewerName, nameEn: row.reviewerNameEn });
              const opens = (figure: string, label: string, said: string) => <Figure row={row} figure={figure} name={`${name} ${label}`}>{said}</Figure>;
              return (
                <tr key={row.reviewerId}>
                  <td className="lead b">{name}</td><td className="r" data-label={t('tq.sheets')}><OpenNumber to={listLink('ticketReviews', sheetsOf(row.reviewerId))} label={`${name} ${t('tq.sheets')} ${row.reviewCount}`}>{row.reviewCount}</OpenNumber></td><td className="r" data-label={t('tq.pairs')}>{row.pairCount === 0 ? 0 : <OpenNumber to={listLink('ticketReviews', { and: [{ ids: row.pairIds }] })} label={`${name} ${t('tq.pairs')} ${row.pairCount}`}>{row.pairCount}</OpenNumber>}</td><td className="r" data-label={t('tq.alike')}>{row.agreedShare === null ? '–' : opens('agreedShare', t('tq.alike'), rate(row.agreedShare))}</td>
                  <td data-label={t('tq.kappa')}><span className="row g6" style={{ display: 'inline-flex' }}>{row.kappa === null ? '–' : opens('kappa', t('tq.kappa'), decimal(row.kappa, 2))}{row.kappaWord && <StatusTag tone={['POOR', 'SLIGHT'].includes(row.kappaWord) ? 'late' : row.kappaWord === 'FAIR' ? 'soon' : 'ok'}>{t(`tq.kappaWord.${row.kappaWord}`)}</StatusTag>}</span></td>
                  <td className="r" data-label={t('tq.weighted')}>{row.weightedKappa === null ? '–' : opens('weightedKappa', t('tq.weighted'), decimal(row.weightedKappa, 2))}</td><td className="r" data-label={t('tq.bias')}>{row.meanGap === null ? '–' : opens('meanGap', t('tq.bias'), signed(row.meanGap, 1))}</td><td className="r" data-label={t('tq.goldBias')}>{row.goldGap === null ? '–' : opens('goldGap', t('tq.goldBias'), signed(row.goldGap, 1))}</td>
                </tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
