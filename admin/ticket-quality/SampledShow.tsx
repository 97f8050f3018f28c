// One sampled ticket: its score with reasons, what was not done; for the sampler both sheets, and settling where they differ.
import { X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { Reassign } from './Reassign.tsx';
import { REVIEW_TONES, SAMPLED, SAMPLED_REVIEWS, SAMPLED_TONES, SAMPLED_WHY, type SampledPage, SETTLE, type SheetRow } from './ticket-quality.operations.ts';
import './ticket-quality.css';

/** The part of an explanation that bears these words. */
function partOf(tree: Explanation, words: { zh: string }): Explanation | undefined {
  return tree.label.zh === words.zh ? tree : tree.inputs.map((one) => partOf(one, words)).find(Boolean);
}

export function SampledShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [settling, setSettling] = useState(false);
  const [voiding, setVoiding] = useState(false);
  const [handing, setHanding] = useState<SheetRow | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ sampledTicket: SampledPage | null }>(SAMPLED, { id }, { staleTime: 0 });
  const sheets = useAsk<{ sampledTicket: { reviews: SheetRow[] } | null }>(SAMPLED_REVIEWS, { id }, { staleTime: 0, enabled: can('quality:sample') });
  const row = data?.sampledTicket;
  if (error) return <Failed what={t('tq.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!row) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const reviews = sheets.data?.sampledTicket?.reviews ?? [];
  const why = (): Promise<Explanation> => request<{ explain: { tree: Explanation } }>(SAMPLED_WHY, { input: { number: 'sampledTicket.finalScore', id } }).then((answer) => answer.explain.tree);
  const nameOf = (one: SheetRow): string => `${t(one.isSecond ? 'tq.second' : 'tq.first')} ${format.person(one.reviewer, '')} ${one.score === null ? '' : decimal(one.score, 1)}`.trim();
  return (
    <>
      <Breadcrumb path={[{ label: t('tq.title'), to: '/sampledTickets' }, { label: row.ticketNumber }]} />
      <PageHeader title={row.ticketNumber} facts={<><StatusTag tone={SAMPLED_TONES[row.state]}>{t(`sampledState.${row.state}`)}</StatusTag>{row.isFinalPass !== null && <StatusTag tone={row.isFinalPass ? 'ok' : 'late'}>{t(row.isFinalPass ? 'tq.pass' : 'tq.fail')}</StatusTag>}</>}>
        {can('tickets:read') && <Link className="btn" to={`/tickets/${row.ticketId}/show`}>{t('tq.openTicket')}</Link>}
        {row.state === 'WAITING' && can('quality:sample') && <button type="button" className="btn" onClick={() => setVoiding(true)}>{t('tq.makeVoid')}</button>}
        {row.state === 'DIFFERS' && can('quality:sample') && <button type="button" className="btn pri" onClick={() => setSettling(true)}>{t('tq.settle')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main tq-body">
          {row.finalScore !== null && (
            <section>
              <h2>{t('tq.score')} <ExplainPopover name={t('tq.why')} load={why}>{decimal(row.finalScore, 1)}</ExplainPopover></h2>
              <Facts items={(row.result?.sections ?? []).map((one) => [format.label(one), one.score === null ? '–' : <ExplainPopover key={one.zh} name={format.label(one)} load={() => why().then((tree) => partOf(tree, one) ?? tree)}>{decimal(one.score, 1)}</ExplainPopover>])} />
            </section>
          )}
          {row.result && (
            <section>
              <h2>{t('tq.failed')}</h2>
              {row.result.failed.length === 0 ? <p className="t13 t2">{t('tq.nothingFailed')}</p> : <ul className="t13">{row.result.failed.map((one) => <li key={one.key}><b>{format.label(one)}</b>{one.note && <span className="t2">{format.language === 'zh' ? '：' : ': '}{one.note}</span>}</li>)}</ul>}
              {row.result.comment && <p className="note t13" style={{ marginTop: 12 }}><b>{t('tq.comment')}</b> {row.result.comment}</p>}
            </section>
          )}
          {reviews.length > 0 && (
            <section>
              <h2>{t('tq.reviews')}</h2>
              <div className="scrollx"><table className="table phone" aria-label={t('tq.reviews')}>
                <thead><tr><th scope="col">{t('tq.reviewer')}</th><th scope="col">{t('tq.state')}</th><th scope="col" className="r">{t('tq.score')}</th><th scope="col">{t('tq.verdict')}</th><th scope="col"><span className="visually-hidden">{t('tq.reassign')}</span></th></tr></thead>
                <tbody>{reviews.map((one) => <tr key={one.id}><td className="lead b"><Link to={`/ticketReviews/${one.id}/show`}>{format.person(one.reviewer)}</Link></td><td><StatusTag tone={REVIEW_TONES[one.state]}>{t(`ticketReviewState.${one.state}`)}</StatusTag></td><td className="r" data-label={t('tq.score')}>{one.score === null ? '–' : decimal(one.score, 1)}</td><td className={one.isPassed === null ? 'minor' : undefined}>{one.isPassed === null ? '–' : t(one.isPassed ? 'tq.pass' : 'tq.fail')}</td><td className="r">{one.state === 'ASSIGNED' && <button type="button" className="btn" aria-label={`${t('tq.reassign')}: ${format.person(one.reviewer, '')}`} onClick={() => setHanding(one)}>{t('tq.reassign')}</button>}</td></tr>)}</tbody>
              </table></div>
            </section>
          )}
        </div>
        <ContextPanel label={t('tq.one')}>
          <PanelSection title={t('tq.one')}>
            <Facts items={[[t('tq.agent'), format.person(row.agent, '')], [t('tq.store'), format.named(row.store)], [t('tq.solved'), format.day(row.solvedOn)], [t('tq.final'), row.finalOn ? format.day(row.finalOn) : '–'], [t('tq.how'), row.isRisk ? `${t('tq.byRisk')}${format.language === 'zh' ? '：' : ': '}${row.riskWhy.map((why) => t(`riskWhy.${why}`, { _: why })).join(format.language === 'zh' ? '、' : ', ')}` : t('tq.byChance')],
              ...(row.scoreGap ? [[t('tq.double'), t('tq.gap', { gap: decimal(row.scoreGap, 1) })] as [string, string]] : []), ...(row.settleNote ? [[t('tq.settle'), row.settleNote] as [string, string]] : [])]} />
          </PanelSection>
        </ContextPanel>
      </div>
      {handing && <Reassign review={handing} onClose={() => setHanding(null)} onDone={async () => { setHanding(null); await sheets.refetch(); }} />}
      {voiding && (
        <FormDialog title={t('tq.makeVoid')} text={t('tq.voidText')} act={t('tq.makeVoid')} defaults={{ reason: '' }} onClose={() => setVoiding(false)}
          onSend={async ({ reason }) => { await request(SETTLE, { input: { id, expectedVersion: row.version, reviewId: null, reason } }); setVoiding(false); await Promise.all([refetch(), sheets.refetch()]); toastDone(t('tq.voided')); }}>
          <TextField name="reason" label={t('tq.reason')} required multiline />
        </FormDialog>
      )}
      {settling && (
        <FormDialog title={t('tq.settle')} text={t('tq.settleText')} act={t('tq.settle')} defaults={{ reviewId: '', reason: '' }} onClose={() => setSettling(false)}
          onSend={async ({ reviewId, reason }) => { await request(SETTLE, { input: { id, expectedVersion: row.version, reviewId: reviewId === 'void' ? null : reviewId, reason } }); setSettling(false); await Promise.all([refetch(), sheets.refetch()]); toastDone(t('tq.settled')); }}>
          <SelectField name="reviewId" label={t('tq.counts')} required choices={[...reviews.map((one) => ({ value: one.id, label: nameOf(one) })), { value: 'void', label: t('tq.voidIt') }]} />
          <TextField name="reason" label={t('tq.reason')} required multiline />
        </FormDialog>
      )}
    </>
  );
}
